import { expect } from 'vitest';
import type { ScriptedAnswer } from '../../../server/src/assistant/models/scripted-model-server.ts';
import { type Conversation, withBoth, withBuiltIn, withScript } from '../chore.ts';
import { documentText } from '../document-text.ts';
import { createAll } from '../script.ts';
import { outputsOf, wordsOf } from '../talk.ts';

const notes = `/meeting-notes PAY
Weekly
- The tide was low.
- [x] Book the room
Zoë Lindqvist will call the harbour master by Friday
- [ ] Order the paint, high priority
TODO: Daniel: count the ropes`;

const proposed = (daniel: string): ScriptedAnswer =>
  createAll({
    common: { project: 'PAY' },
    issues: [
      {
        summary: 'Call the harbour master',
        assignee: 'Zoë Lindqvist',
        dueDate: '2026-11-27',
        description: '> Zoë Lindqvist will call the harbour master by Friday',
      },
      { summary: 'Order the paint', priority: 'High' },
      { summary: 'Count the ropes', assignee: daniel },
    ],
  });

export const noting: readonly Conversation[] = [
  withBoth('makes one plan of meeting notes, once it is clear who is meant', async (talk) => {
    const unclear = await talk.says(notes, proposed('Daniel'));
    expect(unclear.plans).toEqual([]);
    expect(wordsOf(unclear)).toContain('Issue 3 (“Count the ropes”)');
    expect(wordsOf(unclear)).toContain('Daniel Brandt');
    const plan = await talk.proposes('Daniel Okafor', proposed('Daniel Okafor'));
    expect(plan).toMatchObject({ title: 'Create 3 issues in Payments', total: 3 });
    const { output } = await talk.approves(plan);
    const keys = output.many?.issues.map(({ key }) => key) ?? [];
    expect(keys).toHaveLength(3);
    const [call, paint, ropes] = await Promise.all(keys.map((key) => talk.jira.fields(key)));
    expect(call).toMatchObject({
      summary: 'Call the harbour master',
      project: { key: 'PAY' },
      assignee: { displayName: 'Zoë Lindqvist' },
      duedate: '2026-11-27',
    });
    expect(documentText(call?.description)).toContain('will call the harbour master by Friday');
    expect(paint).toMatchObject({ summary: 'Order the paint', priority: { name: 'High' } });
    expect(ropes).toMatchObject({ assignee: { displayName: 'Daniel Okafor' } });
  }),

  withBuiltIn('says what an action item looks like when there is none', async (talk) => {
    const turn = await talk.says('/meeting-notes\nIt rained. We went home early.');
    expect(turn.plans).toEqual([]);
    expect(turn.text).toContain('TODO');
  }),

  withScript('tells a model what to make of notes, and asks Jira nothing for it', async (talk) => {
    const turn = await talk.says('/meeting-notes\nIt rained.');
    expect(outputsOf(turn)).toEqual([]);
    const told = JSON.stringify(talk.stage.model.requests.at(-1)?.body.messages);
    expect(told).toContain('Make no issue of what was only discussed');
  }),

  withBuiltIn('says which commands there are when one is unknown', async (talk) => {
    const turn = await talk.says('/dance');
    expect(turn.text).toContain('There is no command `/dance`');
    expect(turn.text).toContain('`/meeting-notes`');
  }),
];
