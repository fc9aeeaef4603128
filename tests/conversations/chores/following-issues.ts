import { expect } from 'vitest';
import { type Conversation, named, withBoth } from '../chore.ts';
import { called, undo } from '../script.ts';
import { type Talk, wordsOf } from '../talk.ts';

const follow = (input: object) => called('follow_issue', input);

async function isWatching({ jira, stage }: Talk, key: string): Promise<boolean> {
  const path = `/rest/api/3/issue/${key}/watchers`;
  const { watchers } = await jira.ask<{ watchers: { accountId: string }[] }>('GET', path);
  return watchers.some(({ accountId }) => accountId === stage.sandbox.people[0].accountId);
}

const tomas = named('Tomás');

export const followingIssues: readonly Conversation[] = [
  withBoth('watches an issue, stops watching it, and takes that back', async (talk) => {
    const key = await talk.jira.newIssue();
    if (await isWatching(talk, key)) await talk.carriesOut(`unwatch ${key}`, follow({ key, watch: false }));
    expect(await isWatching(talk, key)).toBe(false);
    await talk.carriesOut(`watch ${key}`, follow({ key, watch: true }));
    expect(await isWatching(talk, key)).toBe(true);
    await talk.carriesOut(`stop watching ${key}`, follow({ key, watch: false }));
    expect(await isWatching(talk, key)).toBe(false);
    await talk.carriesOut('undo that', undo());
    expect(await isWatching(talk, key)).toBe(true);
  }),

  withBoth(
    'votes for an issue, and takes the vote back',
    async (talk) => {
      const key = await talk.jira.newIssue();
      const votes = async () =>
        (await talk.jira.ask<{ votes: number }>('GET', `/rest/api/3/issue/${key}/votes`)).votes;
      await talk.carriesOut(`vote for ${key}`, follow({ key, vote: true }));
      expect(await votes()).toBe(1);
      await talk.carriesOut('undo that', undo());
      expect(await votes()).toBe(0);
    },
    tomas,
  ),

  withBoth('says that it is so already, and follows nothing that was refused', async (talk) => {
    const key = await talk.jira.newIssue();
    const watched = await isWatching(talk, key);
    const same = await talk.says(`${watched ? 'watch' : 'unwatch'} ${key}`, follow({ key, watch: watched }));
    expect(same.plans).toEqual([]);
    const plan = await talk.proposes(
      `${watched ? 'unwatch' : 'watch'} ${key}`,
      follow({ key, watch: !watched }),
    );
    await talk.decides(plan, false);
    expect(await isWatching(talk, key)).toBe(watched);
  }),

  withBoth('says why Jira takes no vote of who reported the issue', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(`vote for ${key}`, follow({ key, vote: true }));
    const turn = await talk.decides(plan, true);
    expect(wordsOf(turn)).toMatch(/vote|not/i);
    const { votes } = await talk.jira.ask<{ votes: number }>('GET', `/rest/api/3/issue/${key}/votes`);
    expect(votes).toBe(0);
  }),
];
