import type { Transition } from '@sidelight/contract';
import { getTransitions } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { pathKey } from '../path-key.ts';
import { read } from './read.ts';
import { jiraStatusSchema } from './status.ts';

const transitionsSchema = z.array(
  z.object({ id: z.string(), name: z.string(), to: jiraStatusSchema, isAvailable: z.boolean().optional() }),
);

/** Those the person may make now. */
export async function transitionsOf(client: Client, key: string): Promise<Transition[]> {
  const answer = await getTransitions(client, { issueIdOrKey: pathKey(key) });
  return read(transitionsSchema, answer.transitions ?? [])
    .filter(({ isAvailable }) => isAvailable !== false)
    .map(({ id, name, to }) => ({ id, name, to }));
}
