import { getFields } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { read } from '../reading/read.ts';

/** A field of the site, Jira's own or one that was added to it. */
export interface Field {
  /** "duedate", "customfield_10016". */
  readonly id: string;
  readonly name: string;
  readonly custom: boolean;
  /** Jira's type of its value: "string", "number", "date", "user", "array". */
  readonly type: string;
  /** Of a list, the type of what is in it. */
  readonly items: string | null;
  /** What keeps a custom field: "gh-sprint", "jsw-story-points", "select". Empty for Jira's own. */
  readonly keptBy: string;
}

const fieldsSchema = z.array(
  z
    .object({
      id: z.string(),
      name: z.string().catch(''),
      custom: z.boolean().catch(false),
      schema: z
        .object({
          type: z.string().catch('any'),
          items: z.string().optional().catch(undefined),
          custom: z.string().optional().catch(undefined),
        })
        .nullish()
        .catch(null),
    })
    .transform(
      ({ id, name, custom, schema }): Field => ({
        id,
        name: name === '' ? id : name,
        custom,
        type: schema?.type ?? 'any',
        items: schema?.items ?? null,
        keptBy: schema?.custom?.split(':').at(-1) ?? '',
      }),
    ),
);

/** All that the person may see. */
export async function askFields(client: Client): Promise<Field[]> {
  return read(fieldsSchema, await getFields(client));
}
