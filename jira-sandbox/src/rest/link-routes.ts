import { requirePermission } from '../permissions/operation-permissions.ts';
import { isDocument } from '../site/adf.ts';
import type { Issue, IssueLink } from '../site/model.ts';
import { asRecord, bodyRecord, findIssue, param, type RestCall, type RestRoute } from './call.ts';
import { wholeLinkShape } from './link-shape.ts';
import { ADF_REQUIRED, badRequest, invalidFields, JiraRefusal } from './refusal.ts';

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
      call.changes.unlink(source, link, call.me, call.now);
      return undefined;
    },
  },
];

function linkIssues(call: RestCall) {
  const body = bodyRecord(call);
  const named = asRecord(body['type']);
  if (named === null) throw badRequest('The link type was not specified.');
  const type = call.site.linkTypes.find(
    ({ id, name }) => id === named['id'] || name.toLowerCase() === String(named['name']).toLowerCase(),
  );
  if (type === undefined)
    throw new JiraRefusal(404, [`No issue link type with name '${String(named['name'])}' found.`]);
  const source = issueGiven(call, body['inwardIssue']);
  const target = issueGiven(call, body['outwardIssue']);
  if (source === target) throw badRequest('You cannot link an issue to itself.');
  refuseLinking(call, source);
  const comment = asRecord(body['comment'])?.['body'];
  if (comment !== undefined && !isDocument(comment)) throw invalidFields({ comment: ADF_REQUIRED });
  call.changes.link(source, target, type, call.me, call.now);
  if (comment !== undefined) call.changes.addComment(source, comment, call.me, call.now);
  call.reply.code(201);
  return null;
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
  return findIssue(call.site, String(name));
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
