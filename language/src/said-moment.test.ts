import { expect, it } from 'vitest';
import { saidMoment } from './said-moment.ts';

const today = '2026-11-25';

it('reads a day, and the time where one is said', () => {
  expect(saidMoment('2026-12-01', today)).toEqual({ day: '2026-12-01', time: undefined });
  expect(saidMoment('tomorrow', today)).toEqual({ day: '2026-11-26', time: undefined });
  expect(saidMoment(' Friday ', today)?.day).toBe('2026-11-27');
  expect(saidMoment('1 Dec 2026', today)?.day).toBe('2026-12-01');
  expect(saidMoment('tomorrow at 9am', today)).toEqual({ day: '2026-11-26', time: '09:00' });
  expect(saidMoment('tomorrow at 12 am', today)?.time).toBe('00:00');
  expect(saidMoment('2026-12-01 14:30', today)).toEqual({ day: '2026-12-01', time: '14:30' });
});

it('takes nothing that says more', () => {
  for (const text of ['', 'soon', 'tomorrow or so', 'tomorrow 14', 'tomorrow at 25:00', '5']) {
    expect(saidMoment(text, today), text).toBeUndefined();
  }
});
