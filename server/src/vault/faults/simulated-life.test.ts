import { it } from 'vitest';
import { anHourOfLife, dueAtOnce } from './life-under-test.ts';

// simulated-life.prove.ts has 10,000 and 100,000.
it('200 connections due at once are all renewed, evenly spread, without a burst', () => dueAtOnce(200, 20));
it('an hour of 200 connections, five in a hundred failing in every way, ends as predicted', () =>
  anHourOfLife(200, 20));
