import { expect } from 'vitest';
import { type Conversation, withBoth, withScript } from '../chore.ts';
import { change, comment } from '../script.ts';
import { openTalk, wordsOf } from '../talk.ts';

const lifetime = 30 * 60_000;

export const deciding: readonly Conversation[] = [
  withBoth('carries out nothing that waited too long for its approval', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(
      `set the priority of ${key} to Lowest`,
      change({ key, priority: 'Lowest' }),
    );
    talk.stage.advance(lifetime);
    expect(wordsOf(await talk.decides(plan, true))).toContain('assistant.approval-expired');
    expect((await talk.jira.fields(key)).priority.name).not.toBe('Lowest');
  }),

  withBoth('carries out an approval once, however often it is sent', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(`comment on ${key}: Once`, comment({ key, body: 'Once' }));
    const turns = await Promise.all([talk.decides(plan, true), talk.decides(plan, true)]);
    turns.push(await talk.decides(plan, true));
    expect(turns.filter(({ refusal }) => refusal === null).length).toBe(1);
    expect((await talk.jira.comments(key)).length).toBe(1);
  }),

  withBoth('drops what waited when the person goes on talking', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(
      `set the priority of ${key} to Lowest`,
      change({ key, priority: 'Lowest' }),
    );
    await talk.says('thanks');
    expect(wordsOf(await talk.decides(plan, true))).toContain('assistant.approval-spent');
    expect((await talk.jira.fields(key)).priority.name).not.toBe('Lowest');
  }),

  withScript('takes no approval of another person', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes('lowest', change({ key, priority: 'Lowest' }));
    const [, tomas] = talk.stage.sandbox.people;
    const other = await openTalk(talk.stage, talk.model, tomas ?? talk.stage.sandbox.people[0]);
    expect((await other.decides(plan, true)).status).toBe(404);
    expect((await talk.jira.fields(key)).priority.name).not.toBe('Lowest');
    await talk.approves(plan);
    expect((await talk.jira.fields(key)).priority.name).toBe('Lowest');
  }),

  withScript('asks for each of two changes, and makes only the one that is approved', async (talk) => {
    const [one, two] = [await talk.jira.newIssue(), await talk.jira.newIssue()];
    const calls = [one, two].map((key, index) => ({
      id: `call_${key}_${index}`,
      name: 'change_issue',
      input: { key, priority: 'Lowest' },
    }));
    const { plans } = await talk.says('both to the lowest priority', { calls });
    expect(plans.length).toBe(2);
    const second = plans.find(({ issues }) => issues[0]?.key === two);
    if (second === undefined) throw new Error('The second change was not shown.');
    await talk.decides(second, true);
    expect((await talk.jira.fields(one)).priority.name).not.toBe('Lowest');
    expect((await talk.jira.fields(two)).priority.name).toBe('Lowest');
  }),
];
