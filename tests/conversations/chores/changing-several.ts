import { expect } from 'vitest';
import type { ScriptedAnswer } from '../../../server/src/assistant/models/scripted-model-server.ts';
import { type Conversation, withBoth, withBuiltIn, withScript } from '../chore.ts';
import { change, search, undo } from '../script.ts';
import { outputsOf, type Talk, wordsOf } from '../talk.ts';

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
      change({ keys, assignee: 'Zoë Lindqvist' }),
    );
    expect(asked).toBe(1);
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
      change({ keys: late, dueDate: '2026-11-30' }),
    );
    expect(asked).toBe(1);
    for (const key of late) expect((await talk.jira.fields(key)).duedate).toBe('2026-11-30');
    expect((await talk.jira.fields(inTime ?? '')).duedate).toBe('2026-12-10');
  }),

  withBoth('does different things to different issues in one sentence', async (talk) => {
    const [one = '', two = ''] = await newIssues(talk, 2);
    await approvesAll(talk, `close ${one} and move ${two} to In Progress`, {
      calls: [
        { id: 'one', name: 'change_issue', input: { key: one, status: 'Done' } },
        { id: 'two', name: 'change_issue', input: { key: two, status: 'In Progress' } },
      ],
    });
    expect((await talk.jira.fields(one)).status.name).toBe('Done');
    expect((await talk.jira.fields(two)).status.name).toBe('In Progress');
  }),

  withBoth('labels the list that was shown, and nothing while it is refused', async (talk) => {
    const label = `flood-${talk.model}`;
    const keys = await newIssues(talk, 3, { labels: [label] });
    const list = search({ criteria: { labels: [label] } });
    const labelled = async () =>
      (await Promise.all(keys.map((key) => talk.jira.fields(key)))).map(({ labels }) => labels.toSorted());
    await talk.says(`show issues labelled ${label}`, list);
    const wanted = change({ keys, addLabels: ['harbour'] });
    await talk.decides(await talk.proposes('label these harbour', wanted), false);
    expect(await labelled()).toEqual(keys.map(() => [label]));
    await talk.says(`show issues labelled ${label}`, list);
    await talk.approves(await talk.proposes('label these harbour', wanted));
    expect(await labelled()).toEqual(keys.map(() => [label, 'harbour'].toSorted()));
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

  withBuiltIn('shows all that a description fits before anything is changed', async (talk) => {
    const bugs = await talk.jira.keys('project = PAY AND statusCategory != Done AND type = Bug');
    const plan = await talk.proposes('set the due date of all open bugs in PAY to 24 March 2031');
    expect(plan.total).toBe(bugs.length);
    expect(bugs).toEqual(expect.arrayContaining(plan.issues.map(({ key }) => key)));
    await talk.decides(plan, false);
  }),

  withBoth('leaves out what cannot be changed, says why, and changes the rest', async (talk) => {
    const [one = '', two = ''] = await newIssues(talk, 2);
    const gone = 'PAY-999999';
    const plan = await talk.proposes(
      `assign ${one}, ${gone} and ${two} to me`,
      change({ keys: [one, gone, two], assignee: 'me' }),
    );
    expect(plan.leftOut).toMatchObject([{ total: 1, keys: [gone], why: expect.stringMatching(/not/) }]);
    await talk.approves(plan);
    for (const key of [one, two]) {
      expect((await talk.jira.fields(key)).assignee?.displayName).toBe('Amira Haddad');
    }
  }),

  withBoth('takes a change of several issues back as one', async (talk) => {
    const keys = await newIssues(talk, 3, { duedate: '2026-12-01' });
    const [one, two, three] = keys;
    await talk.carriesOut(
      `set the due date of ${one}, ${two} and ${three} to Friday`,
      change({ keys, dueDate: '2026-11-27' }),
    );
    const days = async () => Promise.all(keys.map(async (key) => (await talk.jira.fields(key)).duedate));
    expect(await days()).toEqual(keys.map(() => '2026-11-27'));
    await talk.carriesOut('undo that', undo());
    expect(await days()).toEqual(keys.map(() => '2026-12-01'));
  }),

  withScript('changes nothing when there are more issues than one plan may have', async (talk) => {
    const keys = Array.from({ length: 501 }, (_, index) => `PAY-${index + 1}`);
    const turn = await talk.says('all of them', change({ keys, priority: 'Lowest' }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).not.toBe('');
    expect((await talk.jira.fields('PAY-1')).priority.name).not.toBe('Lowest');
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
