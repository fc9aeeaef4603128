import { it } from 'vitest';
import { anHourOfLife, dueAtOnce } from './life-under-test.ts';

it('10,000 connections due at once are all renewed, evenly spread, without a burst', () =>
  dueAtOnce(10_000, 20));
it('an hour of 100,000 connections, five in a hundred failing in every way, ends as predicted', () =>
  anHourOfLife(100_000, 100));
