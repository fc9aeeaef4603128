import { asRecord, bodyRecord, param, type RestCall, type RestRoute } from '../rest/call.ts';
import { JiraRefusal } from '../rest/refusal.ts';
import type { ChangeableFields } from '../site/changes.ts';
import { fieldIds } from '../site/custom-fields.ts';
import type { Issue } from '../site/model/issue.ts';
import { requireOnIssues } from './allowed.ts';
import { epicShape } from './epic-shape.ts';
import { findEpic, issuesOf } from './find.ts';
import { requireRankTarget } from './rank-input.ts';
import { agileScopes } from './scopes.ts';

const COLOR = /^color_(?:[1-9]|1[0-4])$/;
const MOST_TEXT = 255;

export const epicRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/epic/none/issue',
    scope: agileScopes.writeEpic,
    handle: (call) => moveIssues(call, null),
  },
  {
    method: 'GET',
    path: '/epic/:epic',
    scope: agileScopes.readEpic,
    handle: (call) => epicShape(namedEpic(call), call.base),
  },
  { method: 'POST', path: '/epic/:epic', scope: agileScopes.writeEpic, handle: editEpic },
  {
    method: 'POST',
    path: '/epic/:epic/issue',
    scope: agileScopes.writeEpic,
    handle: (call) => moveIssues(call, namedEpic(call)),
  },
  {
    method: 'PUT',
    path: '/epic/:epic/rank',
    scope: agileScopes.writeEpic,
    handle: (call) => {
      const epic = namedEpic(call);
      const target = requireRankTarget(call, 'Epic');
      findEpic(call.site, target.issue.key);
      requireOnIssues(call, 'SCHEDULE_ISSUES', [epic]);
      call.changes.sprints.rankIssues([epic], target, call.me, call.now);
      return undefined;
    },
  },
];

function namedEpic(call: RestCall): Issue {
  return findEpic(call.site, param(call, 'epic'));
}

function moveIssues(call: RestCall, epic: Issue | null) {
  const issues = issuesOf(call);
  const faults = issues.filter(({ type }) => type.hierarchyLevel !== 0);
  if (faults.length > 0)
    throw new JiraRefusal(
      400,
      faults.map(({ key }) => `Issue '${key}' cannot be in an epic: it is an epic or a subtask.`),
    );
  requireOnIssues(call, 'EDIT_ISSUES', issues);
  for (const issue of issues) {
    if (epic !== null || issue.parent?.type.hierarchyLevel === 1)
      call.changes.changeIssue(issue, { parent: epic }, call.me, call.now);
  }
  return undefined;
}

function editEpic(call: RestCall) {
  const epic = namedEpic(call);
  requireOnIssues(call, 'EDIT_ISSUES', [epic]);
  const { name, summary, done, color } = bodyRecord(call);
  const errors: Record<string, string> = {};
  const isText = (value: unknown): value is string =>
    typeof value === 'string' && value.trim() !== '' && value.length <= MOST_TEXT;
  if (name !== undefined && !isText(name))
    errors['name'] = 'The epic name must be a text of 1 to 255 characters.';
  if (summary !== undefined && !isText(summary))
    errors['summary'] = 'You must specify a summary of the issue.';
  if (done !== undefined && typeof done !== 'boolean') errors['done'] = 'done must be true or false.';
  const key = asRecord(color)?.['key'];
  if (color !== undefined && (typeof key !== 'string' || !COLOR.test(key)))
    errors['color'] = 'The color key must be one of color_1 to color_14.';
  if (Object.keys(errors).length > 0) throw new JiraRefusal(400, [], errors);
  const custom: Record<string, ChangeableFields['custom'][string]> = {};
  if (isText(name)) custom[fieldIds.epicName] = name.trim();
  if (typeof key === 'string') custom[fieldIds.epicColor] = key.replace('color_', 'ghx-label-');
  if (typeof done === 'boolean') custom[fieldIds.epicStatus] = statusOption(call, done ? 'Done' : 'To Do');
  const changes = { custom, ...(isText(summary) ? { summary: summary.trim() } : {}) };
  call.changes.changeIssue(epic, changes, call.me, call.now);
  return epicShape(epic, call.base);
}

function statusOption({ site }: RestCall, value: string) {
  const field = site.customFields.find(({ id }) => id === fieldIds.epicStatus);
  const option = field?.contexts.flatMap(({ options }) => options).find((entry) => entry.value === value);
  return option === undefined ? null : ([option] as const);
}
