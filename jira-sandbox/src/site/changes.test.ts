import { beforeEach, expect, test } from 'vitest';
import { priorities, resolutions, statuses } from './catalogue.ts';
import { SiteChanges } from './changes.ts';
import { generateSite } from './generate.ts';
import type { Issue } from './model/issue.ts';
import type { Project } from './model/project.ts';
import type { Site } from './model/site.ts';
import { demoPeople } from './people.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const [amira, tomas] = demoPeople;
let site: Site;
let project: Project;
let changes: SiteChanges;

beforeEach(() => {
  site = generateSite({ seed: 3, now: NOW, issues: 30, name: 'site', url: 'http://127.0.0.1:1' });
  const [first] = site.projects;
  if (first === undefined) throw new Error('the site has no project');
  project = first;
  changes = new SiteChanges(site);
});

function create(more: Partial<Issue> = {}): Issue {
  const type = project.issueTypes.find((candidate) => candidate.name === (more.parent ? 'Sub-task' : 'Task'));
  if (type === undefined) throw new Error('the project has no such type');
  return changes.createIssue(
    { summary: 'A task', priority: priorities[2], ...more, project, type },
    amira,
    NOW,
  );
}

test('numbers and ids go on after those of the generated site', () => {
  const before = [...site.issues.values()];
  const issue = create();
  expect(issue.key).toBe('PAY-11');
  expect(before.map((other) => other.id)).not.toContain(issue.id);
});

test('one change, one entry; what does not differ leaves none', () => {
  const issue = create();
  const entry = changes.changeIssue(
    issue,
    { assignee: tomas, dueDate: '2026-11-27', components: project.components.slice(0, 2) },
    amira,
    NOW + 1,
  );
  expect(entry?.items.map((item) => [item.field, item.fromText, item.toText])).toEqual([
    ['assignee', null, 'Tomás Ferreira'],
    ['duedate', null, '2026-11-27'],
    ['Component', null, 'Checkout'],
    ['Component', null, 'Ledger'],
  ]);
  expect(changes.changeIssue(issue, { assignee: tomas, priority: priorities[2] }, amira, NOW + 2)).toBeNull();
  expect(issue.updatedAt).toBe(NOW + 1);
});

test('a document that differs in its nodes alone is written, and told in the history', () => {
  const panel = (panelType: string) => ({
    type: 'doc' as const,
    version: 1 as const,
    content: [
      {
        type: 'panel',
        attrs: { panelType },
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Mind the gap' }] }],
      },
    ],
  });
  for (const field of ['description', 'environment'] as const) {
    const issue = create({ [field]: panel('note') });
    const entry = changes.changeIssue(issue, { [field]: panel('warning') }, amira, NOW + 1);
    expect(entry?.items).toMatchObject([{ field, fromText: 'Mind the gap', toText: 'Mind the gap' }]);
    expect(issue[field]).toEqual(panel('warning'));
    expect(changes.changeIssue(issue, { [field]: panel('warning') }, amira, NOW + 2)).toBeNull();
  }
});

test('resolving and reopening keep the derived times', () => {
  const issue = create();
  changes.changeIssue(issue, { status: statuses.done, resolution: resolutions[0] }, amira, NOW + 5);
  expect([issue.statusChangedAt, issue.resolvedAt]).toEqual([NOW + 5, NOW + 5]);
  changes.changeIssue(issue, { status: statuses.toDo, resolution: null }, amira, NOW + 9);
  expect([issue.statusChangedAt, issue.resolvedAt]).toEqual([NOW + 9, null]);
});

test('deleting takes sub-tasks along', () => {
  const issue = create();
  const subtask = create({ parent: issue });
  changes.deleteIssue(issue, amira, NOW);
  expect(site.issues.has(issue.key)).toBe(false);
  expect(site.issues.has(subtask.key)).toBe(false);
});
