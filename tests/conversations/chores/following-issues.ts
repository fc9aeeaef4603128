import { expect } from 'vitest';
import { type Conversation, named, withBoth } from '../chore.ts';
import { change, undo } from '../script.ts';
import { type Talk, wordsOf } from '../talk.ts';

async function isWatching({ jira, stage }: Talk, key: string): Promise<boolean> {
  const path = `/rest/api/3/issue/${key}/watchers`;
  const { watchers } = await jira.ask<{ watchers: { accountId: string }[] }>('GET', path);
  return watchers.some(({ accountId }) => accountId === stage.sandbox.people[0].accountId);
}

const tomas = named('Tomás');

export const followingIssues: readonly Conversation[] = [
  withBoth('watches an issue, stops watching it, and takes that back', async (talk) => {
    const key = await talk.jira.newIssue();
    if (await isWatching(talk, key)) await talk.carriesOut(`unwatch ${key}`, change({ key, watch: false }));
    expect(await isWatching(talk, key)).toBe(false);
    await talk.carriesOut(`watch ${key}`, change({ key, watch: true }));
    expect(await isWatching(talk, key)).toBe(true);
    await talk.carriesOut(`stop watching ${key}`, change({ key, watch: false }));
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
      await talk.carriesOut(`vote for ${key}`, change({ key, vote: true }));
      expect(await votes()).toBe(1);
      await talk.carriesOut('undo that', undo());
      expect(await votes()).toBe(0);
    },
    tomas,
  ),

  withBoth('says that it is so already, and follows nothing that was refused', async (talk) => {
    const key = await talk.jira.newIssue();
    const watched = await isWatching(talk, key);
    const same = await talk.says(`${watched ? 'watch' : 'unwatch'} ${key}`, change({ key, watch: watched }));
    expect(same.plans).toEqual([]);
    const plan = await talk.proposes(
      `${watched ? 'unwatch' : 'watch'} ${key}`,
      change({ key, watch: !watched }),
    );
    await talk.decides(plan, false);
    expect(await isWatching(talk, key)).toBe(watched);
  }),

  withBoth('says why Jira takes no vote of who reported the issue', async (talk) => {
    const key = await talk.jira.newIssue();
    const turn = await talk.says(`vote for ${key}`, change({ key, vote: true }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain('you reported it yourself');
    const { votes } = await talk.jira.ask<{ votes: number }>('GET', `/rest/api/3/issue/${key}/votes`);
    expect(votes).toBe(0);
  }),

  withBoth(
    'watches all that a search finds, leaves out what is watched, and takes that back',
    async (talk) => {
      const label = `watched${talk.model.replace('-', '')}`;
      const me = talk.stage.sandbox.people[0].accountId;
      const fields = { labels: [label], issuetype: { name: 'Bug' }, assignee: { accountId: me } };
      const keys = [
        await talk.jira.newIssue(fields),
        await talk.jira.newIssue(fields),
        await talk.jira.newIssue(fields),
      ];
      for (const key of keys) {
        if (await isWatching(talk, key)) {
          await talk.jira.ask('DELETE', `/rest/api/3/issue/${key}/watchers?accountId=${me}`);
        }
      }
      await talk.jira.ask('POST', `/rest/api/3/issue/${keys[1]}/watchers`);
      const plan = await talk.proposes(
        `watch all my open bugs labelled ${label}`,
        change({ jql: `labels = ${label}`, watch: true }),
      );
      expect(plan.title).toBe('Watch 2 issues');
      expect(plan.leftOut).toMatchObject([{ keys: [keys[1]] }]);
      await talk.approves(plan);
      for (const key of keys) expect(await isWatching(talk, key)).toBe(true);
      await talk.carriesOut('undo that', undo());
      expect(await Promise.all(keys.map((key) => isWatching(talk, key)))).toEqual([false, true, false]);
    },
  ),
];
