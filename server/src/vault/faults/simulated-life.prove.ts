import { it } from 'vitest';
import { anHourOfLife, dueAtOnce } from './life-under-test.ts';

it('10,000 connections due at once are all renewed, evenly spread, without a burst', () =>
  dueAtOnce(10_000, 20));
// A quarter of an hour on a machine with nothing else to do.
it(
  'an hour of 100,000 connections, five in a hundred failing in every way, ends as predicted',
  {
    timeout: 3_600_000,
  },
  () => anHourOfLife(100_000, 100),
);
