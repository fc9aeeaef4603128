import { dayIn } from '@sidelight/language';
import type { PlanningSituation } from '../write-plan.ts';
import { dayInWords } from '../write-plan.ts';
import { clockAt, instantAt, morning } from './time-spent.ts';

/** Where the days of a person's work are: Jira shows them by the profile, which may hide the zone. */
export async function zoneOf({ account, timeZone }: PlanningSituation): Promise<string> {
  return (await account.myself()).timeZone ?? timeZone;
}

/** "27 Nov 2026, 09:00". */
export function startInWords(started: string, timeZone: string): string {
  return `${dayInWords(dayIn(Date.parse(started), timeZone))}, ${clockAt(started, timeZone)}`;
}

export interface SpokenTime {
  readonly day?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly minutes?: number | undefined;
}

/** The stretch that was said, where something is said of it. Between two clock times so much time goes by as really did. */
export function stretchOf(
  { day, from, to, minutes }: SpokenTime,
  today: string,
  timeZone: string,
): { readonly started: string; readonly seconds: number | undefined } {
  const started = instantAt(day ?? today, from ?? morning, timeZone);
  const until = to === undefined ? undefined : instantAt(day ?? today, to, timeZone);
  const between = until === undefined ? undefined : (Date.parse(until) - Date.parse(started)) / 1_000;
  return { started, seconds: minutes === undefined ? between : minutes * 60 };
}
