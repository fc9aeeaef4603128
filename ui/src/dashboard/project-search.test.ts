import { expect, it } from 'vitest';
import { searchOf } from './project-search.ts';

it.each([
  ['', 'project = "PAY" ORDER BY updated DESC'],
  ['  refund worker ', 'project = "PAY" AND text ~ "refund worker" ORDER BY updated DESC'],
  ['PAY-12', 'project = "PAY" AND key = "PAY-12"'],
  ['") OR project = HR', 'project = "PAY" AND text ~ "OR project = HR" ORDER BY updated DESC'],
  ['a\\"b*', 'project = "PAY" AND text ~ "a b" ORDER BY updated DESC'],
  ['???', 'project = "PAY" ORDER BY updated DESC'],
])('%j is looked for with %s', (said, jql) => {
  expect(searchOf('PAY', said)).toBe(jql);
});
