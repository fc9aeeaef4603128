import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { documentText } from '../document-text.ts';
import { mentionsIn } from '../mentions-in.ts';
import { create } from '../script.ts';
import { type Talk, wordsOf } from '../talk.ts';

/** Runs it and demands that no issue was created meanwhile, in any project. */
async function withoutNewIssue(talk: Talk, run: () => Promise<void>): Promise<void> {
  const newest = () => talk.jira.keys('created >= -3650d ORDER BY key ASC');
  const before = await newest();
  await run();
  expect(await newest()).toEqual(before);
}

export const creating: readonly Conversation[] = [
  withBoth('creates a task with an assignee, a due date and a priority', async (talk) => {
    const { output } = await talk.carriesOut(
      'create a task in PAY: "Order new fenders" for Zoë Lindqvist, due Friday, high priority',
      create({
        project: 'PAY',
        type: 'Task',
        summary: 'Order new fenders',
        assignee: 'Zoë Lindqvist',
        dueDate: '2026-11-27',
        priority: 'High',
      }),
    );
    expect(await talk.jira.fields(output.issue.key)).toMatchObject({
      summary: 'Order new fenders',
      project: { key: 'PAY' },
      issuetype: { name: 'Task' },
      assignee: { displayName: 'Zoë Lindqvist' },
      reporter: { displayName: 'Amira Haddad' },
      duedate: '2026-11-27',
      priority: { name: 'High' },
    });
  }),

  withBoth('creates a bug in a project that is named by its name', async (talk) => {
    const { output } = await talk.carriesOut(
      'create a bug in Emberfall: "Stars fall upwards"',
      create({ project: 'Emberfall', type: 'Bug', summary: 'Stars fall upwards' }),
    );
    expect(await talk.jira.fields(output.issue.key)).toMatchObject({
      project: { key: 'GAME' },
      issuetype: { name: 'Bug' },
      summary: 'Stars fall upwards',
    });
  }),

  withBoth('creates a sub-task below its parent', async (talk) => {
    const parent = await talk.jira.newIssue({ summary: 'Refit the tug' });
    const { output } = await talk.carriesOut(
      `create a sub-task of ${parent}: "Grease the winch"`,
      create({ parent, summary: 'Grease the winch' }),
    );
    expect(await talk.jira.fields(output.issue.key)).toMatchObject({
      parent: { key: parent },
      issuetype: { subtask: true },
      summary: 'Grease the winch',
    });
  }),

  withScript('writes a description of lists, code and links as a document of Jira', async (talk) => {
    const { output } = await talk.carriesOut(
      'write down how to moor',
      create({
        project: 'PAY',
        summary: 'How to moor',
        description:
          '## Steps\n\n1. Throw the **line**\n2. Run `make fast`\n\n[Chart](https://charts.example/7)',
      }),
    );
    const { description } = await talk.jira.fields(output.issue.key);
    expect(description).toMatchObject({
      type: 'doc',
      content: [{ type: 'heading' }, { type: 'orderedList' }, { type: 'paragraph' }],
    });
    expect(documentText(description)).toContain('make fast');
  }),

  withBoth('creates nothing while nobody has approved it', async (talk) => {
    await withoutNewIssue(talk, async () => {
      const plan = await talk.proposes(
        'create a task in PAY: "Never to be made"',
        create({ project: 'PAY', summary: 'Never to be made' }),
      );
      expect(plan.issues[0]?.summary).toBe('Never to be made');
    });
  }),

  withBoth('creates nothing when the person refuses', async (talk) => {
    await withoutNewIssue(talk, async () => {
      const plan = await talk.proposes(
        'create a task in PAY: "Unwanted"',
        create({ project: 'PAY', summary: 'Unwanted' }),
      );
      const turn = await talk.decides(plan, false);
      expect(turn.chunks.map(({ type }) => type)).toContain('tool-output-denied');
    });
  }),

  withBoth('names the projects there are when it knows none of that name', async (talk) => {
    await withoutNewIssue(talk, async () => {
      const turn = await talk.says(
        'create a task in Marmalade: "Boil oranges"',
        create({ project: 'Marmalade', summary: 'Boil oranges' }),
      );
      expect(turn.plans).toEqual([]);
      expect(wordsOf(turn)).toContain('Payments (PAY)');
    });
  }),

  withScript('names the types there are when the project has none of that name', async (talk) => {
    await withoutNewIssue(talk, async () => {
      const turn = await talk.says(
        'an incident in payments',
        create({ project: 'PAY', type: 'Incident', summary: 'Card reader smokes' }),
      );
      expect(turn.plans).toEqual([]);
      expect(wordsOf(turn)).toMatch(/no type "Incident"; it has .*Bug/);
    });
  }),

  withScript(
    'says which required field is missing, before anybody is asked',
    async (talk) => {
      const types = await talk.jira.ask<{ issueTypes: { id: string; name: string }[] }>(
        'GET',
        '/rest/api/3/issue/createmeta/DESK/issuetypes',
      );
      const type = types.issueTypes.find(({ name }) => name === 'Task');
      const path = `/rest/api/3/issue/createmeta/DESK/issuetypes/${type?.id}`;
      const meta = await talk.jira.ask<{ fields: { fieldId: string; required: boolean }[] }>('GET', path);
      const fields = meta.fields.map((field) =>
        field.fieldId === 'duedate' ? { ...field, required: true, hasDefaultValue: false } : field,
      );
      talk.stage.sandbox.faults.next(
        { method: 'GET', path: /\/createmeta\/[^/]+\/issuetypes\/\d+$/ },
        { status: 200, body: { ...meta, fields }, times: 20 },
      );
      await withoutNewIssue(talk, async () => {
        const turn = await talk.says(
          'a task for the desk',
          create({ project: 'DESK', type: 'Task', summary: 'X' }),
        );
        expect(turn.plans).toEqual([]);
        expect(wordsOf(turn)).toMatch(/requires Due date/i);
      });
    },
    named('Priya'),
  ),

  withBoth('mentions people in the description by account, and shows their names', async (talk) => {
    const plan = await talk.proposes(
      'create a task in PAY: Count the ropes\nAsk @Priya Raman, not @Daniel',
      create({ project: 'PAY', summary: 'Count the ropes', description: 'Ask @Priya Raman, not @Daniel' }),
    );
    const row = plan.issues[0]?.changes.find(({ field }) => field === 'description');
    expect(row?.after).toBe('Ask @Priya Raman, not @Daniel');
    expect(plan.warnings).toEqual([expect.stringMatching(/^"@Daniel" could be .*stays text/)]);
    const { output } = await talk.approves(plan);
    expect(output.ignoredFields).toEqual([]);
    const { description } = await talk.jira.fields(output.issue.key);
    const { accountId } = named('Priya')(talk.stage);
    expect(mentionsIn(description)).toEqual([accountId]);
  }),

  withBoth('asks who is meant when two people have the name', async (talk) => {
    await withoutNewIssue(talk, async () => {
      const turn = await talk.says(
        'create a task in PAY: "Count the buoys" for Sofia',
        create({ project: 'GAME', summary: 'Count the buoys', assignee: 'Sofia' }),
      );
      expect(turn.plans).toEqual([]);
      expect(wordsOf(turn)).toMatch(/Sofia/);
    });
  }),

  withBoth(
    'says that the project is not there for somebody who may not see it',
    async (talk) => {
      const turn = await talk.says(
        'create a bug in GAME: "Let me in"',
        create({ project: 'GAME', type: 'Bug', summary: 'Let me in' }),
      );
      expect(turn.plans).toEqual([]);
      expect(wordsOf(turn)).not.toContain('Emberfall');
    },
    named('Brandt'),
  ),

  withBoth('makes one issue, not two, when the answer of Jira is lost', async (talk) => {
    const summary = `Paint the ${talk.model} crane`;
    const plan = await talk.proposes(
      `create a task in PAY: "${summary}"`,
      create({ project: 'PAY', summary }),
    );
    talk.stage.sandbox.faults.next({ method: 'POST', path: /\/issue$/ }, { drop: 'after' });
    const turn = await talk.decides(plan, true);
    expect(wordsOf(turn)).toContain('look in Jira before asking again');
    expect((await talk.jira.keys(`summary ~ "${summary}" AND created >= -1d`)).length).toBe(1);
  }),
];
