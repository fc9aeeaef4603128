import type { Issue } from '../site/model/issue.ts';
import { issueTypeShape, priorityShape, statusShape } from './catalogue-shapes.ts';

/** As another issue names it: its parent, a sub-task, a link. */
export function issueReference(issue: Issue, base: string) {
  return {
    id: issue.id,
    key: issue.key,
    self: `${base}/rest/api/3/issue/${issue.id}`,
    fields: {
      summary: issue.summary,
      status: statusShape(issue.status, base),
      priority: priorityShape(issue.priority, base),
      issuetype: issueTypeShape(issue.type, base),
    },
  };
}
