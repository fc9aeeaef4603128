import { requirePermission } from '../permissions/operation-permissions.ts';
import type { Issue, IssueLink, IssueLinkType } from '../site/model/issue.ts';
import { asRecord, bodyRecord, findIssue, param, type RestCall, type RestRoute } from './call.ts';
import { readComment } from './comment-routes.ts';
import { givenText } from './given-text.ts';
import { wholeLinkShape } from './link-shape.ts';
import { badRequest, JiraRefusal } from './refusal.ts';

export const linkRoutes: readonly RestRoute[] = [
  { method: 'POST', path: '/issueLink', scope: 'write:jira-work', handle: linkIssues },
  {
    method: 'GET',
    path: '/issueLink/:id',
    scope: 'read:jira-work',
    handle: (call) => {
      const { source, link } = find(call);
      return wholeLinkShape(source, link, call.base);
    },
  },
  {
    method: 'DELETE',
    path: '/issueLink/:id',
    scope: 'write:jira-work',
    handle: (call) => {
      const { source, link } = find(call);
      refuseLinking(call, source);
      call.changes.links.remove(source, link, call.me, call.now);
      return undefined;
    },
  },
];

function linkIssues(call: RestCall) {
  const body = bodyRecord(call);
  const type = linkTypeGiven(call, body);
  const source = issueGiven(call, body['inwardIssue']);
  const target = issueGiven(call, body['outwardIssue']);
  if (source === target) throw badRequest('You cannot link an issue to itself.');
  refuseLinking(call, source);
  const comment = asRecord(body['comment']);
  const said = comment === null ? null : readComment(comment, call, source.project);
  call.changes.links.add(source, target, type, call.me, call.now);
  if (said !== null) call.changes.comments.add(source, said.body, call.me, call.now, said.visibility);
  call.reply.code(201);
  return null;
}

/**
 * A link that an issue gets with other changes: only the issue at its other end is named. `own` is the issue that gets
 * it, null while it is being created.
 */
export function readLink(
  given: Record<string, unknown>,
  call: RestCall,
  own: Issue | null,
): (issue: Issue) => void {
  const type = linkTypeGiven(call, given);
  const isOutward = given['outwardIssue'] !== undefined;
  const other = issueGiven(call, isOutward ? given['outwardIssue'] : given['inwardIssue']);
  if (other === own) throw badRequest('You cannot link an issue to itself.');
  refuseLinking(call, other);
  return (issue) => {
    const ends = isOutward ? ([issue, other] as const) : ([other, issue] as const);
    call.changes.links.add(...ends, type, call.me, call.now);
  };
}

function linkTypeGiven(call: RestCall, body: Record<string, unknown>): IssueLinkType {
  const named = asRecord(body['type']);
  if (named === null) throw badRequest('The link type was not specified.');
  const type = call.site.linkTypes.find(
    ({ id, name }) => id === named['id'] || name.toLowerCase() === givenText(named['name']).toLowerCase(),
  );
  if (type === undefined)
    throw new JiraRefusal(404, [`No issue link type with name '${givenText(named['name'])}' found.`]);
  return type;
}

function refuseLinking({ permissions, me }: RestCall, issue: Issue): void {
  requirePermission(
    permissions,
    me,
    'LINK_ISSUES',
    issue,
    `No Link Issue Permission for issue '${issue.key}'`,
  );
}

function issueGiven(call: RestCall, value: unknown): Issue {
  const given = asRecord(value);
  const name = given?.['key'] ?? given?.['id'];
  if (name === undefined) throw badRequest('The issues to link were not both specified.');
  return findIssue(call.site, givenText(name));
}

/** From the side of the issue it goes out from. */
function find(call: RestCall): { source: Issue; link: IssueLink } {
  const id = param(call, 'id');
  for (const source of call.site.issues.values()) {
    const link = source.links.find((other) => other.id === id && other.direction === 'outward');
    if (link !== undefined) return { source, link };
  }
  throw new JiraRefusal(404, [`No issue link with id '${id}' exists.`]);
}
