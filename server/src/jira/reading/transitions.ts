import type { Transition } from '@sidelight/contract';
import { getTransitions } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { type ScreenField, screenFieldsOf } from '../fields/screen-field.ts';
import { pathKey } from '../path-key.ts';
import { read } from './read.ts';
import { jiraStatusSchema } from './status.ts';

/** A transition with the fields that are asked for on the way. */
export interface ScreenedTransition extends Transition {
  readonly screen: readonly ScreenField[];
}

const transitionsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    to: jiraStatusSchema,
    isAvailable: z.boolean().optional(),
    fields: z.record(z.string(), z.unknown()).optional().catch(undefined),
  }),
);

/** Those the person may make now. */
export async function transitionsOf(client: Client, key: string): Promise<ScreenedTransition[]> {
  const answer = await getTransitions(client, { issueIdOrKey: pathKey(key), expand: 'transitions.fields' });
  return read(transitionsSchema, answer.transitions ?? [])
    .filter(({ isAvailable }) => isAvailable !== false)
    .map(({ id, name, to, fields }) => ({
      ...{ id, name, to },
      // On a screen of a transition a comment is a text like others; an issue's own comments are no value.
      screen: screenFieldsOf(fields ?? {}).map((field) =>
        field.id === 'comment' ? { ...field, kind: 'paragraph' } : field,
      ),
    }));
}
