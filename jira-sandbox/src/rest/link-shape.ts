import type { Issue, IssueLink, IssueLinkType } from '../site/model/issue.ts';
import { issueReference } from './issue-reference.ts';

export function linkTypeShape(type: IssueLinkType, base: string) {
  return { ...type, self: `${base}/rest/api/3/issueLinkType/${type.id}` };
}

/** As one of the two issues shows it: only the other one is named. */
export function linkShape(link: IssueLink, base: string) {
  const other = issueReference(link.issue, base);
  return {
    id: link.id,
    self: `${base}/rest/api/3/issueLink/${link.id}`,
    type: linkTypeShape(link.type, base),
    ...(link.direction === 'outward' ? { outwardIssue: other } : { inwardIssue: other }),
  };
}

/** With both issues; `source` is the one that blocks, clones, … */
export function wholeLinkShape(source: Issue, link: IssueLink, base: string) {
  return { ...linkShape(link, base), inwardIssue: issueReference(source, base) };
}
