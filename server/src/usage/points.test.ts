import { expect, it } from 'vitest';
import { pointsOf } from './points.ts';

const many = (length: number) => Array.from({ length }, () => ({}));

it.each([
  ['one issue', true, '/rest/api/3/issue/PAY-1', { key: 'PAY-1', fields: {} }, 2],
  ['a page of fifty issues', true, '/rest/api/3/search/jql', { issues: many(50), isLast: true }, 51],
  ['an empty page', true, '/rest/api/3/search/jql', { issues: [] }, 1],
  ['three projects', true, '/rest/api/3/project/search?query=a', { values: many(3), total: 3 }, 4],
  ['a bare list', true, '/rest/api/3/priority', many(5), 6],
  ['oneself', true, '/rest/api/3/myself', { accountId: 'a' }, 3],
  ['four people', true, '/rest/api/3/user/search', many(4), 9],
  ['a picker of people', true, '/rest/api/3/user/picker', { users: many(2), total: 2 }, 5],
  ['a write', false, '/rest/api/3/issue', { key: 'PAY-1' }, 1],
  ['a read without an answer', true, '/rest/api/3/issue/PAY-1', undefined, 1],
])('%s', (_name, isRead, path, answer, points) => expect(pointsOf({ isRead, path, answer })).toBe(points));
