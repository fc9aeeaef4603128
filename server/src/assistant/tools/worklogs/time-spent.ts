export { timeInWords } from '../../../jira/fields/durations.ts';

/** Nine in the morning of a day somewhere, as ISO 8601 in UTC: when work began of which only the day is known. */
export function morningOf(day: string, timeZone: string): string {
  const asUtc = Date.parse(`${day}T09:00:00Z`);
  const local = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  const shownAs = Date.parse(`${local.format(new Date(asUtc)).replace(' ', 'T')}Z`);
  return new Date(asUtc - (shownAs - asUtc)).toISOString();
}
