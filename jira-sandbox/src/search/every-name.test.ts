import { comparisonOperators, parse, systemFields, systemFunctions, wasOperators } from '@sidelight/jql';
import { describe, expect, it } from 'vitest';
import { SiteChanges } from '../site/changes.ts';
import { generateSite } from '../site/generate.ts';
import type { Issue } from '../site/model/issue.ts';
import { testNow } from './arbitrary-site.ts';
import { compileQuery } from './compile-query.ts';
import { findIssues } from './find-issues.ts';

/** Every name that JQL has, in a query that finds some issues and misses others: none is only known by its name. */

const site = generateSite({ seed: 3, now: testNow, issues: 240, name: 'Test', url: 'https://test.example' });
const changes = new SiteChanges(site);
const [me, other] = site.people;
const all = [...site.issues.values()];
const linked = all.find(({ links }) => links.length > 0);
const parent = all.find(({ type }) => type.hierarchyLevel === -1)?.parent;
const epic = all.find(({ type, parent: above }) => type.name === 'Epic' && above === null);

prepare();

/** What no generated site has: votes, environments, versions that are affected, a project that its administrator is not. */
function prepare(): void {
  const bugs = all.filter(({ type, project }) => type.name === 'Bug' && project.key === 'PAY');
  const [first, second] = bugs as [Issue?, Issue?];
  if (first === undefined || second === undefined || me === undefined || other === undefined) {
    throw new Error('The site has too few bugs.');
  }
  changes.vote(first, me);
  changes.vote(second, other);
  const [version] = first.project.versions;
  if (version === undefined) throw new Error('The project has no version.');
  changes.changeIssue(
    first,
    { affectedVersions: [version], environment: first.description, originalEstimate: 4 * 3600 },
    me,
    testNow,
  );
  first.properties = new Map([['review', { state: 'done' }]]);
  for (const { role, groups } of site.projects[2]?.roles ?? []) {
    if (role.name === 'Administrators') groups.splice(0);
  }
}

function found(text: string): readonly Issue[] {
  const parsed = parse(text);
  if (!parsed.ok || me === undefined)
    throw new Error(`${text}: ${parsed.ok ? '' : parsed.errors[0]?.message}`);
  const compiled = compileQuery(parsed.query, {
    site,
    me,
    now: testNow,
    timeZone: 'Europe/Berlin',
    mayIn: (_permission, { key }) => key !== 'GAME',
    logins: { current: testNow - 3_600_000, last: testNow - 20 * 86_400_000 },
  });
  if (!compiled.ok) throw new Error(`${text}: ${compiled.errors.join(' ')}`);
  return findIssues(compiled.search, site).sort(compiled.search.compare);
}

function findsSome(text: string): void {
  const count = found(text).length;
  expect(count > 0 && count < all.length, `${text} found ${count} of ${all.length}`).toBe(true);
}

const ofFields: Readonly<Record<string, string>> = {
  affectedVersion: 'affectedVersion = "4.7"',
  assignee: 'assignee = currentUser()',
  attachments: 'attachments is not EMPTY',
  category: 'category = Products',
  comment: 'comment ~ "wa*"',
  component: 'component = Checkout',
  created: 'created >= -30d',
  creator: `creator = "${other?.displayName}"`,
  description: 'description ~ "pay*"',
  due: 'due is not EMPTY AND due < "2027-01-01"',
  environment: 'environment is not EMPTY',
  filter: 'filter = "Bugs in Payments"',
  fixVersion: 'fixVersion >= "4.8"',
  hierarchyLevel: 'hierarchyLevel = 1',
  issue: 'issue in (PAY-1, PAY-2)',
  issueLinkType: 'issueLinkType = blocks',
  labels: 'labels is not EMPTY',
  lastViewed: 'lastViewed >= -30d',
  level: 'level = "Agents only"',
  originalEstimate: 'originalEstimate = 4h',
  parent: 'parent is not EMPTY',
  priority: 'priority > Medium',
  project: 'project = PAY',
  projectType: 'projectType = service_desk',
  remainingEstimate: 'remainingEstimate > 0',
  reporter: 'reporter = currentUser()',
  resolution: 'resolution = Unresolved',
  resolved: 'resolved >= startOfMonth(-1)',
  sprint: 'sprint in openSprints()',
  status: 'status = "In Progress"',
  statusCategory: 'statusCategory = Done',
  statusCategoryChangedDate: 'statusCategoryChangedDate >= -2w',
  summary: 'summary ~ "pay*"',
  text: 'text ~ "payment"',
  timeSpent: 'timeSpent >= 1h',
  type: 'type = Bug',
  updated: 'updated >= startOfWeek()',
  voter: 'voter = currentUser()',
  votes: 'votes > 0',
  watcher: 'watcher = currentUser()',
  watchers: 'watchers > 1',
  workRatio: 'workRatio >= 0',
  worklogAuthor: 'worklogAuthor = currentUser()',
  worklogComment: 'worklogComment ~ "te*" OR worklogComment ~ "re*"',
  worklogDate: 'worklogDate >= -30d',
};

const ofFunctions: Readonly<Record<string, string>> = {
  currentUser: 'assignee = currentUser()',
  membersOf: 'reporter in membersOf("site-admins")',
  componentsLeadByUser: `component in componentsLeadByUser("${site.projects[0]?.components[0]?.lead?.displayName}")`,
  projectsLeadByUser: 'project in projectsLeadByUser()',
  projectsWhereUserHasPermission: 'project in projectsWhereUserHasPermission("Edit Issues")',
  projectsWhereUserHasRole: 'project in projectsWhereUserHasRole(Administrators)',
  issueHistory: 'issue in issueHistory()',
  linkedIssues: `issue in linkedIssues(${linked?.key})`,
  watchedIssues: 'issue in watchedIssues()',
  votedIssues: 'issue in votedIssues()',
  updatedBy: `issue in updatedBy("${other?.displayName}", "-60d")`,
  parentEpic: `issue in parentEpic(${epic?.key})`,
  subtasksOf: `issue in subtasksOf(${parent?.key})`,
  childIssuesOf: `issue in childIssuesOf(${epic?.key})`,
  cascadeOption: 'Region in cascadeOption(Europe)',
  standardIssueTypes: 'type in standardIssueTypes()',
  subtaskIssueTypes: 'type in subtaskIssueTypes()',
  openSprints: 'sprint in openSprints()',
  closedSprints: 'sprint in closedSprints()',
  futureSprints: 'sprint in futureSprints()',
  releasedVersions: 'fixVersion in releasedVersions(PAY)',
  unreleasedVersions: 'fixVersion in unreleasedVersions()',
  latestReleasedVersion: 'fixVersion = latestReleasedVersion(PAY)',
  earliestUnreleasedVersion: 'fixVersion = earliestUnreleasedVersion(PAY)',
  currentLogin: 'updated <= currentLogin()',
  lastLogin: 'created > lastLogin()',
  now: 'due < now()',
  startOfDay: 'created >= startOfDay(-7)',
  startOfWeek: 'created >= startOfWeek(-1)',
  startOfMonth: 'created >= startOfMonth()',
  startOfYear: 'created >= startOfYear("+8M")',
  endOfDay: 'created <= endOfDay(-7)',
  endOfWeek: 'created <= endOfWeek(-1)',
  endOfMonth: 'created <= endOfMonth(-1)',
  endOfYear: 'created <= endOfYear("-2M")',
};

const ofOperators: Readonly<Record<string, string>> = {
  '=': 'type = Bug',
  '!=': 'type != Bug',
  '>': 'priority > Medium',
  '>=': 'created >= -30d',
  '<': 'created < -30d',
  '<=': 'priority <= Medium',
  '~': 'summary ~ "pay*"',
  '!~': 'summary !~ "pay*"',
  in: 'status in ("In Progress", Done)',
  'not in': 'status not in ("In Progress", Done)',
  is: 'assignee is EMPTY',
  'is not': 'assignee is not NULL',
  was: 'status was "In Progress"',
  'was not': 'status was not "In Progress"',
  'was in': 'status was in ("In Progress", Done)',
  'was not in': 'status was not in ("In Progress", Done)',
  changed: 'status changed',
};

const ofPredicates: Readonly<Record<string, string>> = {
  after: 'status changed after -30d',
  before: 'status changed before -30d',
  on: `status changed on ("2026-11-20", "2026-11-19", "2026-11-18")`,
  during: 'status changed during (-60d, -30d)',
  by: 'status changed by currentUser()',
  from: 'status changed from "In Progress"',
  to: 'status changed to Done',
};

describe.each([
  ['field', ofFields, systemFields.map(({ name }) => name)],
  ['function', ofFunctions, systemFunctions.map(({ name }) => name)],
  ['operator', ofOperators, [...comparisonOperators, ...wasOperators, 'changed']],
  ['predicate', ofPredicates, ['after', 'before', 'on', 'during', 'by', 'from', 'to']],
])('every %s', (_what, examples, names) => {
  it('has its example', () => {
    expect(Object.keys(examples).toSorted()).toEqual(names.toSorted());
  });
  it.each(Object.entries(examples))('%s', (_name, text) => findsSome(text));
});

describe('custom fields and what else a query can name', () => {
  it.each([
    ['"Epic Link" is not EMPTY'],
    ['"Story Points" > 3'],
    ['cf[10016] > 3'],
    ['Severity is not EMPTY'],
    ['"Severity[Dropdown]" is not EMPTY'],
    ['Squad = Platform'],
    ['Platforms in (Web, iOS)'],
    ['Region = Europe'],
    ['Reviewer is not EMPTY'],
    ['Stakeholders = currentUser()'],
    ['"Affected customers" > 100'],
    ['"Start date" >= -60d'],
    ['"External reference" ~ "CT*"'],
    ['"Acceptance criteria" ~ "network"'],
    ['Flagged = Impediment'],
    ['issue.property[review].state = done'],
  ])('%s', (text) => findsSome(text));
});

describe('the past of each field that has one in Jira', () => {
  it.each([
    ['assignee was EMPTY'],
    ['assignee changed to currentUser()'],
    ['priority changed'],
    ['priority was in (Highest, Lowest)'],
    ['reporter was currentUser()'],
    ['resolution changed from EMPTY after -60d'],
    ['resolution was Done'],
    ['fixVersion was "4.9"'],
    ['fixVersion changed'],
    ['status was "In Progress" by currentUser() during (-90d, now())'],
  ])('%s', (text) => findsSome(text));

  it('also by names that are gone', () => {
    const [project] = site.projects;
    const version = project?.versions[2];
    if (project === undefined || version === undefined || me === undefined) throw new Error('no version');
    const held = all.filter((issue) => issue.project === project).slice(0, 3);
    for (const issue of held) changes.changeIssue(issue, { fixVersions: [version] }, me, testNow - 1);
    const before = found('fixVersion was "4.9"').map(({ key }) => key);
    for (const issue of all.filter(({ fixVersions }) => fixVersions.includes(version))) {
      const fixVersions = issue.fixVersions.filter((one) => one !== version);
      changes.changeIssue(issue, { fixVersions }, me, testNow);
    }
    project.versions.splice(project.versions.indexOf(version), 1);
    expect(() => found('fixVersion = "4.9"')).toThrow(
      "The value '4.9' does not exist for the field 'fixVersion'.",
    );
    expect(found('fixVersion was "4.9"').map(({ key }) => key)).toEqual(before);
    expect(found('fixVersion changed from "4.9"').length).toBeGreaterThanOrEqual(held.length);
    expect(() => found('fixVersion was "9.9"')).toThrow("The value '9.9' does not exist");
  });
});
