import type { Vocabulary } from '@sidelight/language';
import { getIssueAllTypes, getStatuses, searchProjects } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { JiraError } from './errors.ts';
import type { Field } from './fields/field.ts';
import { read } from './reading/read.ts';
import { jiraStatusSchema } from './reading/status.ts';

const maxProjects = 500;
const maxNames = 500;
const pageSize = 100;

const namesSchema = z.array(z.object({ name: z.string() }));
const projectsSchema = z.array(z.object({ key: z.string(), name: z.string().catch('') }));

/**
 * The site's words, as far as the account may see them: at most 500 projects, types, statuses and priorities. `fields`
 * are asked for and remembered elsewhere.
 */
export async function askVocabulary(client: Client, fields: () => Promise<Field[]>): Promise<Vocabulary> {
  const [projects, types, statuses, priorities, own] = await Promise.all([
    askProjects(client),
    whereAllowed(async () => names(await getIssueAllTypes(client))),
    whereAllowed(async () => read(z.array(jiraStatusSchema), await getStatuses(client))),
    // Not jira.js's searchPriorities: its scope is the one to configure Jira, which nobody should grant a chat.
    whereAllowed(async () =>
      names(await client.sendRequest<unknown>({ url: '/rest/api/3/priority', method: 'GET' })),
    ),
    whereAllowed(fields),
  ]);
  // Team-managed projects each have their own "To Do"; people mean any of them.
  const statusNames = new Map(statuses.map(({ name, category }) => [name.toLowerCase(), { name, category }]));
  return {
    projects,
    types,
    statuses: [...statusNames.values()].slice(0, maxNames),
    priorities,
    fields: [...new Set(own.map(({ name }) => name))],
  };
}

async function askProjects(client: Client): Promise<{ key: string; name: string }[]> {
  const found: { key: string; name: string }[] = [];
  while (found.length < maxProjects) {
    const page = await searchProjects(client, {
      startAt: found.length,
      maxResults: pageSize,
      orderBy: 'key',
    });
    const values = read(projectsSchema, page.values ?? []);
    found.push(...values);
    if (values.length === 0 || page.isLast === true || found.length >= (page.total ?? 0)) break;
  }
  return found.slice(0, maxProjects);
}

function names(values: unknown): string[] {
  const all = read(namesSchema, values ?? []).map(({ name }) => name);
  return [...new Set(all)].slice(0, maxNames);
}

/** A list that this account may not see is empty; the others still serve. */
async function whereAllowed<Item>(ask: () => Promise<Item[]>): Promise<Item[]> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof JiraError && (error.code === 'jira.forbidden' || error.code === 'jira.not-found')) {
      return [];
    }
    throw error;
  }
}
