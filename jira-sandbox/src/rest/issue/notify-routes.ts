import { asRecord, bodyRecord, findIssue, param, type RestCall, type RestRoute } from '../call.ts';
import { badRequest, userNotFound } from '../refusal.ts';

/** Mail about an issue. It is checked and accepted as Jira does it; the sandbox has no mail to send. */
export const notifyRoutes: readonly RestRoute[] = [
  { method: 'POST', path: '/issue/:key/notify', scope: 'write:jira-work', handle: notify },
];

const roles = ['reporter', 'assignee', 'watchers', 'voters'] as const;

function notify(call: RestCall) {
  findIssue(call.site, param(call, 'key'));
  const to = asRecord(bodyRecord(call)['to']) ?? {};
  const users = recordsOf(to['users']);
  const groups = [...recordsOf(to['groups']), ...textsOf(to['groupIds'])];
  const named = roles.some((role) => to[role] === true);
  if (!named && users.length === 0 && groups.length === 0)
    throw badRequest('No recipients were defined for notification.');
  for (const user of users) {
    const known = call.site.people.some(({ accountId }) => accountId === user['accountId']);
    if (!known) throw userNotFound();
  }
  return undefined;
}

function recordsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(asRecord).filter((entry) => entry !== null) : [];
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
