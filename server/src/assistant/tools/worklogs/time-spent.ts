import { instantOf, localTimeAt, localTimeOf } from '../../../local-time.ts';

export { timeInWords } from '../../../jira/fields/durations.ts';

/** When work began of which only the day is known. */
export const morning = '09:00';

/** When clocks somewhere show a time ("09:00") on a day, as ISO 8601 in UTC. */
export function instantAt(day: string, clock: string, timeZone: string): string {
  return new Date(instantOf(localTimeOf(day, clock), timeZone)).toISOString();
}

/** The time that clocks show at an instant: "09:00". */
export function clockAt(instant: string, timeZone: string): string {
  const { hour, minute } = localTimeAt(Date.parse(instant), timeZone);
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
}
