import type { Group, Person } from '../../site/model/person.ts';
import { queryList, queryNumber, queryText, type RestCall, type RestRoute } from '../call.ts';
import { folded } from '../fold.ts';
import { pageOf } from '../page.ts';
import { personShape } from '../people-shape.ts';
import { badRequest, JiraRefusal, userNotFound } from '../refusal.ts';

export const groupRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/group/bulk',
    scope: 'read:jira-user',
    handle: (call) => {
      const ids = queryList(call, 'groupId');
      const names = queryList(call, 'groupName');
      const found = call.site.groups.filter(
        ({ id, name }) =>
          (ids.length === 0 && names.length === 0) || ids.includes(id) || names.includes(name),
      );
      return pageOf(call, found, ({ id, name }) => ({ name, groupId: id }));
    },
  },
  {
    method: 'GET',
    path: '/group',
    scope: 'read:jira-user',
    handle: (call) => {
      const group = findGroup(call);
      return groupShape(group, call, queryList(call, 'expand').includes('users') ? group.members : []);
    },
  },
  {
    method: 'GET',
    path: '/group/member',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const everybody = queryText(call, 'includeInactiveUsers') === 'true';
      const members = findGroup(call).members.filter(({ active }) => active || everybody);
      return pageOf(call, members, (person) => personShape(person, call.base));
    },
  },
  {
    method: 'GET',
    path: '/groups/picker',
    scope: 'read:jira-user',
    handle: (call) => {
      const words = folded(queryText(call, 'query') ?? '');
      const found = call.site.groups.filter(({ name }) => folded(name).includes(words));
      const shown = found.slice(0, queryNumber(call, 'maxResults', 20, 1_000));
      return {
        header: `Showing ${shown.length} of ${found.length} matching groups`,
        total: found.length,
        groups: shown.map(({ id, name }) => ({ name, html: name, labels: [], groupId: id })),
      };
    },
  },
  {
    method: 'GET',
    path: '/user/groups',
    scope: 'read:jira-user',
    handle: (call) => {
      const accountId = queryText(call, 'accountId');
      const person = call.site.people.find((candidate) => candidate.accountId === accountId);
      if (person === undefined) throw userNotFound();
      return call.site.groups
        .filter(({ members }) => members.includes(person))
        .map((group) => groupReference(group, call.base));
    },
  },
];

export function groupReference({ id, name }: Group, base: string) {
  return { name, groupId: id, self: `${base}/rest/api/3/group?groupId=${encodeURIComponent(id)}` };
}

/** `shown`: the members that are listed. */
export function groupShape(group: Group, { base }: RestCall, shown: readonly Person[]) {
  return {
    ...groupReference(group, base),
    users: {
      size: group.members.length,
      items: shown.map((person) => personShape(person, base)),
      'max-results': 50,
      'start-index': 0,
      'end-index': Math.max(0, shown.length - 1),
    },
    expand: 'users',
  };
}

/** By `groupId` or `groupname` of the query. */
export function findGroup(call: RestCall): Group {
  const id = queryText(call, 'groupId');
  const name = queryText(call, 'groupname');
  if (id === null && name === null) throw badRequest("'groupname' or 'groupId' must be specified");
  const found = call.site.groups.find((group) => group.id === id || group.name === name);
  if (found === undefined) throw new JiraRefusal(404, [`The group '${name ?? id}' does not exist.`]);
  return found;
}
