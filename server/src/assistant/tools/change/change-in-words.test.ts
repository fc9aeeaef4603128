import { expect, it } from 'vitest';
import { changeInWords } from './change-in-words.ts';

const issue = {
  key: 'PAY-12',
  status: { id: '3', name: 'In Progress', category: 'indeterminate' },
  assignee: { accountId: 'a', displayName: 'Sam Lee', email: null, avatarUrl: null },
  priority: 'High',
  dueDate: '2026-11-27',
} as const;
const transition = { id: '11', statusId: '3', statusName: 'In Progress' };

it('names the one thing that was done', () => {
  const only = (edit: object) => changeInWords({ edit, transition: null }, issue);
  expect(changeInWords({ edit: null, transition }, issue)).toBe('Moved PAY-12 to In Progress');
  expect(only({ assigneeAccountId: 'a' })).toBe('Assigned PAY-12 to Sam Lee');
  expect(only({ dueDate: '2026-11-27' })).toBe('Set the due date of PAY-12 to 27 Nov 2026');
  expect(only({ priority: 'High' })).toBe('Set the priority of PAY-12 to High');
  expect(only({ labels: [] })).toBe('Changed the labels of PAY-12');
  expect(
    changeInWords({ edit: { assigneeAccountId: null }, transition: null }, { ...issue, assignee: null }),
  ).toBe('Took the assignee off PAY-12');
});

it('lists several', () => {
  expect(
    changeInWords(
      { edit: { assigneeAccountId: 'a', dueDate: null }, transition },
      { ...issue, dueDate: null },
    ),
  ).toBe('Changed PAY-12: status In Progress, assignee Sam Lee and no due date');
});
