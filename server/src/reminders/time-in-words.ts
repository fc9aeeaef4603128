import { daysBetween, localTimeAt } from '../local-time.ts';

/** "today at 17:00", "tomorrow at 09:00", "on Friday 4 December at 09:00", with the year when it is another. */
export function timeInWords(instant: number, { now, timeZone }: { now: number; timeZone: string }): string {
  const here = localTimeAt(now, timeZone);
  const then = localTimeAt(instant, timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `at ${two(then.hour)}:${two(then.minute)}`;
  const ahead = daysBetween(here, then);
  const near = new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]).get(ahead);
  if (near !== undefined) return `${near} ${clock}`;
  const day = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(then.year === here.year ? {} : { year: 'numeric' }),
    timeZone,
  })
    .format(instant)
    .replace(',', '');
  return `on ${day} ${clock}`;
}
