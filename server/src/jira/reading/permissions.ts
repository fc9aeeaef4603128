import { getMyPermissions } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { read } from './read.ts';

/** Jira's own names, as `GET /mypermissions` has them. */
export type Permission =
  | 'ADD_COMMENTS'
  | 'ASSIGN_ISSUES'
  | 'CREATE_ATTACHMENTS'
  | 'DELETE_ALL_ATTACHMENTS'
  | 'DELETE_OWN_ATTACHMENTS'
  | 'DELETE_ISSUES'
  | 'DELETE_ALL_COMMENTS'
  | 'DELETE_OWN_COMMENTS'
  | 'DELETE_ALL_WORKLOGS'
  | 'DELETE_OWN_WORKLOGS'
  | 'EDIT_ALL_COMMENTS'
  | 'EDIT_ISSUES'
  | 'EDIT_OWN_COMMENTS'
  | 'EDIT_ALL_WORKLOGS'
  | 'EDIT_OWN_WORKLOGS'
  | 'TRANSITION_ISSUES'
  | 'LINK_ISSUES'
  | 'MODIFY_REPORTER'
  | 'SCHEDULE_ISSUES'
  | 'WORK_ON_ISSUES';

const permissionsSchema = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});

/** Those of the permissions that the person has on an issue, or in a project: a key of either. */
export async function permissionsOn(
  client: Client,
  wanted: readonly Permission[],
  key: string,
): Promise<ReadonlySet<Permission>> {
  const answer = await getMyPermissions(client, {
    ...(/-\d+$/.test(key) ? { issueKey: key } : { projectKey: key }),
    permissions: wanted.join(','),
  });
  const { permissions } = read(permissionsSchema, answer);
  return new Set(wanted.filter((permission) => permissions[permission]?.havePermission === true));
}
