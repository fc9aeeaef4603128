import { nextId } from '../../site/last-ids.ts';
import type { Issue } from '../../site/model/issue.ts';
import { findIssue, type RestCall, type RestRoute } from '../call.ts';
import { givenText } from '../given-text.ts';
import { badRequest, JiraRefusal, MessageListRefusal } from '../refusal.ts';

/** Jira's bound. */
export const MOST = 1_000;

/** The operations on many issues name their errors in a list of messages. */
export function withMessageList(routes: readonly RestRoute[]): readonly RestRoute[] {
  return routes.map((route) => ({
    ...route,
    handle: (call) => {
      try {
        return route.handle(call);
      } catch (error) {
        throw error instanceof JiraRefusal ? new MessageListRefusal(error) : error;
      }
    },
  }));
}

/** The issues that are there, and how many are not. */
export function selection(call: RestCall, given: Record<string, unknown>) {
  const { selectedIssueIdsOrKeys: names } = given;
  if (!Array.isArray(names) || names.length === 0 || names.length > MOST)
    throw badRequest(`'selectedIssueIdsOrKeys' must name between 1 and ${MOST} issues.`);
  const found = [...new Set(names.map(givenText))].flatMap((name) => issueNamed(call, name) ?? []);
  return { issues: [...new Set(found)], unknown: names.length - found.length };
}

/** Null where it is not there, or not to be seen. */
export function issueNamed(call: RestCall, name: string): Issue | null {
  try {
    return findIssue(call.site, name);
  } catch (error) {
    if (error instanceof JiraRefusal) return null;
    throw error;
  }
}

/** Operates on each, and says which task that was. `part`: which of the selections the issue is in. */
export function submit(
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
