import { localDay } from '../formats/dates.ts';

export interface SnoozeTime {
  readonly label: string;
  /** As the server reads it: from now on, or on the person's own clock. */
  readonly at: string;
}

/** For how long a reminder can be put off by one press. */
export function snoozeTimes(now: number): readonly SnoozeTime[] {
  const date = new Date(now);
  // Noon, so that a change of the clocks does not lead to another day.
  const tomorrow = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 12).getTime();
  return [
    { label: '10 minutes', at: '10m' },
    { label: '1 hour', at: '1h' },
    { label: 'Tomorrow at 9:00', at: `${localDay(tomorrow)}T09:00` },
  ];
}
