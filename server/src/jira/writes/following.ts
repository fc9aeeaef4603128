import type { Issue, WriteResult } from '@sidelight/contract';
import { addVote, getIssue, removeVote, removeWatcher } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { pathKey } from '../path-key.ts';
import type { FieldValues } from '../reading/field-values.ts';
import { read } from '../reading/read.ts';
import { afterWrite } from './read-back.ts';

/** Whether the person watches an issue and voted for it. */
export interface Following {
  readonly watch: boolean;
  readonly vote: boolean;
}

/** What to ask Jira for to know it. */
export const followingFields = ['watches', 'votes'];

const followingSchema = z
  .object({
    watches: z.object({ isWatching: z.boolean() }).catch({ isWatching: false }),
    votes: z.object({ hasVoted: z.boolean() }).catch({ hasVoted: false }),
  })
  .transform(({ watches, votes }): Following => ({ watch: watches.isWatching, vote: votes.hasVoted }));

/** From Jira's JSON of the fields. */
export function followingIn(fields: FieldValues): Following {
  return read(followingSchema, fields);
}

async function followingOf(client: Client, key: string): Promise<Following> {
  const { fields } = await getIssue(client, { issueIdOrKey: pathKey(key), fields: followingFields });
  return followingIn(fields ?? {});
}

/** Does what is given; what is left out stays. */
export async function follow(
  client: Client,
  readIssue: (key: string) => Promise<Issue>,
  key: string,
  accountId: string,
  wanted: Partial<Following>,
): Promise<WriteResult> {
  const issueIdOrKey = pathKey(key);
  if (wanted.watch === true) {
    // Not jira.js's addWatcher, which demands an object for a body; without one Jira means who asks.
    await client.sendRequest<void>({ url: `/rest/api/3/issue/${issueIdOrKey}/watchers`, method: 'POST' });
  }
  if (wanted.watch === false) await removeWatcher(client, { issueIdOrKey, accountId });
  if (wanted.vote === true) await addVote(client, { issueIdOrKey });
  if (wanted.vote === false) await removeVote(client, { issueIdOrKey });
  return afterWrite(`${key} was changed`, async () => {
    const [issue, now] = await Promise.all([readIssue(key), followingOf(client, key)]);
    const ignoredFields = [
      ...(wanted.watch !== undefined && wanted.watch !== now.watch ? ['Watching'] : []),
      ...(wanted.vote !== undefined && wanted.vote !== now.vote ? ['Vote'] : []),
    ];
    return { issue, ignoredFields };
  });
}
