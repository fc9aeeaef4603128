import { describe, expect, it } from 'vitest';
import { type Direction, readDay, readLength } from './days.ts';
import { Sentence } from './sentence.ts';

/** Monday. */
const today = '2026-11-23';
const dayOf = (text: string, direction: Direction = 'ahead') => {
  const sentence = new Sentence(text);
  const found = readDay(sentence, 0, today, direction);
  return found?.to === sentence.length ? found.day : undefined;
};

describe('readDay', () => {
  it.each([
    ['today', '2026-11-23'],
    ['tomorrow', '2026-11-24'],
    ['the day after tomorrow', '2026-11-25'],
    ['Friday', '2026-11-27'],
    ['on Friday', '2026-11-27'],
    ['Monday', '2026-11-30'],
    ['this Friday', '2026-11-27'],
    ['next Friday', '2026-12-04'],
    ['27 Nov', '2026-11-27'],
    ['3 March', '2027-03-03'],
    ['2026-12-01', '2026-12-01'],
    ['24.12.2026', '2026-12-24'],
    ['the 27th', '2026-11-27'],
    ['the 3rd', '2026-12-03'],
    ['in two weeks', '2026-12-07'],
    ['3 days from now', '2026-11-26'],
    ['end of the week', '2026-11-27'],
    ['the end of the month', '2026-11-30'],
    ['next week', '2026-12-04'],
  ])('ahead: %s', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });

  it.each([
    ['yesterday', '2026-11-22'],
    ['Friday', '2026-11-20'],
    ['last Friday', '2026-11-20'],
    ['Monday', '2026-11-23'],
    ['two weeks ago', '2026-11-09'],
    ['3 December', '2025-12-03'],
    ['the 27th', '2026-10-27'],
  ])('behind: %s', (text, day) => {
    expect(dayOf(text, 'behind')).toBe(day);
  });

  it('does not guess which number is the month', () => {
    expect(dayOf('3/4/2026')).toBeUndefined();
    expect(dayOf('4/4/2027')).toBe('2027-04-04');
    expect(dayOf('31 February')).toBeUndefined();
    expect(dayOf('soonish')).toBeUndefined();
  });
});

describe('readLength', () => {
  it.each([
    ['7 days', { count: 7, unit: 'day' }],
    ['a couple of weeks', { count: 2, unit: 'week' }],
    ['30d', { count: 30, unit: 'day' }],
    ['an hour', { count: 1, unit: 'day' }],
    ['36 hours', { count: 2, unit: 'day' }],
    ['three working days', { count: 3, unit: 'day' }],
  ])('%s', (text, length) => {
    expect(readLength(new Sentence(text), 0)).toMatchObject(length);
  });

  it('needs a unit', () => {
    expect(readLength(new Sentence('7 bugs'), 0)).toBeUndefined();
  });
});
