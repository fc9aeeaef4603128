import { expect } from 'vitest';
import { type Conversation, withBoth } from '../chore.ts';
import { change, comment, create, undo } from '../script.ts';
import { type Talk, wordsOf } from '../talk.ts';

/** What people look at; when it was changed is different after any undo. */
async function without(talk: Talk, key: string) {
  const { updated: _, ...fields } = await talk.jira.fields(key);
  const { summary, description, status, priority, assignee, duedate, labels } = fields;
  return { summary, description, status, priority, assignee, duedate, labels };
}

export const undoing: readonly Conversation[] = [
  withBoth('takes a change of several fields back, field by field', async (talk) => {
    const key = await talk.jira.newIssue({ duedate: '2026-11-30', labels: ['tide'] });
    const before = await without(talk, key);
    await talk.carriesOut(
      `assign ${key} to me and set the due date to Friday`,
      change({ key, assignee: 'me', dueDate: '2026-11-27' }),
    );
    expect(await without(talk, key)).not.toEqual(before);
    await talk.carriesOut('undo that', undo());
    expect(await without(talk, key)).toEqual(before);
  }),

  withBoth('takes a move back', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(`move ${key} to Done`, change({ key, status: 'Done' }));
    await talk.carriesOut('undo', undo());
    expect((await talk.jira.fields(key)).status.name).toBe('To Do');
  }),

  withBoth('deletes the issue that was created', async (talk) => {
    const { output } = await talk.carriesOut(
      'create a task in PAY: "Made by mistake"',
      create({ project: 'PAY', summary: 'Made by mistake' }),
    );
    const plan = await talk.proposes('undo that', undo());
    expect(plan.kind).toBe('delete');
    expect(await talk.jira.issue(output.issue.key)).not.toBeNull();
    await talk.approves(plan);
    expect(await talk.jira.issue(output.issue.key)).toBeNull();
  }),

  withBoth('deletes the comment that was written', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(`comment on ${key}: Too early`, comment({ key, body: 'Too early' }));
    await talk.carriesOut('undo that', undo());
    expect(await talk.jira.comments(key)).toEqual([]);
  }),

  withBoth('leaves alone what somebody else changed since', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(`set the priority of ${key} to Highest`, change({ key, priority: 'Highest' }));
    await talk.jira.ask('PUT', `/rest/api/3/issue/${key}`, { fields: { priority: { name: 'Low' } } });
    const turn = await talk.says('undo that', undo());
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn) + JSON.stringify(turn.chunks)).toContain('Priority was changed to Low since');
    expect((await talk.jira.fields(key)).priority.name).toBe('Low');
  }),

  withBoth('takes back the change whose Undo was pressed, although a newer one is there', async (talk) => {
    const [older, newer] = [await talk.jira.newIssue(), await talk.jira.newIssue()];
    const { output } = await talk.carriesOut(
      `set the due date of ${older} to Friday`,
      change({ key: older, dueDate: '2026-11-27' }),
    );
    await talk.carriesOut(
      `set the due date of ${newer} to Friday`,
      change({ key: newer, dueDate: '2026-11-27' }),
    );
    const { changeId = '' } = output;
    const turn = await talk.saysOn({ changeId }, 'Undo that', undo());
    const [plan] = turn.plans;
    if (plan === undefined) throw new Error(wordsOf(turn));
    await talk.approves(plan);
    expect((await talk.jira.fields(older)).duedate).toBeNull();
    expect((await talk.jira.fields(newer)).duedate).toBe('2026-11-27');
  }),

  withBoth('says that there is nothing to undo', async (talk) => {
    const turn = await talk.says('undo that', undo());
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain('no such change of yours');
  }),
];
