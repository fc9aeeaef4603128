import { findGroups } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { read } from '../reading/read.ts';

const most = 20;
const groupsSchema = z.array(z.object({ name: z.string() }));

/** Names of the groups that contain a text, at most 20. */
export async function groupNamesOf(client: Client, said: string): Promise<string[]> {
  const answer = await findGroups(client, { query: said, maxResults: most });
  return read(groupsSchema, answer.groups ?? []).map(({ name }) => name);
}
