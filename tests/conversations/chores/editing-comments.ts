import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { documentText } from '../document-text.ts';
import { called, comment, undo } from '../script.ts';
import { type Talk, wordsOf } from '../talk.ts';
import { paragraph } from '../written-comments.ts';

const editing = (input: object) => called('comment', { action: 'edit', ...input });
const textsOf = async (talk: Talk, key: string) =>
  (await talk.jira.comments(key)).map(({ body }) => documentText(body));
const tomas = (talk: Talk) => talk.jira.as(named('Tomás')(talk.stage));

export const editingComments: readonly Conversation[] = [
  withScript(
    'changes the comment the person wrote last, shown before and after, and undoes it',
    async (talk) => {
      const key = await talk.jira.newIssue();
      await talk.carriesOut(`comment on ${key}: Paint is orderd`, comment({ key, body: 'Paint is orderd' }));
      await tomas(talk).ask('POST', `/rest/api/3/issue/${key}/comment`, { body: paragraph('Thanks') });
      const plan = await talk.proposes(
        `change my comment on ${key} to: Paint is ordered`,
        editing({ key, body: 'Paint is ordered' }),
      );
      expect(plan).toMatchObject({
        kind: 'comment',
        action: 'comment',
        title: `Change the comment on ${key}`,
      });
      expect(plan.issues[0]?.changes).toEqual([
        { field: 'comment', label: 'Comment', before: 'Paint is orderd', after: 'Paint is ordered' },
      ]);
      const { output } = await talk.approves(plan);
      expect(output.done).toBe(`Changed the comment on ${key}.`);
      expect(await textsOf(talk, key)).toEqual(['Paint is ordered', 'Thanks']);
      await talk.carriesOut('undo that', undo());
      expect(await textsOf(talk, key)).toEqual(['Paint is orderd', 'Thanks']);
    },
  ),

  withScript('keeps a comment hidden from others hidden', async (talk) => {
    const key = await talk.jira.newIssue();
    const visibility = { type: 'role', value: 'Administrators' };
    const body = paragraph('Between us');
    await talk.jira.ask('POST', `/rest/api/3/issue/${key}/comment`, { body, visibility });
    await talk.carriesOut('add a word', editing({ key, body: 'Strictly between us' }));
    const [after] = await talk.jira
      .ask<{ comments: { visibility?: unknown }[] }>('GET', `/rest/api/3/issue/${key}/comment`)
      .then(({ comments }) => comments);
    expect(after).toMatchObject({ visibility });
    expect(await textsOf(talk, key)).toEqual(['Strictly between us']);
  }),

  withBoth('deletes a comment of the person, and undo writes it again', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(
      `comment on ${key}: Nobody reads this`,
      comment({ key, body: 'Nobody reads this' }),
    );
    const plan = await talk.proposes(`delete my last comment on ${key}`, editing({ key, action: 'delete' }));
    expect(plan).toMatchObject({ kind: 'delete', action: 'delete', mayAllow: false });
    await talk.approves(plan);
    expect(await textsOf(talk, key)).toEqual([]);
    await talk.carriesOut('undo that', undo());
    expect(await textsOf(talk, key)).toEqual(['Nobody reads this']);
  }),

  withScript('takes the comment that is named by its id, and says when there is none', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(`comment on ${key}`, comment({ key, body: 'The first' }));
    await talk.carriesOut(`comment on ${key} again`, comment({ key, body: 'The second' }));
    const [first] = await talk.jira.comments(key);
    await talk.carriesOut('change the first one', editing({ key, id: first?.id, body: 'The very first' }));
    expect(await textsOf(talk, key)).toEqual(['The very first', 'The second']);
    const turn = await talk.says('and that one', editing({ key, id: '999999', action: 'delete' }));
    expect(wordsOf(turn)).toContain(`${key} has no comment 999999`);
  }),

  withBoth('touches nothing where no comment is the person’s', async (talk) => {
    const key = await talk.jira.newIssue();
    await tomas(talk).ask('POST', `/rest/api/3/issue/${key}/comment`, { body: paragraph('Mine') });
    const turn = await talk.says(`delete my comment on ${key}`, editing({ key, action: 'delete' }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain(`None of the comments on ${key} is yours`);
    expect(await textsOf(talk, key)).toEqual(['Mine']);
  }),

  withScript('writes nothing when the comment was changed before the approval', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(`comment on ${key}`, comment({ key, body: 'One' }));
    const plan = await talk.proposes('say two', editing({ key, body: 'Two' }));
    const [mine] = await talk.jira.comments(key);
    await talk.jira.ask('PUT', `/rest/api/3/issue/${key}/comment/${mine?.id}`, { body: paragraph('Three') });
    const turn = await talk.decides(plan, true);
    expect(wordsOf(turn)).toContain('changed after you were shown the change');
    expect(await textsOf(talk, key)).toEqual(['Three']);
  }),

  withScript('needs no change to say what is said already', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(`comment on ${key}`, comment({ key, body: 'One' }));
    const turn = await talk.says('say one', editing({ key, body: 'One' }));
    expect(turn.plans).toEqual([]);
    expect(JSON.stringify(turn.chunks)).toContain('says that already');
  }),
];
