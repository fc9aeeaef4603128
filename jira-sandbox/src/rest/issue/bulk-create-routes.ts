import { asRecord, bodyRecord, type RestCall, type RestRoute } from '../call.ts';
import { createIssue } from '../issue-routes.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';

const MAX_CREATED = 50;

/** Up to fifty issues: those without fault are created, and each of the others is told what is wrong with it. */
export const bulkCreateRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/issue/bulk',
    scope: 'write:jira-work',
    handle: (call) => {
      const updates = bodyRecord(call)['issueUpdates'];
      if (!Array.isArray(updates) || updates.length === 0 || updates.length > MAX_CREATED)
        throw badRequest(`Between 1 and ${MAX_CREATED} issues can be created at once.`);
      const results = updates.map((update, index) => attempt(call, update, index));
      const issues = results.flatMap((result) => ('created' in result ? [result.created] : []));
      const errors = results.flatMap((result) => ('error' in result ? [result.error] : []));
      call.reply.code(issues.length > 0 ? 201 : 400);
      return { issues, errors };
    },
  },
];

function attempt(call: RestCall, update: unknown, failedElementNumber: number) {
  try {
    return { created: createIssue(call, asRecord(update) ?? {}) };
  } catch (error) {
    if (!(error instanceof JiraRefusal)) throw error;
    return { error: { status: error.status, elementErrors: error.body, failedElementNumber } };
  }
}
