import type { Issue, WriteResult } from '@sidelight/contract';
import { addVote, getIssue, removeVote, removeWatcher } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { pathKey } from '../path-key.ts';
import { read } from '../reading/read.ts';
import { afterWrite } from './read-back.ts';

/** Whether the person watches an issue and voted for it. */
export interface Following {
  readonly watch: boolean;
  readonly vote: boolean;
}

const followingSchema = z
  .object({
    fields: z.object({
      watches: z.object({ isWatching: z.boolean() }).catch({ isWatching: false }),
      votes: z.object({ hasVoted: z.boolean() }).catch({ hasVoted: false }),
    }),
  })
  .transform(({ fields }): Following => ({ watch: fields.watches.isWatching, vote: fields.votes.hasVoted }));

export async function followingOf(client: Client, key: string): Promise<Following> {
  const issue = await getIssue(client, { issueIdOrKey: pathKey(key), fields: ['watches', 'votes'] });
  return read(followingSchema, issue);
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
