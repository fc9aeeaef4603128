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
    'created >= 2026-11-01 AND created < 2026-12-01 ORDER BY created DESC',
  ],
  [
    { except: { projects: ['PAY'], types: ['Bug', 'Epic'] }, without: ['labels'] },
    'labels IS EMPTY AND project != PAY AND issuetype NOT IN (Bug, Epic) ORDER BY updated DESC',
  ],
  [
    { except: { labels: ['security'] }, statusCategory: 'open' },
    'statusCategory != Done AND (labels != security OR labels IS EMPTY) ORDER BY updated DESC',
  ],
  [
    { assignees: [{ kind: 'me' }, { kind: 'account', accountId: 'a:1' }, { kind: 'nobody' }] },
    'assignee IN (currentUser(), "a:1") OR assignee IS EMPTY ORDER BY updated DESC',
  ],
  [
    {
      closedBy: { person: { kind: 'me' }, doneStatuses: ['Done', 'Shipped'] },
      resolved: { from: '2026-11-16', to: '2026-11-22' },
    },
    'statusCategory = Done AND status CHANGED TO (Done, Shipped) BY currentUser() AFTER 2026-11-16 BEFORE 2026-11-23 ORDER BY resolved DESC',
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
