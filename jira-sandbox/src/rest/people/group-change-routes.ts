import { addGroup, addMember, removeGroup, removeMember } from '../../site/groups.ts';
import type { Group } from '../../site/model/person.ts';
import { bodyRecord, queryText, type RestCall, type RestRoute } from '../call.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { badRequest, JiraRefusal, userNotFound } from '../refusal.ts';
import { findGroup, groupShape } from './group-routes.ts';

const LONGEST_NAME = 255;

/** Only administrators of the site make groups and say who belongs to them. */
export const groupChangeRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/group',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const { name } = bodyRecord(call);
      if (typeof name !== 'string' || name.trim() === '') throw badRequest('Group name is required.');
      if (name.length > LONGEST_NAME)
        throw badRequest(`The name of a group must not exceed ${LONGEST_NAME} characters.`);
      if (call.site.groups.some((group) => group.name === name))
        throw badRequest(`A group with the name '${name}' already exists.`);
      call.reply.code(201);
      return groupShape(addGroup(call.site, name), call, []);
    },
  },
  {
    method: 'DELETE',
    path: '/group',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const group = findGroup(call);
      const [swapName, swapId] = [queryText(call, 'swapGroup'), queryText(call, 'swapGroupId')];
      const swap = call.site.groups.find(({ name, id }) => name === swapName || id === swapId) ?? null;
      if (swap === null && (swapName ?? swapId) !== null)
        throw new JiraRefusal(404, [`The group '${swapName ?? swapId}' does not exist.`]);
      removeGroup(call.changes.site, group, swap);
      call.permissions.forgetViews();
      return '';
    },
  },
  {
    method: 'POST',
    path: '/group/user',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const group = findGroup(call);
      const person = namedPerson(call, bodyRecord(call)['accountId']);
      if (group.members.includes(person))
        throw badRequest(
          `Cannot add user '${person.displayName}', user is already a member of '${group.name}'`,
        );
      addMember(group, person);
      call.permissions.forgetViews();
      call.reply.code(201);
      return groupShape(group, call, []);
    },
  },
  {
    method: 'DELETE',
    path: '/group/user',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const group: Group = findGroup(call);
      const person = namedPerson(call, queryText(call, 'accountId'));
      if (!group.members.includes(person))
        throw badRequest(
          `Cannot remove user '${person.displayName}', user is not a member of '${group.name}'`,
        );
      removeMember(group, person);
      call.permissions.forgetViews();
      return '';
    },
  },
];

function namedPerson({ site }: RestCall, accountId: unknown) {
  if (typeof accountId !== 'string') throw badRequest("The 'accountId' must be given.");
  const person = site.people.find((candidate) => candidate.accountId === accountId);
  if (person === undefined) throw userNotFound();
  return person;
}
