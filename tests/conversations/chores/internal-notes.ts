import { expect } from 'vitest';
import { type Conversation, named, withBoth } from '../chore.ts';
import { documentText } from '../document-text.ts';
import { comment, undo } from '../script.ts';
import type { Talk } from '../talk.ts';
import { commentAs } from '../written-comments.ts';

const newRequest = ({ jira }: Talk) =>
  jira.newIssue({ project: { key: 'DESK' }, issuetype: { name: 'Service Request' } });

interface RestComment {
  readonly body: unknown;
  readonly jsdPublic: boolean;
  readonly properties: readonly { readonly key: string; readonly value: unknown }[];
}

/** What the comments say, and whether the customer sees them. */
async function shown({ jira }: Talk, key: string): Promise<[text: string, isPublic: boolean][]> {
  const path = `/rest/api/3/issue/${key}/comment?expand=properties`;
  const { comments } = await jira.ask<{ comments: RestComment[] }>('GET', path);
  return comments.map(({ body, jsdPublic, properties }) => {
    const kept = properties.find((property) => property.key === 'sd.public.comment');
    if (!jsdPublic) expect(kept).toMatchObject({ value: { internal: true } });
    return [documentText(body), jsdPublic];
  });
}

const internalRow = {
  field: 'visibility',
  label: 'Visible to',
  before: null,
  after: 'internal: the team, not the customer',
};
const forCustomer = 'The customer will see this comment. For the team alone, ask for an internal note.';

export const internalNotes: readonly Conversation[] = [
  withBoth('adds an internal note to a request, says so before, and undoes and redoes it', async (talk) => {
    const key = await newRequest(talk);
    const plan = await talk.proposes(
      `add an internal note to ${key}: Call the bank`,
      comment({ key, body: 'Call the bank', visibleTo: 'internal' }),
    );
    expect(plan.issues[0]?.changes).toContainEqual(internalRow);
    expect(plan.warnings).toEqual([]);
    const { output } = await talk.approves(plan);
    expect(output.ignoredFields).toEqual([]);
    expect(await shown(talk, key)).toEqual([['Call the bank', false]]);
    const gone = await talk.proposes('undo that', undo());
    expect(gone.title).toBe(`Undo: delete the internal note on ${key}`);
    await talk.approves(gone);
    expect(await shown(talk, key)).toEqual([]);
    const back = await talk.proposes('undo that', undo());
    expect(back.issues[0]?.changes).toContainEqual(internalRow);
    await talk.approves(back);
    expect(await shown(talk, key)).toEqual([['Call the bank', false]]);
  }),

  withBoth('says before that the customer will see a comment on a request', async (talk) => {
    const key = await newRequest(talk);
    const plan = await talk.proposes(
      `comment on ${key}: We are on it`,
      comment({ key, body: 'We are on it' }),
    );
    expect(plan.warnings).toEqual([forCustomer]);
    await talk.approves(plan);
    expect(await shown(talk, key)).toEqual([['We are on it', true]]);
    const other = await talk.jira.newIssue();
    const elsewhere = await talk.proposes(
      `comment on ${other}: We are on it`,
      comment({ key: other, body: 'We are on it' }),
    );
    expect(elsewhere.warnings).toEqual([]);
  }),

  withBoth('answers the customer of a request, and knows no customer elsewhere', async (talk) => {
    const key = await newRequest(talk);
    const plan = await talk.proposes(
      `reply to the customer on ${key}: We are on it`,
      comment({ key, body: 'We are on it', visibleTo: 'customer' }),
    );
    expect(plan.warnings).toEqual([forCustomer]);
    await talk.approves(plan);
    expect(await shown(talk, key)).toEqual([['We are on it', true]]);
    const other = await talk.jira.newIssue();
    const turn = await talk.says(
      `reply to the customer on ${other}: We are on it`,
      comment({ key: other, body: 'We are on it', visibleTo: 'customer' }),
    );
    expect(turn.plans).toEqual([]);
    expect(await shown(talk, other)).toEqual([]);
  }),

  withBoth('an internal note that is changed stays one, also when that is undone', async (talk) => {
    const key = await newRequest(talk);
    await talk.carriesOut(
      `add an internal note to ${key}: Call the bank`,
      comment({ key, body: 'Call the bank', visibleTo: 'internal' }),
    );
    const plan = await talk.proposes(
      `change my comment on ${key} to: Call the harbour`,
      comment({ key, action: 'edit', body: 'Call the harbour' }),
    );
    expect(plan.title).toBe(`Change the internal note on ${key}`);
    await talk.approves(plan);
    expect(await shown(talk, key)).toEqual([['Call the harbour', false]]);
    await talk.carriesOut('undo that', undo());
    expect(await shown(talk, key)).toEqual([['Call the bank', false]]);
  }),

  withBoth('a reply to an internal note is internal', async (talk) => {
    const key = await newRequest(talk);
    const id = await commentAs(talk, named('Tomás'), key, 'Who calls the bank?');
    await talk.jira.ask('PUT', `/rest/api/3/issue/${key}/comment/${id}`, {
      body: {
        type: 'doc',
        version: 1,
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Who calls the bank?' }] }],
      },
      properties: [{ key: 'sd.public.comment', value: { internal: true } }],
    });
    const plan = await talk.proposes(
      `reply to the last comment on ${key}: I do`,
      comment({ key, action: 'reply', body: 'I do' }),
    );
    expect(plan.issues[0]?.changes).toContainEqual(internalRow);
    await talk.approves(plan);
    expect((await shown(talk, key)).map(([, isPublic]) => isPublic)).toEqual([false, false]);
  }),

  withBoth('shows a note to the customer only after saying so, and hides it again by undo', async (talk) => {
    const key = await newRequest(talk);
    await talk.carriesOut(
      `add an internal note to ${key}: Call the bank`,
      comment({ key, body: 'Call the bank', visibleTo: 'internal' }),
    );
    const plan = await talk.proposes(
      `make my comment on ${key} visible to everybody`,
      comment({ key, action: 'edit', visibleTo: 'everybody' }),
    );
    expect(plan.warnings).toEqual([
      'The customer will be able to read it, and everybody who sees the issue.',
    ]);
    await talk.approves(plan);
    expect(await shown(talk, key)).toEqual([['Call the bank', true]]);
    await talk.carriesOut('undo that', undo());
    expect(await shown(talk, key)).toEqual([['Call the bank', false]]);
  }),
];
