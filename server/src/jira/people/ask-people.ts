import type { Person } from '@sidelight/contract';
import { findAssignableUsers, findUsers, getAllUsers } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import type { PeopleOptions } from '../jira.ts';
import { userSchema } from '../reading/person.ts';

/** Jira looks at no more than this many users of a site. */
const maxPeople = 1_000;
const maxFound = 50;

const usersSchema = z.array(z.unknown());
const isPersonSchema = z.looseObject({
  active: z.boolean().catch(true),
  accountType: z.string().catch('atlassian'),
});

/** Those whom Jira finds for the words. It compares beginnings, accents included. */
export async function askPeople(client: Client, query: string, options: PeopleOptions): Promise<Person[]> {
  const target = targetOf(options);
  const found =
    target === null
      ? await findUsers(client, { query, maxResults: maxFound })
      : await findAssignableUsers(client, { ...target, query, maxResults: maxFound });
  return peopleOf(found);
}

/** Everybody, for what Jira's own search misses: accents and slips of the pen. At most 1,000. */
export async function askEverybody(client: Client, options: PeopleOptions): Promise<Person[]> {
  const target = targetOf(options);
  const found =
    target === null
      ? await getAllUsers(client, { maxResults: maxPeople })
      : await findAssignableUsers(client, { ...target, maxResults: maxPeople });
  return peopleOf(found);
}

function targetOf({ assignableTo }: PeopleOptions): { project: string } | { issueKey: string } | null {
  if (assignableTo === undefined) return null;
  return /-\d+$/.test(assignableTo) ? { issueKey: assignableTo } : { project: assignableTo };
}

/** Apps, portal customers and those who left cannot be meant by a name. */
function peopleOf(users: unknown): Person[] {
  return (usersSchema.safeParse(users).data ?? []).flatMap((user) => {
    const kind = isPersonSchema.safeParse(user).data;
    const person = userSchema.safeParse(user).data;
    return person !== undefined && kind?.active === true && kind.accountType === 'atlassian' ? [person] : [];
  });
}
