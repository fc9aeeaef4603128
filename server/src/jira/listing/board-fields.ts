import { getFields } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { read } from '../reading/read.ts';

/** The ids under which this site keeps what boards work with; null where it has no such field. */
export interface BoardFields {
  readonly points: string | null;
  readonly sprint: string | null;
}

export const noBoardFields: BoardFields = { points: null, sprint: null };

const fieldsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string().catch(''),
    schema: z.object({ custom: z.string().optional() }).nullish().catch(null),
  }),
);

/** Points are a field of Jira's own in team-managed projects, and often a plain number named so in others. */
export async function askBoardFields(client: Client): Promise<BoardFields> {
  const fields = read(fieldsSchema, await getFields(client));
  const ofKind = (kind: string) => fields.find(({ schema }) => schema?.custom?.endsWith(`:${kind}`))?.id;
  const namedPoints = fields.find(({ name }) => /^story points?$/i.test(name))?.id;
  return {
    points: namedPoints ?? ofKind('jsw-story-points') ?? null,
    sprint: ofKind('gh-sprint') ?? null,
  };
}
