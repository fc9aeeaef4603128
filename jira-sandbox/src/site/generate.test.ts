import { expect, test } from 'vitest';
import { generateSite } from './generate.ts';
import type { AdfNode } from './model/document.ts';
import type { Issue } from './model/issue.ts';
import type { Site } from './model/site.ts';
import { demoPeople } from './people.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const options = { seed: 1, now: NOW, issues: 400, name: 'site', url: 'http://127.0.0.1:1' };

/** Everything about the issues, as one text. */
function written(site: Site): string {
  return JSON.stringify([site.cloudId, [...site.issues.values()]], (key, value) => {
    if (key === 'project' || key === 'parent' || key === 'issue') return value?.key ?? null;
    return value;
  });
}

test('the same seed gives the same site, another seed another', () => {
  expect(written(generateSite(options))).toBe(written(generateSite(options)));
  expect(written(generateSite(options))).not.toBe(written(generateSite({ ...options, seed: 2 })));
});

test('as many issues as asked, in three projects, hardly two alike', () => {
  const site = generateSite(options);
  const issues = [...site.issues.values()];
  expect(issues).toHaveLength(400);
  expect(new Set(issues.map((issue) => issue.project.key))).toEqual(new Set(['PAY', 'DESK', 'GAME']));
  expect(new Set(issues.map((issue) => issue.summary)).size).toBeGreaterThan(380);
  expect(generateSite({ ...options, issues: 0 }).issues.size).toBe(0);
});

test('the first person has work: overdue, due this week, and more', () => {
  const mine = [...generateSite(options).issues.values()].filter(
    (issue) => issue.assignee === demoPeople[0] && issue.resolution === null,
  );
  expect(mine.length).toBeGreaterThan(15);
  expect(mine.some((issue) => issue.dueDate !== null && issue.dueDate < '2026-11-23')).toBe(true);
  expect(
    mine.some(
      (issue) => issue.dueDate !== null && issue.dueDate >= '2026-11-23' && issue.dueDate <= '2026-11-29',
    ),
  ).toBe(true);
});

test('history leads from the creation to the present, and nothing lies in the future', () => {
  for (const issue of generateSite(options).issues.values()) {
    expect(issue.status.category.key === 'done', issue.key).toBe(issue.resolution !== null);
    replay(issue, 'status', issue.status.id);
    replay(issue, 'assignee', issue.assignee?.accountId ?? null);
    replay(issue, 'priority', issue.priority.id);
    replay(issue, 'duedate', issue.dueDate);
    replay(issue, 'resolution', issue.resolution?.id ?? null);
    const moments = [issue.createdAt, ...issue.history.map((entry) => entry.at)];
    expect(moments, issue.key).toEqual(moments.toSorted((left, right) => left - right));
    expect(
      Math.max(issue.updatedAt, ...issue.comments.map((comment) => comment.createdAt)),
    ).toBeLessThanOrEqual(NOW);
  }
});

/** Each change must start where the one before it ended, and the last one must end at the present value. */
function replay(issue: Issue, field: string, present: string | null): void {
  const items = issue.history.flatMap((entry) => entry.items).filter((item) => item.field === field);
  items.forEach((item, index) => {
    expect(item.to, `${issue.key} ${field}`).toBe(
      items[index + 1]?.from ?? (index === items.length - 1 ? present : null),
    );
  });
}

test('texts are whole: no open slot, no empty text node, mentions of real people', () => {
  const ids = new Set<unknown>(generateSite(options).people.map((person) => person.accountId));
  const mentions = new Set<unknown>();
  const look = (node: AdfNode) => {
    if (node.type === 'text') {
      expect(node.text).toBeTruthy();
      expect(node.text).not.toMatch(/\{[a-z]+\}|@(assignee|reporter|someone)/);
    }
    if (node.type === 'mention') mentions.add(node.attrs?.['id']);
    node.content?.forEach(look);
  };
  for (const issue of generateSite(options).issues.values()) {
    expect(issue.summary).not.toMatch(/[{}]/);
    if (issue.description !== null) look(issue.description);
    for (const comment of issue.comments) look(comment.body);
  }
  expect(mentions.size).toBeGreaterThan(5);
  for (const id of mentions) expect(ids).toContain(id);
});

test('the history of an issue tells into which sprints it went', () => {
  const { issues } = generateSite(options);
  const planned = [...issues.values()].filter(
    ({ sprints, type }) => sprints.length > 0 && type.hierarchyLevel === 0,
  );
  expect(planned.length).toBeGreaterThan(20);
  for (const { key, history, sprints } of planned) {
    const moves = history.flatMap(({ items }) => items).filter(({ field }) => field === 'Sprint');
    const last = moves.at(-1)?.toText;
    expect([key, moves.length, last]).toEqual([
      key,
      sprints.length,
      sprints.map(({ name }) => name).join(', '),
    ]);
  }
});
