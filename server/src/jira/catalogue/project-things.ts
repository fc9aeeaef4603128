import { getProjectComponents, getProjectVersions } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { pathKey } from '../path-key.ts';
import { somebodySchema } from '../reading/person.ts';
import { read } from '../reading/read.ts';
import { jiraStatusSchema } from '../reading/status.ts';

const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? '');
const day = z.unknown().transform((value) => {
  const written = value instanceof Date ? value.toISOString() : value;
  return typeof written === 'string' && /^\d{4}-\d\d-\d\d/.test(written) ? written.slice(0, 10) : null;
});
const is = z
  .boolean()
  .nullish()
  .catch(null)
  .transform((value) => value === true);

const componentsSchema = z.array(z.object({ name: z.string(), description: text, lead: somebodySchema }));
const versionsSchema = z.array(
  z.object({
    name: z.string(),
    description: text,
    released: is,
    archived: is,
    startDate: day,
    releaseDate: day,
  }),
);
const typesSchema = z.array(
  z.object({ name: z.string(), subtask: is, statuses: z.array(jiraStatusSchema).catch([]) }),
);

export async function askComponents(client: Client, project: string) {
  return read(componentsSchema, await getProjectComponents(client, { projectIdOrKey: pathKey(project) }));
}

/** In the order that the project keeps them in. */
export async function askVersions(client: Client, project: string) {
  return read(versionsSchema, await getProjectVersions(client, { projectIdOrKey: pathKey(project) }));
}

/** The issue types of a project, each with the statuses of its workflow. */
export async function askProjectTypes(client: Client, project: string) {
  const url = `/rest/api/3/project/${pathKey(project)}/statuses`;
  return read(typesSchema, await client.sendRequest<unknown>({ url, method: 'GET' }));
}
