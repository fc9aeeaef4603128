import type { Issue } from '../../site/model/issue.ts';
import type { RemoteLink } from '../../site/model/remote-link.ts';
import { addRemoteLink, editRemoteLink, removeRemoteLink } from '../../site/remote-links.ts';
import { bodyRecord, findIssue, param, queryText, type RestCall, type RestRoute } from '../call.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { readRemoteLink } from './remote-link-input.ts';

const LIST = '/issue/:key/remotelink';
const ONE = '/issue/:key/remotelink/:linkId';

export const remoteLinkRoutes: readonly RestRoute[] = [
  { method: 'GET', path: LIST, scope: 'read:jira-work', handle: listRemoteLinks },
  { method: 'POST', path: LIST, scope: 'write:jira-work', handle: createOrUpdate },
  {
    method: 'DELETE',
    path: LIST,
    scope: 'write:jira-work',
    handle: (call) => {
      const globalId = queryText(call, 'globalId');
      if (globalId === null) throw badRequest("The 'globalId' query parameter is required.");
      return remove(call, byGlobalId(findIssue(call.site, param(call, 'key')), globalId));
    },
  },
  {
    method: 'GET',
    path: ONE,
    scope: 'read:jira-work',
    handle: (call) => remoteLinkShape(findIssue(call.site, param(call, 'key')), byId(call), call.base),
  },
  {
    method: 'PUT',
    path: ONE,
    scope: 'write:jira-work',
    handle: (call) => {
      const link = byId(call);
      const draft = readRemoteLink(bodyRecord(call));
      const issue = findIssue(call.site, param(call, 'key'));
      editRemoteLink(call.changes, issue, link, draft, call.me, call.now);
      return undefined;
    },
  },
  { method: 'DELETE', path: ONE, scope: 'write:jira-work', handle: (call) => remove(call, byId(call)) },
];

/** All of them as a list, or the one with the given global id. */
function listRemoteLinks(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  const globalId = queryText(call, 'globalId');
  if (globalId !== null) return remoteLinkShape(issue, byGlobalId(issue, globalId), call.base);
  return issue.remoteLinks.map((link) => remoteLinkShape(issue, link, call.base));
}

/** A known global id updates its link, so that an application need not remember what it linked. */
function createOrUpdate(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  const draft = readRemoteLink(bodyRecord(call));
  const { changes, me, now } = call;
  const known = issue.remoteLinks.find(({ globalId }) => globalId !== null && globalId === draft.globalId);
  if (known !== undefined) {
    editRemoteLink(changes, issue, known, draft, me, now);
    return identified(issue, known, call);
  }
  const link = addRemoteLink(changes, issue, draft, me, now);
  const answer = identified(issue, link, call);
  call.reply.code(201).header('location', answer.self);
  return answer;
}

function remove(call: RestCall, link: RemoteLink): undefined {
  removeRemoteLink(call.changes, findIssue(call.site, param(call, 'key')), link, call.me, call.now);
}

function byGlobalId(issue: Issue, globalId: string): RemoteLink {
  const link = issue.remoteLinks.find((candidate) => candidate.globalId === globalId);
  if (link === undefined)
    throw new JiraRefusal(404, [`Remote issue link with global id '${globalId}' does not exist.`]);
  return link;
}

function byId(call: RestCall): RemoteLink {
  const id = param(call, 'linkId');
  if (!/^\d+$/.test(id)) throw badRequest(`'${id}' is not a valid remote link id.`);
  const { remoteLinks } = findIssue(call.site, param(call, 'key'));
  const link = remoteLinks.find((candidate) => candidate.id === id);
  if (link === undefined) throw new JiraRefusal(404, [`Remote issue link with id '${id}' does not exist.`]);
  return link;
}

function identified(issue: Issue, link: RemoteLink, { base }: RestCall) {
  return { id: Number(link.id), self: `${base}/rest/api/3/issue/${issue.key}/remotelink/${link.id}` };
}

function remoteLinkShape(issue: Issue, link: RemoteLink, base: string) {
  return {
    id: Number(link.id),
    self: `${base}/rest/api/3/issue/${issue.key}/remotelink/${link.id}`,
    ...(link.globalId === null ? {} : { globalId: link.globalId }),
    application: link.application,
    ...(link.relationship === null ? {} : { relationship: link.relationship }),
    object: link.object,
  };
}
