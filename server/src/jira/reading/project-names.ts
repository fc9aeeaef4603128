import { getProjectComponents, getProjectVersions } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { read } from './read.ts';

/** What a project has of its own, by name. */
export type ProjectThing = 'component' | 'version';

const componentsSchema = z.array(z.object({ name: z.string() }));
const versionsSchema = z.array(z.object({ name: z.string(), archived: z.boolean().nullish().catch(null) }));

/** The names of its components, or of its versions that are not archived: Jira takes no issue into those. */
export async function projectNamesOf(
  client: Client,
  thing: ProjectThing,
  project: string,
): Promise<string[]> {
  if (thing === 'component') {
    const answer = await getProjectComponents(client, { projectIdOrKey: project });
    return read(componentsSchema, answer).map(({ name }) => name);
  }
  const answer = await getProjectVersions(client, { projectIdOrKey: project });
  return read(versionsSchema, answer).flatMap(({ name, archived }) => (archived === true ? [] : [name]));
}
