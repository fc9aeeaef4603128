import { nextId } from '../../site/last-ids.ts';
import type { IssueLinkType } from '../../site/model/issue.ts';
import { bodyRecord, param, type RestCall, type RestRoute } from '../call.ts';
import { linkTypeShape } from '../link-shape.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';

const TEXTS = ['name', 'inward', 'outward'] as const;

export const linkTypeRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/issueLinkType',
    scope: 'read:jira-work',
    handle: ({ site, base }) => ({ issueLinkTypes: site.linkTypes.map((type) => linkTypeShape(type, base)) }),
  },
  {
    method: 'POST',
    path: '/issueLinkType',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const { name, inward, outward } = textsIn(call, null);
      if (name === undefined || inward === undefined || outward === undefined)
        throw badRequest('The name, the inward and the outward description of a link type must be given.');
      const type = { id: String(nextId(call.site, 'issue link type', 10_099)), name, inward, outward };
      call.site.linkTypes.push(type);
      call.reply.code(201);
      return linkTypeShape(type, call.base);
    },
  },
  {
    method: 'GET',
    path: '/issueLinkType/:id',
    scope: 'read:jira-work',
    handle: (call) => linkTypeShape(find(call), call.base),
  },
  {
    method: 'PUT',
    path: '/issueLinkType/:id',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const type = find(call);
      requireSiteAdministration(call);
      Object.assign(type, textsIn(call, type));
      return linkTypeShape(type, call.base);
    },
  },
  {
    method: 'DELETE',
    path: '/issueLinkType/:id',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const type = find(call);
      requireSiteAdministration(call);
      for (const source of call.site.issues.values())
        for (const link of source.links.filter((each) => each.type === type && each.direction === 'outward'))
          call.changes.links.remove(source, link, call.me, call.now);
      call.site.linkTypes.splice(call.site.linkTypes.indexOf(type), 1);
      return undefined;
    },
  },
];

function find(call: RestCall): IssueLinkType {
  const type = call.site.linkTypes.find(({ id }) => id === param(call, 'id'));
  if (type === undefined)
    throw new JiraRefusal(404, [`No issue link type with id '${param(call, 'id')}' found.`]);
  return type;
}

function textsIn(call: RestCall, old: IssueLinkType | null): Partial<Record<(typeof TEXTS)[number], string>> {
  const body = bodyRecord(call);
  const texts: Partial<Record<(typeof TEXTS)[number], string>> = {};
  for (const name of TEXTS) {
    const value = body[name];
    if (value === undefined) continue;
    if (typeof value !== 'string' || value.trim() === '') throw badRequest(`'${name}' must not be empty.`);
    texts[name] = value.trim();
  }
  const wanted = texts.name?.toLowerCase();
  if (call.site.linkTypes.some((type) => type !== old && type.name.toLowerCase() === wanted))
    throw badRequest(`An issue link type with the name '${texts.name}' already exists.`);
  return texts;
}
