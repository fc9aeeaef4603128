import { plainText } from '../../site/adf.ts';
import { documentIn, optionsIn, peopleIn } from '../../site/custom-values.ts';
import type { AdfDocument } from '../../site/model/document.ts';
import type { Issue } from '../../site/model/issue.ts';
import type { World } from './world.ts';

/** For tests: what an issue has in a field, in the words in which a query would name it. Numbers and times are texts, too. */

type Read = (issue: Issue, world: World) => readonly (string | number | null | undefined)[];

const custom = (id: string) => (issue: Issue) => issue.custom[id];
const options =
  (id: string): Read =>
  (issue) =>
    optionsIn(custom(id)(issue)).map(({ value }) => value);
const people =
  (id: string): Read =>
  (issue) =>
    peopleIn(custom(id)(issue)).map(({ displayName }) => displayName);
const plain =
  (id: string): Read =>
  (issue) => {
    const value = custom(id)(issue);
    return [typeof value === 'string' || typeof value === 'number' ? value : null];
  };
const written = (document: AdfDocument | null) => (document === null ? null : plainText(document));
const spent = (issue: Issue) =>
  issue.worklogs.length === 0 ? null : issue.worklogs.reduce((sum, { seconds }) => sum + seconds, 0);

const comments: Read = ({ comments: all }) => all.map(({ body }) => plainText(body));

const readers: Readonly<Record<string, Read>> = {
  project: ({ project }) => [project.key],
  category: ({ project }) => [project.category?.name],
  projectType: ({ project }) => [project.typeKey],
  key: ({ key }) => [key],
  type: ({ type }) => [type.name],
  hierarchyLevel: ({ type }) => [type.hierarchyLevel],
  status: ({ status }) => [status.name],
  statusCategory: ({ status }) => [status.category.name],
  priority: ({ priority }) => [priority.name],
  resolution: ({ resolution }) => [resolution?.name],
  level: ({ securityLevel }) => [securityLevel?.name],
  assignee: ({ assignee }) => [assignee?.displayName],
  reporter: ({ reporter }) => [reporter?.displayName],
  creator: ({ creator }) => [creator.displayName],
  watcher: ({ watchers }) => watchers.map(({ displayName }) => displayName),
  voter: ({ votes }) => votes.map(({ displayName }) => displayName),
  worklogAuthor: ({ worklogs }) => worklogs.map(({ author }) => author.displayName),
  labels: ({ labels }) => labels,
  component: ({ components }) => components.map(({ name }) => name),
  fixVersion: ({ fixVersions }) => fixVersions.map(({ name }) => name),
  affectedVersion: ({ affectedVersions }) => affectedVersions.map(({ name }) => name),
  sprint: ({ sprints }) => sprints.map(({ name }) => name),
  parent: ({ parent }) => [parent?.key],
  'Epic Link': ({ parent }) => [parent?.type.name === 'Epic' ? parent.key : null],
  issueLinkType: ({ links }) => links.flatMap(({ type, direction }) => [type.name, type[direction]]),
  attachments: ({ attachments }) => attachments.map(({ fileName }) => fileName),
  votes: ({ votes }) => [votes.length],
  watchers: ({ watchers }) => [watchers.length],
  timeSpent: (issue) => [spent(issue)],
  originalEstimate: ({ originalEstimate }) => [originalEstimate],
  remainingEstimate: ({ remainingEstimate }) => [remainingEstimate],
  workRatio: (issue) => [
    issue.originalEstimate ? Math.floor((100 * (spent(issue) ?? 0)) / issue.originalEstimate) : null,
  ],
  due: ({ dueDate }) => [dueDate],
  created: ({ createdAt }) => [createdAt],
  updated: ({ updatedAt }) => [updatedAt],
  resolved: ({ resolvedAt }) => [resolvedAt],
  statusCategoryChangedDate: ({ statusChangedAt }) => [statusChangedAt],
  lastViewed: (issue, { site, me }) => [site.views.get(me.accountId)?.get(issue)],
  worklogDate: ({ worklogs }) =>
    worklogs.map(({ startedAt }) => new Date(startedAt).toISOString().slice(0, 10)),
  summary: ({ summary }) => [summary],
  description: ({ description }) => [written(description)],
  environment: ({ environment }) => [written(environment)],
  comment: comments,
  worklogComment: ({ worklogs }) => worklogs.map(({ comment }) => written(comment)),
  text: (issue, world) => [
    issue.summary,
    written(issue.description),
    written(issue.environment),
    ...comments(issue, world),
    ...Object.values(issue.custom).flatMap((value) =>
      typeof value === 'string' ? [value] : [written(documentIn(value))],
    ),
  ],
  'Story Points': ({ storyPoints }) => [storyPoints],
  'Affected customers': plain('customfield_10035'),
  'External reference': plain('customfield_10037'),
  'Acceptance criteria': (issue) => [written(documentIn(custom('customfield_10038')(issue)))],
  'Start date': plain('customfield_10015'),
  'Change window': plain('customfield_10036'),
  Severity: options('customfield_10030'),
  Platforms: options('customfield_10031'),
  Region: (issue) => {
    const [parent, child] = optionsIn(custom('customfield_10032')(issue)).map(({ value }) => value);
    return parent === undefined ? [] : [parent, child, `${parent} > ${child ?? 'none'}`];
  },
  Reviewer: people('customfield_10033'),
  Stakeholders: people('customfield_10034'),
  Flagged: options('customfield_10021'),
  'issue.property[review].state': ({ properties }) => [property(properties.get('review'), 'state')],
  'issue.property[review].score': ({ properties }) => [property(properties.get('review'), 'score')],
};

function property(value: unknown, name: string): string | number | null {
  const held: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : null;
  return typeof held === 'number' || typeof held === 'string' ? held : null;
}

/** Two fields are called Squad. */
const squads: readonly Read[] = [options('customfield_10039'), options('customfield_10040')];

const otherNames: Readonly<Record<string, string>> = {
  issue: 'key',
  issuetype: 'type',
  duedate: 'due',
  'cf[10016]': 'Story Points',
  'cf[10020]': 'sprint',
  'cf[10033]': 'Reviewer',
  'Severity[Dropdown]': 'Severity',
};

/** The name by which this reading knows the field. */
export function known(field: string): string {
  return otherNames[field] ?? field;
}

/** One reader for each field of the name. */
export function readersOf(field: string): readonly ((issue: Issue, world: World) => readonly string[])[] {
  const found =
    field === 'Squad' || field === 'Squad[Dropdown]'
      ? squads
      : field === 'cf[10040]'
        ? squads.slice(1)
        : [readers[known(field)]];
  return found.map((read) => (issue, world) => {
    if (read === undefined) throw new Error(`The naive reading knows no ${field}.`);
    return read(issue, world).flatMap((value) =>
      value === null || value === undefined ? [] : [String(value)],
    );
  });
}
