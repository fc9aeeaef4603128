import { expect, it } from 'vitest';
import { historyOf } from './history.ts';

it('tells times as people say them, and leaves out what means nothing to them', () => {
  const items = [
    { field: 'timespent', fromString: null, toString: '5400' },
    { field: 'timeestimate', fromString: '7200', toString: '0' },
    { field: 'WorklogId', fromString: '50022', toString: null },
    { field: 'status', fromString: 'To Do', toString: 'Done' },
  ];
  const histories = [{ author: null, created: '2026-11-28T09:00:00.000+0000', items }];
  expect(historyOf({ histories }).map(({ field, from, to }) => [field, from, to])).toEqual([
    ['Time spent', null, '1h 30m'],
    ['Remaining estimate', '2h', '0m'],
    ['status', 'To Do', 'Done'],
  ]);
});
