import { JiraRefusal } from '../rest/refusal.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { ProjectPermission } from './project-permission.ts';
import type { SitePermissions } from './site-permissions.ts';

/** What an operation on one issue needs, and how Jira says no to those who see the issue but lack it. */
interface Rule {
  readonly method: string;
  /** Below the API's base, with every parameter written `:`. */
  readonly path: string;
  /** One's own entry needs the second where a pair is given. */
  readonly needs: ProjectPermission | readonly [all: ProjectPermission, own: ProjectPermission];
  readonly status: number;
  readonly message: string;
}

function rule(
  methods: string,
  path: string,
  needs: Rule['needs'],
  message: string,
  status = 403,
): readonly Rule[] {
  return methods.split(' ').map((method) => ({ method, path, needs, status, message }));
}

const ISSUE = '/issue/:';
const NO_LINKS = "No Link Issue Permission for issue '{key}'";

/** Every operation that changes an issue named in its path. Reading needs no more than to see it. */
const rules: readonly Rule[] = [
  ...rule('PUT', ISSUE, 'EDIT_ISSUES', 'You do not have permission to edit issues in this project.'),
  ...rule('DELETE', ISSUE, 'DELETE_ISSUES', 'You do not have permission to delete issues in this project.'),
  ...rule(
    'PUT',
    `${ISSUE}/assignee`,
    'ASSIGN_ISSUES',
    'You do not have permission to assign issues in this project.',
  ),
  ...rule(
    'POST',
    `${ISSUE}/transitions`,
    'TRANSITION_ISSUES',
    'It seems that you have tried to perform an operation which you are not permitted to perform.',
    400,
  ),
  ...rule(
    'POST',
    `${ISSUE}/comment`,
    'ADD_COMMENTS',
    'You do not have the permission to comment on this issue.',
  ),
  ...rule(
    'PUT',
    `${ISSUE}/comment/:`,
    ['EDIT_ALL_COMMENTS', 'EDIT_OWN_COMMENTS'],
    'You do not have permission to edit comment with id: {id}.',
    400,
  ),
  ...rule(
    'DELETE',
    `${ISSUE}/comment/:`,
    ['DELETE_ALL_COMMENTS', 'DELETE_OWN_COMMENTS'],
    'You do not have permission to delete comment with id: {id}.',
    400,
  ),
  ...rule(
    'POST',
    `${ISSUE}/worklog`,
    'WORK_ON_ISSUES',
    'You do not have the permission to associate a worklog to this issue.',
  ),
  ...rule(
    'PUT',
    `${ISSUE}/worklog/:`,
    ['EDIT_ALL_WORKLOGS', 'EDIT_OWN_WORKLOGS'],
    'You do not have the permission to edit this worklog.',
  ),
  ...rule(
    'DELETE',
    `${ISSUE}/worklog/:`,
    ['DELETE_ALL_WORKLOGS', 'DELETE_OWN_WORKLOGS'],
    'You do not have the permission to delete this worklog.',
  ),
  ...rule(
    'DELETE',
    `${ISSUE}/worklog`,
    'DELETE_ALL_WORKLOGS',
    'You do not have the permission to delete worklogs of this issue.',
  ),
  ...rule(
    'POST',
    `${ISSUE}/worklog/move`,
    'DELETE_ALL_WORKLOGS',
    'You do not have the permission to move worklogs of this issue.',
  ),
  ...rule(
    'POST',
    `${ISSUE}/attachments`,
    'CREATE_ATTACHMENTS',
    'You do not have permission to create attachments for this issue.',
  ),
  ...rule('POST DELETE', `${ISSUE}/remotelink`, 'LINK_ISSUES', NO_LINKS),
  ...rule('PUT DELETE', `${ISSUE}/remotelink/:`, 'LINK_ISSUES', NO_LINKS),
  ...rule(
    'PUT DELETE',
    `${ISSUE}/properties/:`,
    'EDIT_ISSUES',
    'You do not have permission to edit issues in this project.',
  ),
];

/** Entries of an issue that somebody wrote; the lists that an issue does not have are not looked at. */
function authorOf(issue: Issue, path: string, id: string): Person | null {
  const lists: Record<string, unknown> = { ...issue };
  const list = lists[path.includes('/worklog') ? 'worklogs' : 'comments'];
  if (!Array.isArray(list)) return null;
  const entry: { author?: Person } | undefined = list.find((candidate) => candidate.id === id);
  return entry?.author ?? null;
}

/** Throws Jira's refusal when the person may not do this to the issue; `path` as the route declares it. */
export function refuseForbidden(
  permissions: SitePermissions,
  person: Person,
  method: string,
  path: string,
  params: Readonly<Record<string, string>>,
  issue: Issue,
): void {
  const shape = path.replace(/:\w+/g, ':');
  const rule = rules.find((candidate) => candidate.method === method && candidate.path === shape);
  if (rule === undefined) return;
  const { needs, status, message } = rule;
  const [, second = ''] = [...path.matchAll(/:(\w+)/g)].map(([, name]) => params[name ?? ''] ?? '');
  const isOwn = typeof needs !== 'string' && authorOf(issue, path, second) === person;
  const enough = typeof needs === 'string' ? [needs] : isOwn ? needs : [needs[0]];
  if (enough.some((permission) => permissions.may(person, permission, issue.project, issue))) return;
  throw new JiraRefusal(status, [message.replace('{id}', second).replace('{key}', issue.key)]);
}

/** For operations that name the issue in their body: links, sprints, bulk operations. */
export function requirePermission(
  permissions: SitePermissions,
  person: Person,
  permission: ProjectPermission,
  issue: Issue,
  message: string,
): void {
  if (!permissions.may(person, permission, issue.project, issue)) throw new JiraRefusal(403, [message]);
}
