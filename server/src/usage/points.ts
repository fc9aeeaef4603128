/** Lists under which Jira's answers keep what they are about. */
const listNames = ['issues', 'values', 'users', 'groups'] as const;

/**
 * What a call costs of the hour's quota, estimated from its answer by Atlassian's published costs: a write 1, a read 1
 * and 1 more for each core object in it, 2 for each identity object (users and groups).
 * https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export function pointsOf(call: { isRead: boolean; path: string; answer: unknown }): number {
  if (!call.isRead) return 1;
  const perObject = isIdentity(call.path) ? 2 : 1;
  return 1 + perObject * objectsIn(call.answer);
}

function isIdentity(path: string): boolean {
  return /\/(?:myself|users?|groups?|groupuserpicker)(?:\/|$)/.test(path.split('?')[0] ?? '');
}

function objectsIn(answer: unknown): number {
  if (answer === undefined || answer === null || typeof answer !== 'object') return 0;
  if (Array.isArray(answer)) return answer.length;
  for (const name of listNames) {
    const list: unknown = (answer as Record<string, unknown>)[name];
    if (Array.isArray(list)) return list.length;
  }
  return 1;
}
