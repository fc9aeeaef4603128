import { bodyRecord, findIssue, param, queryText, type RestCall, type RestRoute } from '../rest/call.ts';
import { givenText } from '../rest/given-text.ts';
import { badRequest, JiraRefusal } from '../rest/refusal.ts';
import { fieldIds } from '../site/custom-fields.ts';
import type { CustomField } from '../site/model/custom-field.ts';
import type { Issue } from '../site/model/issue.ts';
import { requireOnIssues } from './allowed.ts';
import { agileIssue } from './issue-page.ts';
import { agileScopes } from './scopes.ts';

export const agileIssueRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/issue/:key',
    scope: agileScopes.readIssue,
    handle: (call) => agileIssue(call, findIssue(call.site, param(call, 'key'))),
  },
  {
    method: 'GET',
    path: '/issue/:key/estimation',
    scope: agileScopes.readEstimation,
    handle: (call) => {
      const issue = findIssue(call.site, param(call, 'key'));
      return estimate(issue, estimationField(call));
    },
  },
  { method: 'PUT', path: '/issue/:key/estimation', scope: agileScopes.writeEstimation, handle: setEstimate },
];

/** The field in which the board of the request estimates. */
function estimationField(call: RestCall): CustomField {
  const id = queryText(call, 'boardId');
  if (id === null) throw badRequest('The boardId query parameter is required.');
  const board = call.site.boards.find((candidate) => String(candidate.id) === id);
  if (board === undefined)
    throw new JiraRefusal(404, ['Board does not exist or you do not have permission to see it.']);
  if (board.estimation === null) throw badRequest('Estimation is not enabled on this board.');
  return board.estimation;
}

function estimate(issue: Issue, field: CustomField) {
  const value = field.id === fieldIds.storyPoints ? issue.storyPoints : (issue.custom[field.id] ?? null);
  return { fieldId: field.id, ...(value === null ? {} : { value }) };
}

function setEstimate(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  requireOnIssues(call, 'EDIT_ISSUES', [issue]);
  const field = estimationField(call);
  const given = bodyRecord(call)['value'];
  const value = given === null || given === '' || given === undefined ? null : Number(given);
  if (value !== null && (!Number.isFinite(value) || value < 0 || typeof given === 'boolean'))
    throw new JiraRefusal(400, [], { [field.id]: `'${givenText(given)}' is an invalid number` });
  const changes =
    field.id === fieldIds.storyPoints ? { storyPoints: value } : { custom: { [field.id]: value } };
  call.changes.changeIssue(issue, changes, call.me, call.now);
  return estimate(issue, field);
}
