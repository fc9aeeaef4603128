import { expect } from 'vitest';
import type { ScriptedAnswer } from '../../../server/src/assistant/models/scripted-model-server.ts';
import { type Conversation, withBoth, withBuiltIn, withScript } from '../chore.ts';
import { documentText } from '../document-text.ts';
import { outputsOf, type WriteFacts, wordsOf } from '../talk.ts';

const notes = `/meeting-notes PAY
Weekly
- The tide was low.
- [x] Book the room
Zoë Lindqvist will call the harbour master by Friday
- [ ] Order the paint, high priority
TODO: Daniel: count the ropes`;

const proposals: ScriptedAnswer = {
  calls: [
    {
      id: 'note_1',
      name: 'create_issue',
      input: {
        project: 'PAY',
        summary: 'Call the harbour master',
        assignee: 'Zoë Lindqvist',
        dueDate: '2026-11-27',
        description: '> Zoë Lindqvist will call the harbour master by Friday',
      },
    },
    {
      id: 'note_2',
      name: 'create_issue',
      input: { project: 'PAY', summary: 'Order the paint', priority: 'High' },
    },
    {
      id: 'note_3',
      name: 'create_issue',
      input: { project: 'PAY', summary: 'Count the ropes', assignee: 'Daniel' },
    },
  ],
};

export const noting: readonly Conversation[] = [
  withBoth('makes issues of meeting notes, those that are approved', async (talk) => {
    const turn = await talk.says(notes, proposals);
    const [call, paint, ...others] = turn.plans;
    if (call === undefined || paint === undefined) throw new Error(wordsOf(turn));
    // Which Daniel is meant is for the person to say.
    expect(others).toEqual([]);
    expect(wordsOf(turn)).toContain('Daniel Brandt');
    const done = await talk.decides(call, true);
    await talk.decides(paint, false);
    const key = outputsOf<WriteFacts>(done).at(-1)?.issue.key ?? '';
    const fields = await talk.jira.fields(key);
    expect(fields).toMatchObject({
      summary: 'Call the harbour master',
      project: { key: 'PAY' },
      assignee: { displayName: 'Zoë Lindqvist' },
      duedate: '2026-11-27',
    });
    expect(documentText(fields.description)).toContain('will call the harbour master by Friday');
    expect(await talk.jira.keys('summary ~ "\\"Order the paint\\"" AND created >= -1d')).toEqual([]);
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
