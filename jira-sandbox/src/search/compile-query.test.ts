import { parse } from '@sidelight/jql';
import { describe, expect, it } from 'vitest';
import { document, paragraph } from '../site/adf.ts';
import { demoBoards } from '../site/boards.ts';
import { issueTypes, priorities, resolutions, statuses } from '../site/catalogue.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Sprint } from '../site/model/sprint.ts';
import { demoGroups, demoPeople } from '../site/people.ts';
import { demoProjects } from '../site/projects.ts';
import { rankAt } from '../site/rank.ts';
import { siteOf, testNow } from './arbitrary-site.ts';
import { compileQuery } from './compile-query.ts';

const [amira, tomas, zoe] = demoPeople;
const [payments, desk] = demoProjects(testNow, demoGroups());
const hour = 3_600_000;
const day = 24 * hour;

function issue(key: string, given: Partial<Issue>): Issue {
  const number = Number(key.split('-')[1]);
  const base: Issue = {
    id: String(30_000 + number),
    key,
    number,
    project: key.startsWith('PAY') ? payments : desk,
    createdAt: testNow - number * day,
    creator: amira,
    type: issueTypes.task,
    summary: 'Nothing special',
    description: null,
    environment: null,
    status: statuses.toDo,
    statusChangedAt: testNow - number * day,
    priority: priorities[2],
    resolution: null,
    resolvedAt: null,
    reporter: amira,
    assignee: null,
    dueDate: null,
    labels: [],
    components: [],
    fixVersions: [],
    affectedVersions: [],
    parent: null,
    securityLevel: null,
    sprints: [],
    storyPoints: null,
    updatedAt: testNow - number * day,
    watchers: [],
    votes: [],
    links: [],
    comments: [],
    originalEstimate: null,
    remainingEstimate: null,
    worklogs: [],
    attachments: [],
    remoteLinks: [],
    properties: new Map(),
    history: [],
    custom: {},
    rank: rankAt(number),
  };
  return { ...base, ...given };
}

const [board] = demoBoards([payments, desk], []);
if (board === undefined) throw new Error('there is no board');
const sprint: Sprint = {
  id: 7,
  name: 'PAY Sprint 7',
  goal: '',
  state: 'active',
  createdAt: testNow - 2 * day,
  startAt: testNow - day,
  endAt: testNow + day,
  completedAt: null,
  board,
  properties: new Map(),
};
const epic = issue('PAY-1', {
  type: issueTypes.epic,
  summary: 'Faster refunds',
  priority: priorities[0],
  watchers: [zoe],
});
const bug = issue('PAY-2', {
  type: issueTypes.bug,
  summary: 'Login fails',
  description: document(paragraph('The payment screen crashes')),
  assignee: amira,
  parent: epic,
  dueDate: '2026-11-23',
  labels: ['UI'],
  components: payments.components.slice(0, 1),
  fixVersions: payments.versions.slice(-1),
  storyPoints: 5,
  sprints: [sprint],
});
const done = issue('PAY-3', {
  status: statuses.done,
  resolution: resolutions[0],
  resolvedAt: testNow - hour,
  assignee: tomas,
  priority: priorities[4],
  dueDate: '2026-11-20',
  comments: [
    {
      id: '1',
      author: zoe,
      updateAuthor: zoe,
      createdAt: testNow,
      updatedAt: testNow,
      body: document(paragraph('Refunded twice')),
      visibility: null,
      properties: new Map(),
    },
  ],
  history: [
    {
      id: '1',
      author: tomas,
      at: testNow - hour,
      items: [
        {
          field: 'status',
          fieldId: 'status',
          from: statuses.toDo.id,
          fromText: 'To Do',
          to: statuses.done.id,
          toText: 'Done',
        },
      ],
    },
  ],
});
const request = issue('DESK-4', { assignee: zoe, votes: [amira] });
bug.links.push({
  id: '1',
  type: { id: '1', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  direction: 'outward',
  issue: done,
});
const site = { ...siteOf([epic, bug, done, request]), sprints: [sprint] };

function search(text: string, timeZone = 'UTC') {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.errors[0]?.message}`);
  return compileQuery(parsed.query, { site, me: amira, now: testNow, timeZone });
}

function keys(text: string, timeZone?: string): string[] {
  const compiled = search(text, timeZone);
  if (!compiled.ok) throw new Error(compiled.errors.join(' '));
  const { matches, compare } = compiled.search;
  return [...site.issues.values()]
    .filter(matches)
    .sort(compare)
    .map((found) => found.key);
}

describe('what is found', () => {
  it.each([
    ['assignee = currentUser()', 'PAY-2'],
    ['assignee in (currentUser(), EMPTY)', 'PAY-1 PAY-2'],
    ['assignee != currentUser()', 'PAY-3 DESK-4'],
    ['NOT assignee = currentUser()', 'PAY-3 DESK-4'],
    ['assignee = "tomás ferreira"', 'PAY-3'],
    [`assignee = "${tomas.accountId}"`, 'PAY-3'],
    ['assignee in membersOf("site-admins")', 'PAY-2'],
    ['project = payments', 'PAY-1 PAY-2 PAY-3'],
    ['project = 10000 and type = bug', 'PAY-2'],
    ['project not in (PAY)', 'DESK-4'],
    ['statusCategory = Done', 'PAY-3'],
    ['statusCategory in (new, indeterminate)', 'PAY-1 PAY-2 DESK-4'],
    ['resolution = Unresolved', 'PAY-1 PAY-2 DESK-4'],
    ['resolution is not EMPTY', 'PAY-3'],
    ['priority > Medium', 'PAY-1'],
    ['priority <= Medium', 'PAY-2 PAY-3 DESK-4'],
    ['key = pay-2', 'PAY-2'],
    ['key >= PAY-2', 'PAY-2 PAY-3'],
    ['id = 30003', 'PAY-3'],
    ['parent = PAY-1', 'PAY-2'],
    ['"Epic Link" = PAY-1', 'PAY-2'],
    ['issue in linkedIssues(PAY-2)', 'PAY-3'],
    ['issue in linkedIssues(PAY-2, "is blocked by")', ''],
    ['issue in watchedIssues()', ''],
    ['watcher = "Zoë Lindqvist"', 'PAY-1'],
    ['issue in votedIssues() and votes = 1', 'DESK-4'],
    ['issue in updatedBy("Tomás Ferreira", -1d)', 'PAY-3'],
    ['issue in parentEpic(PAY-1)', 'PAY-2'],
    ['summary ~ "login"', 'PAY-2'],
    ['text ~ "refund"', 'PAY-1 PAY-3'],
    ['comment ~ "refunded"', 'PAY-3'],
    ['description !~ "login"', 'PAY-2'],
    ['description is EMPTY', 'PAY-1 PAY-3 DESK-4'],
    ['labels = ui', 'PAY-2'],
    ['component = Checkout', 'PAY-2'],
    ['fixVersion = 5.0', 'PAY-2'],
    ['fixVersion in unreleasedVersions(PAY)', 'PAY-2'],
    ['fixVersion = earliestUnreleasedVersion(PAY)', ''],
    ['sprint in openSprints()', 'PAY-2'],
    ['cf[10020] = "PAY Sprint 7"', 'PAY-2'],
    ['"Story Points" >= 5', 'PAY-2'],
    ['cf[10016] < 5', ''],
    ['due = "2026-11-23"', 'PAY-2'],
    ['due < now()', 'PAY-3'],
    ['due <= endOfDay()', 'PAY-2 PAY-3'],
    ['due >= -3d and due <= 0d', 'PAY-2 PAY-3'],
    ['created >= -1d', 'PAY-1'],
    ['created >= startOfDay(-2)', 'PAY-1 PAY-2'],
    ['created = "2026-11-20"', 'PAY-3'],
    ['created in ("2026/11/20", "2026/11/22 12:00")', 'PAY-1 PAY-3'],
    ['resolved > -2h', 'PAY-3'],
    ['status was "To Do"', 'PAY-1 PAY-2 PAY-3 DESK-4'],
    ['status was "Done" by "Tomás Ferreira"', 'PAY-3'],
    ['status was not in ("To Do")', ''],
    ['status changed to Done after startOfDay()', 'PAY-3'],
    ['status changed on startOfDay()', 'PAY-3'],
    ['status changed before startOfDay()', ''],
    ['assignee changed', ''],
    ['issue.property[review].state = done', ''],
    ['worklogAuthor = currentUser()', ''],
  ])('%s', (text, found) => {
    expect(keys(text).join(' ')).toBe(found);
  });

  it('takes days from the time zone of the one who asks', () => {
    // PAY-3 was created on the 20th at noon in UTC, which is the 21st on Kiribati's Line Islands.
    expect(keys('created = "2026-11-21" and key = PAY-3', 'Pacific/Kiritimati')).toEqual(['PAY-3']);
    expect(keys('created = "2026-11-21" and key = PAY-3', 'UTC')).toEqual([]);
  });
});

describe('the order', () => {
  const all = 'project in (PAY, DESK)';
  it.each([
    ['', 'PAY-1 PAY-2 PAY-3 DESK-4'],
    ['order by created asc', 'DESK-4 PAY-3 PAY-2 PAY-1'],
    ['order by key', 'DESK-4 PAY-1 PAY-2 PAY-3'],
    ['order by key desc', 'PAY-3 PAY-2 PAY-1 DESK-4'],
    ['order by priority', 'PAY-1 PAY-2 DESK-4 PAY-3'],
    ['order by priority asc, key desc', 'PAY-3 PAY-2 DESK-4 PAY-1'],
    ['order by due asc', 'PAY-3 PAY-2 PAY-1 DESK-4'],
    ['order by assignee asc', 'PAY-2 PAY-3 DESK-4 PAY-1'],
    ['order by status desc, summary', 'PAY-3 PAY-1 PAY-2 DESK-4'],
    ['order by status, summary', 'PAY-3 PAY-1 PAY-2 DESK-4'],
    ['order by "Story Points" asc', 'PAY-2 PAY-1 PAY-3 DESK-4'],
    ['order by "Story Points"', 'PAY-2 PAY-1 PAY-3 DESK-4'],
    ['order by rank', 'PAY-1 PAY-2 PAY-3 DESK-4'],
    ['order by project, type, fixVersion', 'DESK-4 PAY-3 PAY-1 PAY-2'],
  ])('%s', (orderBy, expected) => {
    expect(keys(`${all} ${orderBy}`).join(' ')).toBe(expected);
  });
});

it('allows an unbounded query where the caller does', () => {
  const parsed = parse('order by key');
  if (!parsed.ok) throw new Error('does not parse');
  const context = { site, me: amira, now: testNow, timeZone: 'UTC', allowUnbounded: true };
  expect(compileQuery(parsed.query, context).ok).toBe(true);
});
