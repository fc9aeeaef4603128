import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { Site } from '../site/model/site.ts';
import { viewedBy } from '../site/views.ts';
import { attachmentShape } from './attachment/attachment-shape.ts';
import {
  componentShape,
  issueTypeShape,
  priorityShape,
  projectReference,
  resolutionShape,
  securityLevelShape,
  statusCategoryShape,
  statusShape,
  versionShape,
} from './catalogue-shapes.ts';
import { commentPage } from './comment-shape.ts';
import { customFieldDefinition } from './custom-field-shapes.ts';
import { issueReference } from './issue-reference.ts';
import { linkShape } from './link-shape.ts';
import { personShape } from './people-shape.ts';
import { timestamp } from './timestamp.ts';
import { shownTo } from './visibility.ts';
import { votesShape, watchesShape } from './watcher-routes.ts';
import { timeFields } from './worklog/time-fields.ts';
import { worklogPage } from './worklog/worklog-shape.ts';

export interface FieldDefinition {
  readonly id: string;
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
  /** What JQL calls it. */
  readonly clauseNames: readonly string[];
  read(issue: Issue, base: string, me: Person, around: FieldSurroundings): unknown;
}

/** What an issue does not know by itself. */
export interface FieldSurroundings {
  readonly site: Site;
  readonly subtasksOf: (issue: Issue) => readonly Issue[];
}

export function system(
  id: string,
  name: string,
  type: string,
  read: FieldDefinition['read'],
  clauseNames: readonly string[] = [id],
): FieldDefinition {
  const array = /^(\w+)\[\]$/.exec(type)?.[1];
  const schema = array === undefined ? { type, system: id } : { type: 'array', items: array, system: id };
  return { id, name, schema, clauseNames, read };
}

/** Jira's own fields of an issue, in the order Jira sends them. */
const systemFields: readonly FieldDefinition[] = [
  system(
    'statuscategorychangedate',
    'Status Category Changed',
    'datetime',
    (issue) => timestamp(issue.statusChangedAt),
    ['statusCategoryChangedDate'],
  ),
  system('issuetype', 'Issue Type', 'issuetype', (issue, base) => issueTypeShape(issue.type, base), [
    'issuetype',
    'type',
  ]),
  system('parent', 'Parent', 'issuelink', (issue, base) =>
    issue.parent === null ? undefined : issueReference(issue.parent, base),
  ),
  system('project', 'Project', 'project', (issue, base) => projectReference(issue.project, base)),
  system('summary', 'Summary', 'string', (issue) => issue.summary),
  system('status', 'Status', 'status', (issue, base) => statusShape(issue.status, base)),
  system('statusCategory', 'Status Category', 'statusCategory', (issue, base) =>
    statusCategoryShape(issue.status.category, base),
  ),
  system('priority', 'Priority', 'priority', (issue, base) => priorityShape(issue.priority, base)),
  system('resolution', 'Resolution', 'resolution', (issue, base) =>
    issue.resolution === null ? null : resolutionShape(issue.resolution, base),
  ),
  system(
    'resolutiondate',
    'Resolved',
    'datetime',
    (issue) => (issue.resolvedAt === null ? null : timestamp(issue.resolvedAt)),
    ['resolutiondate', 'resolved'],
  ),
  system('assignee', 'Assignee', 'user', (issue, base) =>
    issue.assignee === null ? null : personShape(issue.assignee, base),
  ),
  system('reporter', 'Reporter', 'user', (issue, base) =>
    issue.reporter === null ? null : personShape(issue.reporter, base),
  ),
  system('creator', 'Creator', 'user', (issue, base) => personShape(issue.creator, base)),
  system(
    'security',
    'Security Level',
    'securitylevel',
    (issue, base) => (issue.securityLevel === null ? null : securityLevelShape(issue.securityLevel, base)),
    ['level'],
  ),
  system('labels', 'Labels', 'string[]', (issue) => issue.labels),
  system(
    'components',
    'Components',
    'component[]',
    (issue, base) => issue.components.map((component) => componentShape(component, base)),
    ['component'],
  ),
  system(
    'fixVersions',
    'Fix versions',
    'version[]',
    (issue, base) => issue.fixVersions.map((version) => versionShape(version, base)),
    ['fixVersion'],
  ),
  system(
    'versions',
    'Affects versions',
    'version[]',
    (issue, base) => issue.affectedVersions.map((version) => versionShape(version, base)),
    ['affectedVersion'],
  ),
  system('duedate', 'Due date', 'date', (issue) => issue.dueDate, ['due', 'duedate']),
  system('created', 'Created', 'datetime', (issue) => timestamp(issue.createdAt), ['created', 'createdDate']),
  system('updated', 'Updated', 'datetime', (issue) => timestamp(issue.updatedAt), ['updated', 'updatedDate']),
  system(
    'lastViewed',
    'Last Viewed',
    'datetime',
    (issue, _base, me, { site }) => {
      const at = viewedBy(site, me)(issue);
      return at === null ? null : timestamp(at);
    },
    ['lastViewed'],
  ),
  system('description', 'Description', 'string', (issue) => issue.description),
  system('environment', 'Environment', 'string', (issue) => issue.environment),
  system('subtasks', 'Sub-tasks', 'issuelinks[]', (issue, base, _me, { subtasksOf }) =>
    subtasksOf(issue).map((subtask) => issueReference(subtask, base)),
  ),
  system('issuelinks', 'Linked Issues', 'issuelinks[]', (issue, base) =>
    issue.links.map((link) => linkShape(link, base)),
  ),
  system(
    'attachment',
    'Attachment',
    'attachment[]',
    (issue, base) => issue.attachments.map((attachment) => attachmentShape(attachment, base)),
    ['attachments'],
  ),
  system('watches', 'Watchers', 'watches', watchesShape),
  system('votes', 'Votes', 'votes', votesShape),
  system('comment', 'Comment', 'comments-page', (issue, base, me, { site }) =>
    commentPage(issue, shownTo({ site, me }, issue, issue.comments), base),
  ),
  system('worklog', 'Log Work', 'worklog[]', (issue, base, me, { site }) =>
    worklogPage(issue, shownTo({ site, me }, issue, issue.worklogs), base),
  ),
  ...timeFields,
];

/** Every field of the site's issues. */
export function fieldsOf(site: Site): readonly FieldDefinition[] {
  return [...systemFields, ...site.customFields.map(customFieldDefinition)];
}

/** Heavy fields that `*navigable` leaves out. */
const NOT_NAVIGABLE = new Set(['comment', 'attachment', 'worklog', 'timetracking']);

/** The fields that Jira's selection (`*all`, `*navigable`, names, `-name`) means. */
export function selectFields(site: Site, selection: readonly string[]): readonly FieldDefinition[] {
  const plain = selection.filter((name) => !name.startsWith('-'));
  const without = new Set(selection.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const all = plain.length === 0 || plain.includes('*all');
  const navigable = plain.includes('*navigable');
  return fieldsOf(site).filter(
    ({ id }) => !without.has(id) && (all || (navigable && !NOT_NAVIGABLE.has(id)) || plain.includes(id)),
  );
}
