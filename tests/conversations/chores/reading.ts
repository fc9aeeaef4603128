import { expect } from 'vitest';
import type { Turn } from '../../../server/src/assistant/turn.test-rig.ts';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { read } from '../script.ts';
import { outputsOf, wordsOf } from '../talk.ts';

interface IssueRead {
  readonly key: string;
  readonly summary: string;
  readonly status: { readonly name: string };
  readonly assignee: { readonly displayName: string } | null;
  readonly comments?: Page<{ readonly body: string }>;
  readonly history?: Page<object>;
  readonly worklogs?: Page<object>;
  readonly time?: { readonly spent: number | null };
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
}

interface Page<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

interface Read {
  readonly issues: readonly IssueRead[];
  readonly missing: readonly string[];
}

const issueIn = (turn: Turn): IssueRead | undefined => outputsOf<Read>(turn)[0]?.issues[0];

const said = (text: string) => ({
  body: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
});

export const reading: readonly Conversation[] = [
  withBoth('says what an issue is about', async (talk) => {
    const key = await talk.jira.newIssue({ summary: 'The lighthouse blinks twice' });
    const turn = await talk.says(`what is ${key} about?`, read({ keys: [key] }));
    expect(issueIn(turn)).toMatchObject({ key, summary: 'The lighthouse blinks twice' });
  }),

  withBoth('says who works on an issue and where it stands', async (talk) => {
    const [me] = talk.stage.sandbox.people;
    const key = await talk.jira.newIssue({ assignee: { accountId: me.accountId } });
    const turn = await talk.says(`who is working on ${key}?`, read({ keys: [key] }));
    const { status } = await talk.jira.fields(key);
    expect(issueIn(turn)).toMatchObject({
      assignee: { displayName: me.displayName },
      status: { name: status.name },
    });
  }),

  withBoth('knows the issue of the page', async (talk) => {
    const key = await talk.jira.newIssue({ summary: 'The quay has a crack' });
    const turn = await talk.saysOn(
      { page: { issueKey: key } },
      'summarise this issue',
      read({ keys: [key] }),
    );
    expect(issueIn(turn)).toMatchObject({ key, summary: 'The quay has a crack' });
  }),

  withBoth('reads the newest comments and says how many there are', async (talk) => {
    const key = await talk.jira.newIssue();
    for (let number = 1; number <= 23; number++) {
      await talk.jira.ask('POST', `/rest/api/3/issue/${key}/comment`, said(`Remark ${number}`));
    }
    const turn = await talk.says(`what are the comments on ${key}?`, read({ keys: [key] }));
    const issue = issueIn(turn);
    expect(issue?.comments?.total).toBe(23);
    expect(issue?.comments?.items.at(-1)?.body).toBe('Remark 23');
  }),

  withBoth('says that there is no such issue', async (talk) => {
    const turn = await talk.says('what is PAY-999999 about?', read({ keys: ['PAY-999999'] }));
    expect(outputsOf(turn)).toEqual([]);
    expect(wordsOf(turn)).toMatch(/does not have this/i);
  }),

  withBoth(
    'tells nothing of an issue to somebody who may not see it',
    async (talk) => {
      const key = await talk.jira.newIssue({ project: { key: 'GAME' }, summary: 'The comet is a secret' });
      const turn = await talk.says(`what is ${key} about?`, read({ keys: [key] }));
      expect(outputsOf(turn)).toEqual([]);
      expect(wordsOf(turn)).not.toContain('secret');
      expect(wordsOf(turn)).toMatch(/does not have this|may not see/i);
    },
    named('Brandt'),
  ),

  withBoth('pages back through the comments, none twice and none left out', async (talk) => {
    const key = await talk.jira.newIssue();
    for (let number = 1; number <= 23; number++) {
      await talk.jira.ask('POST', `/rest/api/3/issue/${key}/comment`, said(`Remark ${number}`));
    }
    const comments: ['comments'] = ['comments'];
    const newest = issueIn(
      await talk.says(`show the comments on ${key}`, read({ keys: [key], parts: comments })),
    )?.comments;
    expect(newest).toMatchObject({ total: 23, first: 4, last: 23 });
    await talk.jira.ask('POST', `/rest/api/3/issue/${key}/comment`, said('Remark 24'));
    const turn = await talk.says('show older', read({ keys: [key], parts: comments, before: 4 }));
    const older = issueIn(turn)?.comments;
    expect(older).toMatchObject({ total: 24, first: 1, last: 3 });
    expect(older?.items.map(({ body }) => body)).toEqual(['Remark 1', 'Remark 2', 'Remark 3']);
    if (talk.model === 'built-in') expect(turn.text).toContain('Showing 1 to 3 of 24');
  }),

  withBoth('says who commented', async (talk) => {
    const [me, other] = talk.stage.sandbox.people;
    const key = await talk.jira.newIssue();
    const add = (person: typeof me) =>
      talk.jira.as(person).ask('POST', `/rest/api/3/issue/${key}/comment`, said('Hm'));
    await add(me);
    if (other !== undefined) await add(other);
    await add(me);
    const turn = await talk.says(`who commented on ${key}?`, read({ keys: [key], parts: ['comments'] }));
    expect(issueIn(turn)?.comments?.total).toBe(3);
    if (talk.model === 'built-in') {
      expect(turn.text).toContain('2 people commented');
      expect(turn.text).toContain(`${me.displayName}: 2 times`);
    }
  }),

  withBoth('tells what changed in some days', async (talk) => {
    const key = await talk.jira.newIssue({ summary: 'Was thus' });
    await talk.jira.ask('PUT', `/rest/api/3/issue/${key}`, { fields: { summary: 'Is so' } });
    const turn = await talk.says(
      `what changed on ${key} this week?`,
      read({ keys: [key], parts: ['history'] }),
    );
    expect(issueIn(turn)?.history?.items[0]).toMatchObject({
      field: 'summary',
      from: 'Was thus',
      to: 'Is so',
    });
    if (talk.model === 'built-in') {
      expect(turn.text).toMatch(/changed summary from Was thus to Is so/);
      const before = await talk.says(`what changed on ${key} in March 2024?`);
      expect(before.text).toMatch(/Nothing of .* was changed/);
    }
  }),

  withBoth('shows the work that was logged, by whom and how much in all', async (talk) => {
    const key = await talk.jira.newIssue();
    for (let number = 1; number <= 22; number++) {
      await talk.jira.ask('POST', `/rest/api/3/issue/${key}/worklog`, { timeSpentSeconds: 1_800 });
    }
    const turn = await talk.says(
      `show me the worklogs of ${key}`,
      read({ keys: [key], parts: ['worklogs'] }),
    );
    const issue = issueIn(turn);
    expect(issue?.worklogs).toMatchObject({ total: 22, first: 3, last: 22 });
    expect(issue?.worklogs?.items[0]).toMatchObject({ minutes: 30 });
    expect(issue?.time?.spent).toBe(660);
    if (talk.model === 'built-in') expect(turn.text).toMatch(/22 work logs, 11h in all/);
  }),

  withBoth('puts issues side by side, in one call', async (talk) => {
    const [one, other] = [
      await talk.jira.newIssue({ priority: { name: 'High' } }),
      await talk.jira.newIssue({ priority: { name: 'Low' } }),
    ];
    talk.stage.sandbox.clearCalls();
    const turn = await talk.says(`compare ${one} and ${other}`, read({ keys: [one, other] }));
    const asked = talk.stage.sandbox.calls.filter(({ path }) => /\/issue\//.test(path));
    expect(asked.map(({ path }) => path.replace(/^.*\/rest/, ''))).toEqual(['/api/3/issue/bulkfetch']);
    const [found] = outputsOf<Read>(turn);
    expect(found?.issues.map(({ key }) => key)).toEqual([one, other]);
    expect(found?.issues[0]).not.toHaveProperty('description');
    if (talk.model === 'built-in') expect(turn.text).toContain('| Priority | High | Low |');
  }),

  withScript('reads the long parts of several issues, and cuts each with a word', async (talk) => {
    const keys = [await talk.jira.newIssue(), await talk.jira.newIssue()];
    for (const key of keys) {
      for (let number = 1; number <= 7; number++) {
        await talk.jira.ask('POST', `/rest/api/3/issue/${key}/comment`, said(`Remark ${number}`));
      }
    }
    const turn = await talk.says('both, please', read({ keys, parts: ['comments', 'links', 'attachments'] }));
    for (const issue of outputsOf<Read>(turn)[0]?.issues ?? []) {
      expect(issue.comments).toMatchObject({ total: 7, first: 3, last: 7 });
    }
    const told = JSON.stringify(talk.stage.model.requests.at(-1)?.body);
    expect(told).toContain('before: 3');
  }),

  withScript(
    'names the issues that are not there, or not for the person',
    async (talk) => {
      const hidden = await talk.jira.newIssue({ project: { key: 'GAME' }, summary: 'The comet is a secret' });
      const seen = await talk.jira.newIssue();
      const turn = await talk.says('all of them', read({ keys: [hidden, seen, 'PAY-999999'] }));
      const [found] = outputsOf<Read>(turn);
      expect(found?.issues.map(({ key }) => key)).toEqual([seen]);
      expect(found?.missing).toEqual([hidden, 'PAY-999999']);
      expect(JSON.stringify(turn.chunks)).not.toContain('secret');
    },
    named('Brandt'),
  ),

  withScript("reads the site's own fields by name", async (talk) => {
    const key = await talk.jira.newIssue({ issuetype: { name: 'Story' }, customfield_10016: 5 });
    const turn = await talk.says('its fields', read({ keys: [key], parts: ['fields'] }));
    expect(issueIn(turn)?.fields).toContainEqual({ name: 'Story Points', value: '5' });
    expect(JSON.stringify(issueIn(turn)?.fields)).not.toContain('customfield');
  }),

  withScript('refuses an older page of nothing in particular', async (talk) => {
    const key = await talk.jira.newIssue();
    const turn = await talk.says('older', read({ keys: [key], before: 3 }));
    expect(outputsOf(turn)).toEqual([]);
    expect(JSON.stringify(talk.stage.model.requests.at(-1)?.body)).toMatch(
      /needs one key and one of the parts/,
    );
  }),
];
