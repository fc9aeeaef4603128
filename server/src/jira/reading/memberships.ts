import { getProjectRoleDetails, getUserGroups } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { JiraError } from '../errors.ts';
import { read } from './read.ts';

/** What a comment can be kept for: Jira lets nobody hide one from himself. Null: Jira does not show them to the person. */
export interface Memberships {
  /** Names. Jira shows them to those who administer the project. */
  readonly roles: readonly string[] | null;
  readonly groups: readonly { readonly id: string; readonly name: string }[] | null;
}

const rolesSchema = z.array(z.object({ name: z.string() }));
const groupsSchema = z.array(z.object({ name: z.string(), groupId: z.string() }));

export async function membershipsIn(
  client: Client,
  project: string,
  accountId: string,
): Promise<Memberships> {
  const [roles, groups] = await Promise.all([
    shown(async () => {
      const details = await getProjectRoleDetails(client, { projectIdOrKey: project, currentMember: true });
      return read(rolesSchema, details).map(({ name }) => name);
    }),
    shown(async () => {
      const found = read(groupsSchema, await getUserGroups(client, { accountId }));
      return found.map(({ name, groupId }) => ({ id: groupId, name }));
    }),
  ]);
  return { roles, groups };
}

async function shown<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof JiraError && unseen.has(error.code)) return null;
    throw error;
  }
}

const unseen: ReadonlySet<string> = new Set(['jira.forbidden', 'jira.not-found', 'jira.scope-missing']);
