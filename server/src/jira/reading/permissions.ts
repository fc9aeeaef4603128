import { getMyPermissions } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import type { Permission } from '../jira.ts';
import { read } from './read.ts';

const permissionsSchema = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});

/** Those of the permissions that the person has on an issue. */
export async function permissionsOn(
  client: Client,
  wanted: readonly Permission[],
  key: string,
): Promise<ReadonlySet<Permission>> {
  const answer = await getMyPermissions(client, { issueKey: key, permissions: wanted.join(',') });
  const { permissions } = read(permissionsSchema, answer);
  return new Set(wanted.filter((permission) => permissions[permission]?.havePermission === true));
}
