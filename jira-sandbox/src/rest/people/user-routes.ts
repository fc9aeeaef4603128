import { removeMember } from '../../site/groups.ts';
import { nextId } from '../../site/last-ids.ts';
import type { Person } from '../../site/model/person.ts';
import { allPeople, invitedPerson } from '../../site/people.ts';
import { bodyRecord, queryList, queryNumber, queryText, type RestCall, type RestRoute } from '../call.ts';
import { folded } from '../fold.ts';
import { pageOf } from '../page.ts';
import { avatarUrls, personShape } from '../people-shape.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { badRequest, invalidFields, userNotFound } from '../refusal.ts';
import { personExpands } from './person-expands.ts';

export const userRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/user',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const { emailAddress, displayName } = bodyRecord(call);
      if (typeof emailAddress !== 'string' || !/^\S+@\S+$/.test(emailAddress) || emailAddress.length > 254)
        throw invalidFields({ emailAddress: 'You must specify a valid email address.' });
      const known = call.site.people.find(({ email }) => email === emailAddress.toLowerCase());
      const name = typeof displayName === 'string' && displayName !== '' ? displayName : emailAddress;
      const serial = nextId(call.site, 'person', 0x100);
      const person = known ?? invitedPerson(serial, name.slice(0, 255), emailAddress.toLowerCase());
      // Who is there already is invited once more, and stays who they are.
      if (known === undefined) call.site.people.push(person);
      call.reply.code(201);
      return { ...userShape(person, call), emailAddress: person.email, ...personExpands(person, call) };
    },
  },
  {
    method: 'DELETE',
    path: '/user',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const accountId = queryText(call, 'accountId');
      if (accountId === null) throw badRequest("The 'accountId' query parameter is required.");
      const person = call.site.people.find((candidate) => candidate.accountId === accountId);
      if (person === undefined) throw userNotFound();
      // The people of the demo can sign in; whom nobody invited, nobody removes.
      if (allPeople.includes(person))
        throw badRequest(`Cannot delete user '${person.displayName}': the account is managed.`);
      for (const group of call.site.groups) removeMember(group, person);
      call.site.people.splice(call.site.people.indexOf(person), 1);
      return undefined;
    },
  },
  {
    method: 'GET',
    path: '/user',
    scope: 'read:jira-user',
    handle: (call) => {
      const accountId = queryText(call, 'accountId');
      const person = call.site.people.find((candidate) => candidate.accountId === accountId);
      if (person === undefined) throw userNotFound();
      return { ...userShape(person, call), ...personExpands(person, call) };
    },
  },
  {
    method: 'GET',
    path: '/user/bulk',
    scope: 'read:jira-user',
    handle: (call) => {
      const wanted = queryList(call, 'accountId');
      if (wanted.length === 0) throw badRequest("The 'accountId' query parameter is required.");
      const found = call.site.people.filter(({ accountId }) => wanted.includes(accountId));
      return pageOf(call, found, (person) => userShape(person, call), 200);
    },
  },
  {
    method: 'GET',
    path: '/user/search',
    scope: 'read:jira-user',
    handle: (call) => {
      const query = queryText(call, 'query');
      const accountId = queryText(call, 'accountId');
      if (query === null && accountId === null)
        throw badRequest('Either the query or the accountId parameter is required.');
      return pageOfPeople(
        call,
        call.site.people.filter((person) => isMeant(person, query, accountId)),
      );
    },
  },
  {
    method: 'GET',
    path: '/users',
    scope: 'read:jira-user',
    handle: (call) => pageOfPeople(call, call.site.people),
  },
  {
    method: 'GET',
    path: '/users/search',
    scope: 'read:jira-user',
    handle: (call) => pageOfPeople(call, call.site.people),
  },
  {
    method: 'GET',
    path: '/user/picker',
    scope: 'read:jira-user',
    handle: (call) => {
      const query = queryText(call, 'query') ?? '';
      const found = call.site.people.filter(
        (person) => person.accountType === 'atlassian' && isMeant(person, query, null),
      );
      const users = found.slice(0, queryNumber(call, 'maxResults', 50, 1_000));
      return {
        users: users.map((person) => ({
          accountId: person.accountId,
          accountType: person.accountType,
          html: person.displayName.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
          displayName: person.displayName,
          avatarUrl: avatarUrls(person, call.base)['48x48'],
        })),
        total: found.length,
        header: `Showing ${users.length} of ${found.length} matching users`,
      };
    },
  },
];

/** Jira matches the beginning of each word of the name, and of the e-mail address. */
export function isMeant(person: Person, query: string | null, accountId: string | null): boolean {
  if (accountId !== null) return person.accountId === accountId;
  const wanted = folded(query ?? '').trim();
  const name = folded(person.displayName);
  return (
    // Clients that have an account id search by it, too.
    person.accountId === query ||
    ` ${name}`.includes(` ${wanted}`) ||
    name.split(/[-' ]/).some((word) => word.startsWith(wanted)) ||
    person.email.startsWith(wanted)
  );
}

export function pageOfPeople(call: RestCall, people: readonly Person[]) {
  const startAt = queryNumber(call, 'startAt', 0, Number.MAX_SAFE_INTEGER);
  const maxResults = queryNumber(call, 'maxResults', 50, 1_000);
  return people.slice(startAt, startAt + maxResults).map((person) => userShape(person, call));
}

/** With the e-mail address, where one may see it. */
export function userShape(person: Person, { base, me, switches }: RestCall) {
  return {
    ...personShape(person, base),
    ...(person === me || switches.emailAddresses === 'visible' ? { emailAddress: person.email } : {}),
    locale: person.locale,
  };
}
