import { expect } from 'vitest';
import { type Conversation, named, withBoth } from '../chore.ts';
import { read } from '../script.ts';
import { outputsOf, wordsOf } from '../talk.ts';

interface IssueRead {
  readonly key: string;
  readonly summary: string;
  readonly status: { readonly name: string };
  readonly assignee: { readonly displayName: string } | null;
  readonly comments: { readonly total: number; readonly items: readonly { readonly body: string }[] };
}

const said = (text: string) => ({
  body: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
});

export const reading: readonly Conversation[] = [
  withBoth('says what an issue is about', async (talk) => {
    const key = await talk.jira.newIssue({ summary: 'The lighthouse blinks twice' });
    const turn = await talk.says(`what is ${key} about?`, read({ key }));
    expect(outputsOf<IssueRead>(turn)[0]).toMatchObject({ key, summary: 'The lighthouse blinks twice' });
  }),

  withBoth('says who works on an issue and where it stands', async (talk) => {
    const [me] = talk.stage.sandbox.people;
    const key = await talk.jira.newIssue({ assignee: { accountId: me.accountId } });
    const turn = await talk.says(`who is working on ${key}?`, read({ key }));
    const { status } = await talk.jira.fields(key);
    expect(outputsOf<IssueRead>(turn)[0]).toMatchObject({
      assignee: { displayName: me.displayName },
      status: { name: status.name },
    });
  }),

  withBoth('knows the issue of the page', async (talk) => {
    const key = await talk.jira.newIssue({ summary: 'The quay has a crack' });
    const turn = await talk.saysOn({ page: { issueKey: key } }, 'summarise this issue', read({ key }));
    expect(outputsOf<IssueRead>(turn)[0]).toMatchObject({ key, summary: 'The quay has a crack' });
  }),

  withBoth('reads the newest comments and says how many there are', async (talk) => {
    const key = await talk.jira.newIssue();
    for (let number = 1; number <= 23; number++) {
      await talk.jira.ask('POST', `/rest/api/3/issue/${key}/comment`, said(`Remark ${number}`));
    }
    const turn = await talk.says(`what are the comments on ${key}?`, read({ key }));
    const [issue] = outputsOf<IssueRead>(turn);
    expect(issue?.comments.total).toBe(23);
    expect(issue?.comments.items.at(-1)?.body).toBe('Remark 23');
  }),

  withBoth('says that there is no such issue', async (talk) => {
    const turn = await talk.says('what is PAY-999999 about?', read({ key: 'PAY-999999' }));
    expect(outputsOf(turn)).toEqual([]);
    expect(wordsOf(turn)).toMatch(/does not have this/i);
  }),

  withBoth(
    'tells nothing of an issue to somebody who may not see it',
    async (talk) => {
      const key = await talk.jira.newIssue({ project: { key: 'GAME' }, summary: 'The comet is a secret' });
      const turn = await talk.says(`what is ${key} about?`, read({ key }));
      expect(outputsOf(turn)).toEqual([]);
      expect(wordsOf(turn)).not.toContain('secret');
      expect(wordsOf(turn)).toMatch(/does not have this|may not see/i);
    },
    named('Brandt'),
  ),
];
