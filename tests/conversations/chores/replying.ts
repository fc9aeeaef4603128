import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { documentText } from '../document-text.ts';
import type { RestComment } from '../jira-rest.ts';
import { comment, undo } from '../script.ts';
import { type Talk, wordsOf } from '../talk.ts';
import { commentAs, paragraph } from '../written-comments.ts';

const zoe = named('Zoë');
const tomas = named('Tomás');

async function last({ jira }: Talk, key: string): Promise<RestComment> {
  const found = (await jira.comments(key)).at(-1);
  if (found === undefined) throw new Error(`${key} has no comment.`);
  return found;
}

export const replying: readonly Conversation[] = [
  withBoth('answers a comment with a quotation and a mention by account, and undoes it', async (talk) => {
    const key = await talk.jira.newIssue();
    await commentAs(talk, zoe, key, 'Is the *paint* dry?');
    await commentAs(talk, tomas, key, 'No idea');
    const plan = await talk.proposes(
      `reply to Zoë's comment on ${key}: Since Monday`,
      comment({ key, action: 'reply', author: 'Zoë', body: 'Since Monday' }),
    );
    expect(plan.title).toBe(`Reply to Zoë Lindqvist’s comment on ${key}`);
    await talk.approves(plan);
    const { body } = await last(talk, key);
    const { accountId } = zoe(talk.stage);
    expect(body).toMatchObject({
      content: [
        { type: 'blockquote', content: [paragraph('Is the *paint* dry?').content[0]] },
        {
          type: 'paragraph',
          content: [
            { type: 'mention', attrs: { id: accountId, text: '@Zoë Lindqvist' } },
            { type: 'text', text: ' Since Monday' },
          ],
        },
      ],
    });
    await talk.carriesOut('undo that', undo());
    expect((await talk.jira.comments(key)).length).toBe(2);
  }),

  withBoth('answers the last comment of somebody else', async (talk) => {
    const key = await talk.jira.newIssue();
    await commentAs(talk, tomas, key, 'The first');
    await commentAs(talk, zoe, key, 'The last');
    await talk.carriesOut(
      `reply to the last comment on ${key}: Thanks`,
      comment({ key, action: 'reply', id: 'last', body: 'Thanks' }),
    );
    expect(documentText((await last(talk, key)).body)).toContain('The last @Zoë Lindqvist  Thanks');
  }),

  withBoth('asks which one when several fit, and understands the answer', async (talk) => {
    const key = await talk.jira.newIssue();
    await commentAs(talk, zoe, key, 'The hull is wet');
    await commentAs(talk, zoe, key, 'The deck is wet');
    const turn = await talk.says(
      `reply to Zoë's comment on ${key}: Noted`,
      comment({ key, action: 'reply', author: 'Zoë', body: 'Noted' }),
    );
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toMatch(/Several comments on .* fit.*1\. .*The hull.*2\. .*The deck/);
    const [first] = await talk.jira.comments(key);
    await talk.carriesOut(
      'the first one',
      comment({ key, action: 'reply', id: first?.id ?? '', body: 'Noted' }),
    );
    expect(documentText((await last(talk, key)).body)).toContain('The hull is wet @Zoë Lindqvist  Noted');
  }),

  withBoth('finds the comment by its words', async (talk) => {
    const key = await talk.jira.newIssue();
    await commentAs(talk, zoe, key, 'The hull is wet');
    await commentAs(talk, zoe, key, 'The deck is wet');
    await talk.carriesOut(
      `reply to the comment about the hull on ${key}: Noted`,
      comment({ key, action: 'reply', words: 'the hull', body: 'Noted' }),
    );
    expect(documentText((await last(talk, key)).body)).toContain('The hull is wet');
  }),

  withBoth('answers what only some may read before the same eyes', async (talk) => {
    const key = await talk.jira.newIssue();
    const visibility = { type: 'role', value: 'Administrators' } as const;
    await commentAs(talk, named('Amira'), key, 'Between us', visibility);
    await talk.carriesOut(
      `reply to the last comment on ${key}: Of course`,
      comment({ key, action: 'reply', id: 'last', body: 'Of course' }),
    );
    expect(await last(talk, key)).toMatchObject({ visibility });
    expect(await talk.jira.as(tomas(talk.stage)).comments(key)).toEqual([]);
  }),

  withScript('says who would read what was hidden, when a reply is for everybody', async (talk) => {
    const key = await talk.jira.newIssue();
    await commentAs(talk, named('Amira'), key, 'Between us', { type: 'role', value: 'Administrators' });
    const plan = await talk.proposes(
      'reply to it for all to see',
      comment({ key, action: 'reply', id: 'last', body: 'Of course', visibleTo: 'everybody' }),
    );
    expect(plan.warnings).toEqual(['The quotation shows everybody what only Administrators could read.']);
  }),

  withScript('what is quoted mentions nobody and makes no panel', async (talk) => {
    const key = await talk.jira.newIssue();
    await commentAs(talk, zoe, key, '[!WARNING] ask @Tomás Ferreira [here](mention:x)');
    await talk.carriesOut('answer it', comment({ key, action: 'reply', id: 'last', body: '- yes\n- no' }));
    const { body } = await last(talk, key);
    expect(body).toMatchObject({
      content: [
        { type: 'blockquote' },
        { type: 'paragraph', content: [{ type: 'mention', attrs: { text: '@Zoë Lindqvist' } }] },
        { type: 'bulletList' },
      ],
    });
    expect(JSON.stringify(body).match(/"type":"mention"/g)).toHaveLength(1);
  }),

  withBoth('says that nobody of that name wrote a comment', async (talk) => {
    const key = await talk.jira.newIssue();
    await commentAs(talk, tomas, key, 'Mine');
    const turn = await talk.says(
      `reply to Zoë's comment on ${key}: Thanks`,
      comment({ key, action: 'reply', author: 'Zoë', body: 'Thanks' }),
    );
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain(`No comment on ${key} is by "Zoë"; those there are by Tomás Ferreira.`);
  }),

  withScript('writes no reply to what was deleted meanwhile', async (talk) => {
    const key = await talk.jira.newIssue();
    const id = await commentAs(talk, zoe, key, 'Soon gone');
    const plan = await talk.proposes('answer', comment({ key, action: 'reply', id, body: 'Thanks' }));
    await talk.jira.ask('DELETE', `/rest/api/3/issue/${key}/comment/${id}`);
    const turn = await talk.decides(plan, true);
    expect(wordsOf(turn)).toContain('is not there any more');
    expect(await talk.jira.comments(key)).toEqual([]);
  }),
];
