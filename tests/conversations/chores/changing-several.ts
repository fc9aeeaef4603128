import { expect } from 'vitest';
import type { ScriptedAnswer } from '../../../server/src/assistant/models/scripted-model-server.ts';
import { type Conversation, withBoth, withBuiltIn } from '../chore.ts';
import { search } from '../script.ts';
import { outputsOf, type Talk } from '../talk.ts';

/** Calls of one step, with ids of their own. */
function changes(inputs: readonly { key: string; [field: string]: unknown }[]): ScriptedAnswer {
  return {
    calls: inputs.map((input, index) => ({ id: `change_${index}`, name: 'change_issue', input })),
  };
}

/** Says it, approves every change that is shown, and answers how many there were. */
async function approvesAll(talk: Talk, sentence: string, ...script: ScriptedAnswer[]): Promise<number> {
  const { plans } = await talk.says(sentence, ...script);
  for (const plan of plans) await talk.decides(plan, true);
  return plans.length;
}

async function newIssues(talk: Talk, count: number, fields: Record<string, unknown> = {}): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, () => talk.jira.newIssue(fields)));
}

export const changingSeveral: readonly Conversation[] = [
  withBoth('assigns issues that are named one by one', async (talk) => {
    const keys = await newIssues(talk, 3);
    const [one, two, three] = keys;
    const asked = await approvesAll(
      talk,
      `assign ${one}, ${two} and ${three} to Zoë Lindqvist`,
      changes(keys.map((key) => ({ key, assignee: 'Zoë Lindqvist' }))),
    );
    expect(asked).toBe(3);
    for (const key of keys) expect((await talk.jira.fields(key)).assignee?.displayName).toBe('Zoë Lindqvist');
  }),

  withBoth('moves everything that a description fits to Monday, and nothing else', async (talk) => {
    const label = `ebb-${talk.model}`;
    const late = await newIssues(talk, 2, { labels: [label], duedate: '2026-11-10' });
    const [inTime] = await newIssues(talk, 1, { labels: [label], duedate: '2026-12-10' });
    const asked = await approvesAll(
      talk,
      `move all overdue issues labelled ${label} to Monday`,
      search({ criteria: { labels: [label], overdue: true, statusCategory: 'open' } }),
      changes(late.map((key) => ({ key, dueDate: '2026-11-30' }))),
    );
    expect(asked).toBe(2);
    for (const key of late) expect((await talk.jira.fields(key)).duedate).toBe('2026-11-30');
    expect((await talk.jira.fields(inTime ?? '')).duedate).toBe('2026-12-10');
  }),

  withBoth('does different things to different issues in one sentence', async (talk) => {
    const [one = '', two = ''] = await newIssues(talk, 2);
    await approvesAll(
      talk,
      `close ${one} and move ${two} to In Progress`,
      changes([
        { key: one, status: 'Done' },
        { key: two, status: 'In Progress' },
      ]),
    );
    expect((await talk.jira.fields(one)).status.name).toBe('Done');
    expect((await talk.jira.fields(two)).status.name).toBe('In Progress');
  }),

  withBoth('labels the list that was shown, and leaves out the one that is refused', async (talk) => {
    const label = `flood-${talk.model}`;
    const keys = await newIssues(talk, 3, { labels: [label] });
    await talk.says(`show issues labelled ${label}`, search({ criteria: { labels: [label] } }));
    const { plans } = await talk.says(
      'label these harbour',
      changes(keys.map((key) => ({ key, addLabels: ['harbour'] }))),
    );
    const refused = plans[1]?.issues[0]?.key;
    for (const plan of plans) await talk.decides(plan, plan.issues[0]?.key !== refused);
    for (const key of keys) {
      const { labels } = await talk.jira.fields(key);
      expect(labels.toSorted()).toEqual(key === refused ? [label] : [label, 'harbour'].toSorted());
    }
  }),

  withBuiltIn('goes on with the issues that it just changed', async (talk) => {
    const [one = '', two = ''] = await newIssues(talk, 2);
    await approvesAll(talk, `assign ${one} and ${two} to me`);
    await approvesAll(talk, 'close them');
    for (const key of [one, two]) {
      expect(await talk.jira.fields(key)).toMatchObject({
        assignee: { displayName: 'Amira Haddad' },
        status: { name: 'Done' },
      });
    }
  }),

  withBuiltIn('changes nothing when too many issues fit', async (talk) => {
    const open = await talk.jira.keys('project = PAY AND statusCategory != Done');
    const turn = await talk.says('assign all open issues in PAY to me');
    expect(turn.plans).toEqual([]);
    expect(turn.text).toContain(`That would change ${open.length} issues. I change at most 10 at once`);
  }),

  withBuiltIn('says so when none fits', async (talk) => {
    const turn = await talk.says('close all issues labelled marzipan');
    expect(turn.plans).toEqual([]);
    expect(turn.text).toContain('nothing was changed');
    expect(outputsOf(turn).length).toBe(1);
  }),

  withBuiltIn('does not guess what "all" is', async (talk) => {
    const turn = await talk.says('close everything');
    expect(turn.plans).toEqual([]);
    expect(turn.text).toContain('which ones');
  }),
];
