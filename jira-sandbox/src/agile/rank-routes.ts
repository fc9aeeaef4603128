import { findIssue, type RestCall, type RestRoute } from '../rest/call.ts';
import { JiraRefusal } from '../rest/refusal.ts';
import type { Issue } from '../site/model/issue.ts';
import type { RankTarget } from '../site/sprint-changes.ts';
import { requireOnIssues } from './allowed.ts';
import { issueNames } from './find.ts';
import { requireRankTarget } from './rank-input.ts';
import { agileScopes } from './scopes.ts';

export const rankRoutes: readonly RestRoute[] = [
  {
    method: 'PUT',
    path: '/issue/rank',
    scope: agileScopes.writeIssue,
    handle: (call) => rankEach(call, issueNames(call), requireRankTarget(call), () => true),
  },
];

interface Outcome {
  readonly issueId?: number;
  readonly issueKey: string;
  readonly status: number;
  readonly errors?: readonly string[];
}

/**
 * Ranks what can be ranked. When some of the issues are not there or not fit, the answer is 207 with what became of
 * each; when none of them is, the refusal of the first.
 */
export function rankEach(
  call: RestCall,
  names: readonly string[],
  target: RankTarget | null,
  fits: (issue: Issue) => boolean,
): unknown {
  const found: Issue[] = [];
  const outcomes = names.map((name): Outcome => {
    try {
      const issue = findIssue(call.site, name);
      const { id, key } = issue;
      if (!fits(issue))
        return {
          issueId: Number(id),
          issueKey: key,
          status: 400,
          errors: ['The issue is not on the board.'],
        };
      found.push(issue);
      return { issueId: Number(id), issueKey: key, status: 200 };
    } catch (error) {
      if (!(error instanceof JiraRefusal)) throw error;
      return { issueKey: name, status: error.status, errors: [error.message] };
    }
  });
  const failed = outcomes.find(({ status }) => status !== 200);
  if (found.length === 0 && failed !== undefined) throw new JiraRefusal(400, failed.errors ?? []);
  requireOnIssues(call, 'SCHEDULE_ISSUES', found);
  if (target !== null) call.changes.sprints.rankIssues(found, target, call.me, call.now);
  if (failed === undefined) return undefined;
  call.reply.code(207);
  return { entries: outcomes };
}
