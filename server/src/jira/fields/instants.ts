import { instantOf, localTimeOf } from '../../local-time.ts';

/** A moment of the clock somewhere in Jira's form, "2026-11-27T14:00:00.000+0000"; `time`: "14:00". */
export function instantAt(day: string, time: string, timeZone: string): string {
  return jiraInstant(instantOf(localTimeOf(day, time), timeZone));
}

/** Jira takes no "Z" and no colon in an offset. */
export function jiraInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+0000');
}

/** "27 Nov 2026, 14:00", as the clock shows it there; as it is when it is no moment. */
export function instantInWords(instant: string, timeZone: string): string {
  const at = Date.parse(instant.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(at)) return instant;
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at);
}
