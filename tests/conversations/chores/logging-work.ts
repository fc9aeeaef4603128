import { expect } from 'vitest';
import { type Conversation, named, withBoth } from '../chore.ts';
import { documentText } from '../document-text.ts';
import { called, undo } from '../script.ts';
import { type Talk, wordsOf } from '../talk.ts';

interface RestWorklog {
  readonly timeSpentSeconds: number;
  readonly started: string;
  readonly author: { readonly displayName: string };
  readonly comment?: unknown;
}

const log = (input: object) => called('log_work', input);

async function worklogsOf({ jira }: Talk, key: string): Promise<RestWorklog[]> {
  const path = `/rest/api/3/issue/${key}/worklog`;
  return (await jira.ask<{ worklogs: RestWorklog[] }>('GET', path)).worklogs;
}

export const loggingWork: readonly Conversation[] = [
  withBoth('logs time on the day that was said, with what was done', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(
      `log 1h 30m on ${key} yesterday: sanded the hull`,
      log({ key, minutes: 90, day: '2026-11-22', comment: 'sanded the hull' }),
    );
    expect(plan.title).toBe(`Log 1h 30m on ${key}`);
    expect(await worklogsOf(talk, key)).toEqual([]);
    await talk.approves(plan);
    const [worklog, ...others] = await worklogsOf(talk, key);
    expect(others).toEqual([]);
    expect(worklog).toMatchObject({ timeSpentSeconds: 5_400, author: { displayName: 'Amira Haddad' } });
    expect(new Date(worklog?.started ?? '').toISOString()).toBe('2026-11-22T08:00:00.000Z');
    expect(documentText(worklog?.comment)).toBe('sanded the hull');
  }),

  withBoth('takes the work back, and logs it again when that is undone', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(`log 2h on ${key}`, log({ key, minutes: 120 }));
    const [before] = await worklogsOf(talk, key);
    const { output } = await talk.carriesOut('undo that', undo());
    expect(await worklogsOf(talk, key)).toEqual([]);
    const turn = await talk.saysOn({ changeId: output.changeId ?? '' }, 'undo that', undo());
    const [plan] = turn.plans;
    if (plan === undefined) throw new Error(wordsOf(turn));
    await talk.approves(plan);
    const [again] = await worklogsOf(talk, key);
    expect(again).toMatchObject({ timeSpentSeconds: 7_200, started: before?.started });
  }),

  withBoth('logs nothing that was refused', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.decides(await talk.proposes(`log 2h on ${key}`, log({ key, minutes: 120 })), false);
    expect(await worklogsOf(talk, key)).toEqual([]);
  }),

  withBoth(
    'says so when the person may not log work',
    async (talk) => {
      const key = await talk.jira.newIssue();
      const turn = await talk.says(`log 2h on ${key}`, log({ key, minutes: 120 }));
      expect(turn.plans).toEqual([]);
      expect(wordsOf(turn)).toContain(`You may not log work on ${key}`);
    },
    named('Hannah'),
  ),

  withBoth('does not log twice when the answer of Jira is lost', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(`log 2h on ${key}`, log({ key, minutes: 120 }));
    talk.stage.sandbox.faults.next({ method: 'POST', path: `/issue/${key}/worklog` }, { drop: 'after' });
    expect(wordsOf(await talk.decides(plan, true))).toContain('look in Jira before asking again');
    expect((await worklogsOf(talk, key)).length).toBe(1);
  }),
];
