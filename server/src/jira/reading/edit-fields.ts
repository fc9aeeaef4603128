import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { type ScreenField, screenFieldsOf } from '../fields/screen-field.ts';
import { pathKey } from '../path-key.ts';
import { read } from './read.ts';

const editMetaSchema = z.object({ fields: z.record(z.string(), z.unknown()).catch({}) });

/** What the person can set on the issue as it stands; empty where they may not edit it at all. */
export async function editFieldsOf(client: Client, key: string): Promise<ScreenField[]> {
  // Not jira.js's getEditIssueMeta, whose types tell less of a field than Jira does.
  const answer = await client.sendRequest<unknown>({
    url: `/rest/api/3/issue/${pathKey(key)}/editmeta`,
    method: 'GET',
  });
  return screenFieldsOf(read(editMetaSchema, answer).fields);
}
