import type { Issue } from '../../site/model/issue.ts';
import type { Worklog } from '../../site/model/worklog.ts';
import { addWorklog, editWorklog, removeWorklog } from '../../site/worklogs.ts';
import {
  bodyRecord,
  findIssue,
  param,
  queryList,
  queryNumber,
  queryText,
  type RestCall,
  type RestRoute,
} from '../call.ts';
import { JiraRefusal } from '../refusal.ts';
import { shownTo } from '../visibility.ts';
import { type Adjustment, readNewWorklog, readWorklogEdit, remainingAfter } from './worklog-input.ts';
import { worklogShape } from './worklog-shape.ts';

const LIST = '/issue/:key/worklog';
const ONE = '/issue/:key/worklog/:id';

export const worklogRoutes: readonly RestRoute[] = [
  { method: 'GET', path: LIST, scope: 'read:jira-work', handle: listWorklogs },
  { method: 'POST', path: LIST, scope: 'write:jira-work', handle: logWork },
  {
    method: 'GET',
    path: ONE,
    scope: 'read:jira-work',
    handle: (call) => {
      const { issue, worklog } = findWorklog(call, param(call, 'id'));
      return worklogShape(issue, worklog, call.base, queryList(call, 'expand'));
    },
  },
  { method: 'PUT', path: ONE, scope: 'write:jira-work', handle: correctWork },
  { method: 'DELETE', path: ONE, scope: 'write:jira-work', handle: deleteWork },
];

export function findWorklog(call: RestCall, id: string): { issue: Issue; worklog: Worklog } {
  const issue = findIssue(call.site, param(call, 'key'));
  const worklog = shownTo(call, issue, issue.worklogs).find((candidate) => candidate.id === id);
  if (worklog === undefined) throw new JiraRefusal(404, [`Cannot find worklog with id: '${id}'.`]);
  return { issue, worklog };
}

function listWorklogs(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  const startAt = queryNumber(call, 'startAt', 0, Number.MAX_SAFE_INTEGER);
  const maxResults = queryNumber(call, 'maxResults', 5_000, 5_000);
  const after = queryNumber(call, 'startedAfter', 0, Number.MAX_SAFE_INTEGER);
  const before = queryNumber(call, 'startedBefore', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const found = shownTo(call, issue, issue.worklogs).filter(
    ({ startedAt }) => startedAt >= after && startedAt < before,
  );
  const expand = queryList(call, 'expand');
  return {
    startAt,
    maxResults,
    total: found.length,
    worklogs: found
      .slice(startAt, startAt + maxResults)
      .map((worklog) => worklogShape(issue, worklog, call.base, expand)),
  };
}

function logWork(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  const draft = readNewWorklog(bodyRecord(call), call, issue.project);
  const remaining = remainingAfter(issue, draft.seconds, adjustment(call, 'reduceBy'), 'reduceBy');
  const worklog = addWorklog(call.changes, issue, draft, call.me, call.now, remaining);
  call.reply.code(201).header('location', `${call.base}/rest/api/3/issue/${issue.id}/worklog/${worklog.id}`);
  return worklogShape(issue, worklog, call.base, queryList(call, 'expand'));
}

function correctWork(call: RestCall) {
  const { issue, worklog } = findWorklog(call, param(call, 'id'));
  const edit = readWorklogEdit(bodyRecord(call), call, issue.project);
  const grown = (edit.seconds ?? worklog.seconds) - worklog.seconds;
  const remaining = remainingAfter(issue, grown, adjustment(call, null), null);
  editWorklog(call.changes, issue, worklog, edit, call.me, call.now, remaining);
  return worklogShape(issue, worklog, call.base, queryList(call, 'expand'));
}

function deleteWork(call: RestCall) {
  const { issue, worklog } = findWorklog(call, param(call, 'id'));
  const remaining = remainingAfter(issue, -worklog.seconds, adjustment(call, 'increaseBy'), 'increaseBy');
  removeWorklog(call.changes, issue, worklog, call.me, call.now, remaining);
  return undefined;
}

function adjustment(call: RestCall, by: 'reduceBy' | 'increaseBy' | null): Adjustment {
  return {
    adjustEstimate: queryText(call, 'adjustEstimate'),
    newEstimate: queryText(call, 'newEstimate'),
    by: by === null ? null : queryText(call, by),
  };
}
