import { parse, print } from '@sidelight/jql';
import { describe, expect, it } from 'vitest';
import { criteriaToQuery, type ResolvedCriteria } from './index.ts';

const table: readonly (readonly [ResolvedCriteria, string])[] = [
  [{}, 'project IS NOT EMPTY ORDER BY updated DESC'],
  [
    { assignee: { kind: 'me' }, statusCategory: 'open' },
    'statusCategory != Done AND assignee = currentUser() ORDER BY updated DESC',
  ],
  [{ assignee: { kind: 'nobody' } }, 'assignee IS EMPTY ORDER BY updated DESC'],
  [
    { overdue: true, statusCategory: 'open' },
    'statusCategory != Done AND duedate < startOfDay() ORDER BY duedate ASC, priority DESC',
  ],
  [
    { overdue: true },
    'duedate < startOfDay() AND statusCategory != Done ORDER BY duedate ASC, priority DESC',
  ],
  [
    { created: { from: '2026-11-01', to: '2026-11-30' } },
    'created >= "2026-11-01" AND created < "2026-12-01" ORDER BY created DESC',
  ],
];

describe('criteriaToQuery', () => {
  it.each(table)('%j', (criteria, jql) => {
    expect(print(criteriaToQuery(criteria))).toBe(jql);
  });

  it('keeps hostile values inside their quotes', () => {
    const hostile = '" OR project = SECRET OR summary ~ "\\';
    const query = criteriaToQuery({
      labels: [hostile],
      statuses: [hostile],
      assignee: { kind: 'account', accountId: hostile },
    });
    const read = parse(print(query));
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    expect(read.query.where?.kind).toBe('and');
    expect(print(read.query)).toBe(print(query));
    expect(read.query.where?.kind === 'and' && read.query.where.clauses).toHaveLength(3);
  });
});
