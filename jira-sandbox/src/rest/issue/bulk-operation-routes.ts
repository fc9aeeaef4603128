import { nextId } from '../../site/last-ids.ts';
import type { BulkTask } from '../../site/model/bulk-task.ts';
import type { Issue } from '../../site/model/issue.ts';
import { asRecord, bodyRecord, findIssue, param, queryList, type RestCall, type RestRoute } from '../call.ts';
import { givenText } from '../given-text.ts';
import { userShape } from '../people/user-routes.ts';
import { badRequest, JiraRefusal, MessageListRefusal } from '../refusal.ts';
import { timestamp } from '../timestamp.ts';
import { transitionIssue, transitionsOf } from '../transition-routes.ts';

/** Jira's bound. */
const MOST = 1_000;
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
export const bulkOperationRoutes: readonly RestRoute[] = routes.map((route) => ({
  ...route,
  handle: (call) => {
    try {
      return route.handle(call);
    } catch (error) {
      throw error instanceof JiraRefusal ? new MessageListRefusal(error) : error;
    }
  },
}));

/** The issues that are there, and how many are not. */
function selection(call: RestCall, given: Record<string, unknown>) {
  const { selectedIssueIdsOrKeys: names } = given;
  if (!Array.isArray(names) || names.length === 0 || names.length > MOST)
    throw badRequest(`'selectedIssueIdsOrKeys' must name between 1 and ${MOST} issues.`);
  const found = [...new Set(names.map(givenText))].flatMap((name) => known(call, name) ?? []);
  return { issues: [...new Set(found)], unknown: names.length - found.length };
}

function known(call: RestCall, name: string): Issue | null {
  try {
    return findIssue(call.site, name);
  } catch (error) {
    if (error instanceof JiraRefusal) return null;
    throw error;
  }
}

/** `part`: which of the selections the issue is in. */
function submit(
  call: RestCall,
  selections: readonly ReturnType<typeof selection>[],
  operate: (issue: Issue, part: number) => void,
) {
  const done: string[] = [];
  const failed = new Map<string, readonly string[]>();
  for (const [part, { issues }] of selections.entries()) {
    for (const issue of issues) {
      // A sub-task may have gone together with its parent.
      const reasons = call.site.issues.has(issue.key) ? attempt(() => operate(issue, part)) : [];
      if (reasons.length === 0) done.push(issue.id);
      else failed.set(issue.id, reasons);
    }
  }
  const id = String(nextId(call.site, 'bulk task', 10_600));
  const unknown = selections.reduce((sum, each) => sum + each.unknown, 0);
  call.site.bulkTasks.set(id, { id, by: call.me, at: call.now, done, failed, unknown });
  call.reply.code(201);
  return { taskId: id };
}

/** Why it was refused; empty where it was not. */
function attempt(operate: () => void): readonly string[] {
  try {
    operate();
    return [];
  } catch (error) {
    if (!(error instanceof JiraRefusal)) throw error;
    return [error.message];
  }
}

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
  const issues = names.flatMap((name) => known(call, name) ?? []);
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
