import type { Status } from '@sidelight/contract';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { pathKey } from '../path-key.ts';
import { read } from './read.ts';
import { jiraStatusSchema } from './status.ts';

const typesSchema = z.array(z.object({ name: z.string(), statuses: z.array(jiraStatusSchema) }));

/** The statuses that issues of a type can have in a project, in the order of its workflow; empty for no such type. */
export async function workflowStatusesOf(client: Client, project: string, type: string): Promise<Status[]> {
  const answer = await client.sendRequest<unknown>({
    url: `/rest/api/3/project/${pathKey(project)}/statuses`,
    method: 'GET',
  });
  return read(typesSchema, answer).find(({ name }) => name === type)?.statuses ?? [];
}
