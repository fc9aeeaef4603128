import { expect, it } from 'vitest';
import { instantAt } from './instants.ts';

it.each([
  ['2026-03-29', '01:30', '2026-03-29T00:30:00.000+0000'],
  // The clocks are put forward at two, and back at three.
  ['2026-03-29', '03:30', '2026-03-29T01:30:00.000+0000'],
  ['2026-10-25', '01:30', '2026-10-24T23:30:00.000+0000'],
  ['2026-10-25', '03:30', '2026-10-25T02:30:00.000+0000'],
])('%s %s in Berlin, when its clocks change, is %s', (day, time, instant) => {
  expect(instantAt(day, time, 'Europe/Berlin')).toBe(instant);
});
