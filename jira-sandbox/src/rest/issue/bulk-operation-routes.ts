import type { BulkTask } from '../../site/model/bulk-task.ts';
import { asRecord, bodyRecord, param, queryList, type RestCall, type RestRoute } from '../call.ts';
import { givenText } from '../given-text.ts';
import { userShape } from '../people/user-routes.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { timestamp } from '../timestamp.ts';
import { transitionIssue, transitionsOf } from '../transition-routes.ts';
import { issueNamed, MOST, selection, submit, withMessageList } from './bulk-task.ts';

const MOST_SHOWN = 50;

const routes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/bulk/issues/delete',
    scope: 'write:jira-work',
    handle: (call) =>
      submit(call, [selection(call, bodyRecord(call))], (issue) => {
        if (!call.permissions.may(call.me, 'DELETE_ISSUES', issue.project, issue))
          throw new JiraRefusal(403, ['You do not have permission to delete issues in this project.']);
        call.changes.deleteIssue(issue, call.me, call.now);
      }),
  },
  {
    method: 'POST',
    path: '/bulk/issues/watch',
    scope: 'write:jira-work',
    handle: (call) =>
      submit(call, [selection(call, bodyRecord(call))], (issue) => call.changes.watch(issue, call.me)),
  },
  {
    method: 'POST',
    path: '/bulk/issues/unwatch',
    scope: 'write:jira-work',
    handle: (call) =>
      submit(call, [selection(call, bodyRecord(call))], (issue) => call.changes.unwatch(issue, call.me)),
  },
  { method: 'GET', path: '/bulk/issues/transition', scope: 'read:jira-work', handle: listTransitions },
  {
    method: 'POST',
    path: '/bulk/issues/transition',
    scope: 'write:jira-work',
    handle: (call) => {
      const { bulkTransitionInputs: inputs } = bodyRecord(call);
      if (!Array.isArray(inputs) || inputs.length === 0)
        throw badRequest("'bulkTransitionInputs' must not be empty.");
      const chosen = inputs.map((input) => selection(call, asRecord(input) ?? {}));
      const ids = inputs.map((input) => givenText(asRecord(input)?.['transitionId']));
      return submit(call, chosen, (issue, part) =>
        transitionIssue(call, issue, { transition: { id: ids[part] } }),
      );
    },
  },
  {
    method: 'GET',
    path: '/bulk/queue/:task',
    scope: 'read:jira-work',
    handle: (call) => {
      const task = call.site.bulkTasks.get(param(call, 'task'));
      if (task === undefined || task.by !== call.me)
        throw badRequest(`There is no bulk operation with the task id '${param(call, 'task')}'.`);
      return taskShape(task, call);
    },
  },
];

/** One operation on many issues: submitted as a task, whose progress is asked for. Each issue succeeds or fails by itself. */
export const bulkOperationRoutes: readonly RestRoute[] = withMessageList(routes);

function taskShape({ id, by, at, done, failed, unknown }: BulkTask, call: RestCall) {
  const moment = timestamp(at);
  return {
    taskId: id,
    status: 'COMPLETE',
    progressPercent: 100,
    submittedBy: userShape(by, call),
    created: moment,
    started: moment,
    updated: moment,
    invalidOrInaccessibleIssueCount: unknown,
    processedAccessibleIssues: done.map(Number),
    failedAccessibleIssues: Object.fromEntries(failed),
    totalIssueCount: done.length + failed.size + unknown,
  };
}

/** By workflow: issues of one go the same ways, so far as they all can. */
function listTransitions(call: RestCall) {
  const names = queryList(call, 'issueIdsOrKeys');
  if (names.length === 0 || names.length > MOST)
    throw badRequest(`'issueIdsOrKeys' must name between 1 and ${MOST} issues.`);
  const issues = names.flatMap((name) => issueNamed(call, name) ?? []);
  const groups = Map.groupBy(issues, ({ project, type }) => project.workflows.get(type.id));
  return {
    availableTransitions: [...groups.values()].slice(0, MOST_SHOWN).map((group) => {
      const each = group.map((issue) => transitionsOf(call, issue, false));
      const all = new Map(each.flat().map((way) => [way.id, way]));
      const open = [...all.values()].filter(({ id }) =>
        each.every((ways) => ways.some((way) => way.id === id)),
      );
      return {
        issues: group.map(({ key }) => key),
        isTransitionsFiltered: open.length < all.size,
        transitions: open.map(({ id, name, to }) => ({
          transitionId: Number(id),
          transitionName: name,
          to: { statusId: Number(to.id), statusName: to.name },
        })),
      };
    }),
  };
}
