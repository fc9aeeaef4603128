import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { documentText } from '../document-text.ts';
import { comment, undo } from '../script.ts';
import { type Talk, wordsOf } from '../talk.ts';

const commentsOf = async ({ jira }: Talk, key: string) =>
  (await jira.comments(key)).map(({ author, body }) => `${author.displayName}: ${documentText(body)}`);

export const commenting: readonly Conversation[] = [
  withBoth('comments in the name of the person', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(
      `comment on ${key}: The paint is here`,
      comment({ key, body: 'The paint is here' }),
    );
    expect(await commentsOf(talk, key)).toEqual(['Amira Haddad: The paint is here']);
  }),

  withBoth('mentions a colleague by account, not as mere text', async (talk) => {
    const key = await talk.jira.newIssue();
    const body = '@Priya Raman please look';
    await talk.carriesOut(`comment on ${key}: ${body}`, comment({ key, body }));
    const [written] = await talk.jira.comments(key);
    const { accountId } = talk.stage.sandbox.people[5] ?? { accountId: '' };
    expect(JSON.stringify(written?.body)).toContain(`"id":"${accountId}"`);
  }),

  withScript('comments with a table and a list', async (talk) => {
    const key = await talk.jira.newIssue();
    const body = '| Pier | Depth |\n| --- | --- |\n| A | 4 m |\n\n- [ ] measure B\n- [x] measure A';
    await talk.carriesOut('the depths', comment({ key, body }));
    const [written] = await talk.jira.comments(key);
    expect(written?.body).toMatchObject({ content: [{ type: 'table' }, { type: 'taskList' }] });
  }),

  withBoth('writes the same on several issues, shown first, and undoes it on all', async (talk) => {
    const keys = [await talk.jira.newIssue(), await talk.jira.newIssue(), await talk.jira.newIssue()];
    const plan = await talk.proposes(
      `comment on ${keys.join(' and ')}: The paint is here`,
      comment({ keys, body: 'The paint is here' }),
    );
    expect(plan).toMatchObject({ title: 'Comment on 3 issues', total: 3 });
    const { output } = await talk.approves(plan);
    expect(output.done).toBe('Commented on all 3 issues.');
    for (const key of keys) {
      expect(await commentsOf(talk, key)).toEqual(['Amira Haddad: The paint is here']);
    }
    await talk.carriesOut('undo that', undo());
    for (const key of keys) expect(await commentsOf(talk, key)).toEqual([]);
  }),

  withBoth('leaves out, with the reason, the issue that it cannot comment on', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(
      `comment on ${key} and PAY-999999: Hello`,
      comment({ keys: [key, 'PAY-999999'], body: 'Hello' }),
    );
    expect(plan.leftOut).toMatchObject([{ total: 1, keys: ['PAY-999999'] }]);
    await talk.approves(plan);
    expect(await commentsOf(talk, key)).toEqual(['Amira Haddad: Hello']);
  }),

  withBoth('mentions somebody in a sentence about it', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(
      `mention Priya Raman on ${key}: please look`,
      comment({ key, body: '@Priya Raman please look' }),
    );
    const [written] = await talk.jira.comments(key);
    const { accountId } = talk.stage.sandbox.people[5] ?? { accountId: '' };
    expect(JSON.stringify(written?.body)).toContain(`"id":"${accountId}"`);
  }),

  withBoth('says of a name that could be several that it mentions nobody', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(
      `comment on ${key}: @Daniel please look`,
      comment({ key, body: '@Daniel please look' }),
    );
    expect(plan.warnings[0]).toMatch(/"@Daniel" could be Daniel \w+ and Daniel \w+/);
    await talk.approves(plan);
    expect(JSON.stringify((await talk.jira.comments(key))[0]?.body)).not.toContain('mention');
  }),

  withBoth('writes no comment that was refused', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(`comment on ${key}: Never mind`, comment({ key, body: 'Never mind' }));
    await talk.decides(plan, false);
    expect(await commentsOf(talk, key)).toEqual([]);
  }),

  withBoth('says that there is no such issue', async (talk) => {
    const turn = await talk.says(
      'comment on PAY-999999: Hello',
      comment({ key: 'PAY-999999', body: 'Hello' }),
    );
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toMatch(/does not have this/i);
  }),

  withBoth('does not say it twice when the answer of Jira is lost', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(`comment on ${key}: Once`, comment({ key, body: 'Once' }));
    talk.stage.sandbox.faults.next({ method: 'POST', path: `/issue/${key}/comment` }, { drop: 'after' });
    const turn = await talk.decides(plan, true);
    expect(wordsOf(turn)).toContain('look in Jira before asking again');
    expect(await commentsOf(talk, key)).toEqual(['Amira Haddad: Once']);
  }),

  withBoth(
    'comments as somebody who may comment and nothing else',
    async (talk) => {
      const key = await talk.jira.newIssue();
      await talk.carriesOut(`comment on ${key}: Seen`, comment({ key, body: 'Seen' }));
      expect(await commentsOf(talk, key)).toEqual(["Hannah O'Neill: Seen"]);
    },
    named('Hannah'),
  ),
];
