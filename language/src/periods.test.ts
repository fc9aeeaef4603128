import { expect, it } from 'vitest';
import type { Direction } from './days.ts';
import { readPeriod } from './periods.ts';
import { Sentence } from './sentence.ts';

/** Monday. */
const today = '2026-11-23';
const periodOf = (text: string, direction: Direction) => {
  const sentence = new Sentence(text);
  const found = readPeriod(sentence, 0, today, direction);
  return found?.to === sentence.length ? found.period : undefined;
};

it.each([
  ['this week', { from: '2026-11-23', to: '2026-11-29' }],
  ['next week', { from: '2026-11-30', to: '2026-12-06' }],
  ['in the next 3 days', { from: '2026-11-23', to: '2026-11-26' }],
  ['in 3 days', { from: '2026-11-23', to: '2026-11-26' }],
  ['before Friday', { to: '2026-11-26' }],
  ['by Friday', { to: '2026-11-27' }],
  ['by the end of the month', { to: '2026-11-30' }],
  ['after 3 December', { from: '2026-12-04' }],
  ['before next week', { to: '2026-11-29' }],
  ['between Friday and Monday', { from: '2026-11-27', to: '2026-11-30' }],
  ['from Tuesday to Thursday', { from: '2026-11-24', to: '2026-11-26' }],
  ['this weekend', { from: '2026-11-28', to: '2026-11-29' }],
  ['December', { from: '2026-12-01', to: '2026-12-31' }],
  ['March', { from: '2027-03-01', to: '2027-03-31' }],
])('ahead: %s', (text, period) => {
  expect(periodOf(text, 'ahead')).toEqual(period);
});

it.each([
  ['last week', { from: '2026-11-16', to: '2026-11-22' }],
  ['the last 7 days', { from: '2026-11-16', to: '2026-11-23' }],
  ['since Monday', { from: '2026-11-23' }],
  ['since last month', { from: '2026-10-01' }],
  ['yesterday', { from: '2026-11-22', to: '2026-11-22' }],
  ['more than 3 days ago', { to: '2026-11-19' }],
  ['in October', { from: '2026-10-01', to: '2026-10-31' }],
  ['in December', { from: '2025-12-01', to: '2025-12-31' }],
  ['2025', { from: '2025-01-01', to: '2025-12-31' }],
  ['recently', { from: '2026-11-16', to: '2026-11-23' }],
])('behind: %s', (text, period) => {
  expect(periodOf(text, 'behind')).toEqual(period);
});

it('leaves alone what is no period', () => {
  expect(periodOf('before lunch', 'ahead')).toBeUndefined();
  expect(periodOf('week', 'ahead')).toBeUndefined();
});
