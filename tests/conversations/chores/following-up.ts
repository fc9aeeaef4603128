import { expect } from 'vitest';
import { type Conversation, withBoth } from '../chore.ts';
import { change, comment, read, search } from '../script.ts';
import { outputsOf, type Talk, wordsOf } from '../talk.ts';

interface Found {
  readonly total: number;
  readonly issues: readonly { readonly key: string }[];
}

/** Three new issues of their own label, listed by it; answers their keys in the order shown. */
async function listOfThree(talk: Talk, label: string): Promise<[string, string, string]> {
  const tag = `${label}-${talk.model}`;
  for (const duedate of ['2026-11-02', '2026-12-09', '2026-12-10']) {
    await talk.jira.newIssue({ labels: [tag], duedate });
  }
  const turn = await talk.says(`show issues labelled ${tag}`, search({ criteria: { labels: [tag] } }));
  const [found] = outputsOf<Found>(turn);
  const [first, second, third] = (found?.issues ?? []).map(({ key }) => key);
  if (first === undefined || second === undefined || third === undefined) throw new Error(wordsOf(turn));
  return [first, second, third];
}

export const followingUp: readonly Conversation[] = [
  withBoth('narrows the list to the overdue ones', async (talk) => {
    const tag = `narrowed-${talk.model}`;
    await listOfThree(talk, 'narrowed');
    const turn = await talk.says(
      'only the overdue ones',
      search({ criteria: { labels: [tag], overdue: true } }),
    );
    const late = await talk.jira.keys(`labels = "${tag}" AND due < startOfDay() AND statusCategory != Done`);
    expect(outputsOf<Found>(turn)[0]?.issues.map(({ key }) => key)).toEqual(late);
    expect(late.length).toBe(1);
  }),

  withBoth('assigns the second of the list', async (talk) => {
    const [first, second, third] = await listOfThree(talk, 'second');
    await talk.carriesOut(
      'assign the second to Zoë Lindqvist',
      change({ key: second, assignee: 'Zoë Lindqvist' }),
    );
    const assignees = await Promise.all(
      [first, second, third].map(async (key) => (await talk.jira.fields(key)).assignee?.displayName),
    );
    expect(assignees).toEqual([undefined, 'Zoë Lindqvist', undefined]);
  }),

  withBoth('reads the last of the list', async (talk) => {
    const [, , third] = await listOfThree(talk, 'third');
    const turn = await talk.says('what is the third one about?', read({ keys: [third] }));
    expect(outputsOf<{ issues: { key: string }[] }>(turn)[0]?.issues[0]?.key).toBe(third);
  }),

  withBoth('takes "it" for the issue just spoken of', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.says(`what is ${key} about?`, read({ keys: [key] }));
    await talk.carriesOut('set its priority to Highest', change({ key, priority: 'Highest' }));
    await talk.carriesOut('comment on it: Urgent now', comment({ key, body: 'Urgent now' }));
    expect((await talk.jira.fields(key)).priority.name).toBe('Highest');
    expect((await talk.jira.comments(key)).length).toBe(1);
  }),

  withBoth('lists its sub-tasks', async (talk) => {
    const parent = await talk.jira.newIssue();
    const sub = await talk.jira.newIssue({ issuetype: { name: 'Sub-task' }, parent: { key: parent } });
    await talk.says(`what is ${parent} about?`, read({ keys: [parent] }));
    const turn = await talk.says('and its sub-tasks?', search({ criteria: { parent } }));
    expect(outputsOf<Found>(turn)[0]?.issues.map(({ key }) => key)).toEqual([sub]);
  }),

  withBoth('changes the issue of the page', async (talk) => {
    const key = await talk.jira.newIssue();
    const turn = await talk.saysOn(
      { page: { issueKey: key } },
      'move this issue to In Progress',
      change({ key, status: 'In Progress' }),
    );
    const [plan] = turn.plans;
    if (plan === undefined) throw new Error(wordsOf(turn));
    await talk.approves(plan);
    expect((await talk.jira.fields(key)).status.name).toBe('In Progress');
  }),
];
