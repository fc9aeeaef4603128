import { requirePermission } from '../../permissions/operation-permissions.ts';
import type { Issue } from '../../site/model/issue.ts';
import type { Worklog } from '../../site/model/worklog.ts';
import { addWorklog, removeWorklog } from '../../site/worklogs.ts';
import { bodyRecord, findIssue, param, queryText, type RestCall, type RestRoute } from '../call.ts';
import { givenText } from '../given-text.ts';
import { badRequest } from '../refusal.ts';
import { shownTo } from '../visibility.ts';
import { remainingAfter } from './worklog-input.ts';

/** Jira's bounds. */
const MOST_DELETED = 5_000;
const MOST_MOVED = 5_000;

/** Many worklogs of one issue at once. Those that are not there are left out, which 200 instead of 204 says. */
export const worklogBulkRoutes: readonly RestRoute[] = [
  {
    method: 'DELETE',
    path: '/issue/:key/worklog',
    scope: 'write:jira-work',
    handle: (call) => {
      const issue = findIssue(call.site, param(call, 'key'));
      const { found, isAll } = named(call, issue, MOST_DELETED);
      for (const worklog of found) take(call, issue, worklog);
      // With 200 and nothing else Jira says that it was not all of them.
      return isAll ? undefined : '';
    },
  },
  {
    method: 'POST',
    path: '/issue/:key/worklog/move',
    scope: 'write:jira-work',
    handle: (call) => {
      const issue = findIssue(call.site, param(call, 'key'));
      const target = bodyRecord(call)['issueIdOrKey'];
      if (target === undefined || target === null) throw badRequest("'issueIdOrKey' must be given.");
      const other = findIssue(call.site, givenText(target));
      if (other === issue) throw badRequest('The worklogs cannot be moved to the issue that they are on.');
      const message = 'You do not have the permission to associate a worklog to this issue.';
      requirePermission(call.permissions, call.me, 'WORK_ON_ISSUES', other, message);
      const { found, isAll } = named(call, issue, MOST_MOVED);
      for (const worklog of found) {
        take(call, issue, worklog);
        const { startedAt, seconds, comment, visibility, properties } = worklog;
        const draft = { startedAt, seconds, comment, visibility, properties };
        const remaining = remainingAfter(other, seconds, adjustment(call), null);
        addWorklog(call.changes, other, draft, worklog.author, call.now, remaining);
      }
      return isAll ? undefined : '';
    },
  },
];

function take(call: RestCall, issue: Issue, worklog: Worklog): void {
  const remaining = remainingAfter(issue, -worklog.seconds, adjustment(call), null);
  removeWorklog(call.changes, issue, worklog, call.me, call.now, remaining);
}

/** Many at once either change the remaining estimate by what was logged, or leave it. */
function adjustment(call: RestCall) {
  const adjustEstimate = queryText(call, 'adjustEstimate');
  if (adjustEstimate !== null && adjustEstimate !== 'auto' && adjustEstimate !== 'leave')
    throw badRequest("'adjustEstimate' must be auto or leave.");
  return { adjustEstimate, newEstimate: null, by: null };
}

function named(call: RestCall, issue: Issue, most: number) {
  const { ids } = bodyRecord(call);
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > most)
    throw badRequest(`'ids' must name between 1 and ${most} worklogs.`);
  const wanted = new Set(ids.map(givenText));
  const found = shownTo(call, issue, issue.worklogs).filter(({ id }) => wanted.has(id));
  if (found.length === 0) throw badRequest('None of the worklogs is on the issue.');
  return { found, isAll: found.length === wanted.size };
}
