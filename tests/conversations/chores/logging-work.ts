import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { documentText } from '../document-text.ts';
import { undo, worklog } from '../script.ts';
import { wordsOf } from '../talk.ts';
import { logAs, timesOf, worklogsOf } from '../written-work.ts';

const tomas = named('Tomás');

export const loggingWork: readonly Conversation[] = [
  withBoth('logs time on the day that was said, with what was done', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(
      `log 1h 30m on ${key} yesterday: sanded the hull`,
      worklog({ key, minutes: 90, day: '2026-11-22', comment: 'sanded the hull' }),
    );
    expect(plan.title).toBe(`Log 1h 30m on ${key}`);
    expect(await worklogsOf(talk, key)).toEqual([]);
    await talk.approves(plan);
    const [made, ...others] = await worklogsOf(talk, key);
    expect(others).toEqual([]);
    expect(made).toMatchObject({ timeSpentSeconds: 5_400, author: { displayName: 'Amira Haddad' } });
    expect(new Date(made?.started ?? '').toISOString()).toBe('2026-11-22T08:00:00.000Z');
    expect(documentText(made?.comment)).toBe('sanded the hull');
  }),

  withBoth('logs the same on several issues, and undoes it on all', async (talk) => {
    const keys = [await talk.jira.newIssue(), await talk.jira.newIssue()];
    const plan = await talk.proposes(
      `log 30m on ${keys.join(' and ')}: stand-up`,
      worklog({ keys, minutes: 30, comment: 'stand-up' }),
    );
    expect(plan).toMatchObject({ title: 'Log 30m on 2 issues', total: 2 });
    const { output } = await talk.approves(plan);
    expect(output.done).toBe('Logged work on all 2 issues.');
    for (const key of keys) expect(await worklogsOf(talk, key)).toMatchObject([{ timeSpentSeconds: 1_800 }]);
    await talk.carriesOut('undo that', undo());
    for (const key of keys) expect(await worklogsOf(talk, key)).toEqual([]);
  }),

  withBoth('logs from one time of the person’s clock to another', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(
      `log work on ${key} from 9 to 11:30`,
      worklog({ key, from: '09:00', to: '11:30' }),
    );
    expect(plan.issues[0]?.changes).toContainEqual({
      field: 'started',
      label: 'Started',
      before: null,
      after: '23 Nov 2026, 09:00',
    });
    await talk.approves(plan);
    const [made] = await worklogsOf(talk, key);
    expect(made?.timeSpentSeconds).toBe(9_000);
    expect(new Date(made?.started ?? '').toISOString()).toBe('2026-11-23T08:00:00.000Z');
  }),

  withBoth('counts an hour less across the night in which the clocks were put forward', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(
      `log work on ${key} on 29 March 2026 from 01:00 to 04:00`,
      worklog({ key, day: '2026-03-29', from: '01:00', to: '04:00' }),
    );
    const [made] = await worklogsOf(talk, key);
    expect(made?.timeSpentSeconds).toBe(7_200);
    expect(new Date(made?.started ?? '').toISOString()).toBe('2026-03-29T00:00:00.000Z');
  }),

  withBoth('shows what is logged in all and what remains, and undo brings both back', async (talk) => {
    const key = await talk.jira.newIssue({ timetracking: { originalEstimate: '1h' } });
    const before = await timesOf(talk, key);
    const plan = await talk.proposes(`log 2h on ${key}`, worklog({ key, minutes: 120 }));
    expect(plan.issues[0]?.changes.slice(-2)).toEqual([
      { field: 'timespent', label: 'Logged in all', before: '0m', after: '2h' },
      { field: 'timeestimate', label: 'Remaining', before: '1h', after: '0m' },
    ]);
    await talk.approves(plan);
    expect(await timesOf(talk, key)).toEqual({ estimated: 3_600, spent: 7_200, remaining: 0 });
    await talk.carriesOut('undo that', undo());
    expect(await timesOf(talk, key)).toEqual(before);
  }),

  withBoth('leaves the remaining estimate when that is asked for', async (talk) => {
    const key = await talk.jira.newIssue({ timetracking: { originalEstimate: '4h' } });
    await talk.carriesOut(
      `log 2h on ${key} and leave the estimate`,
      worklog({ key, minutes: 120, remaining: 'leave' }),
    );
    expect(await timesOf(talk, key)).toMatchObject({ spent: 7_200, remaining: 14_400 });
  }),

  withBoth('sets the remaining estimate, or lowers it by another amount', async (talk) => {
    const key = await talk.jira.newIssue({ timetracking: { originalEstimate: '1d' } });
    await talk.carriesOut(
      `log 2h on ${key}, 4h remaining`,
      worklog({ key, minutes: 120, remaining: '240m' }),
    );
    expect(await timesOf(talk, key)).toMatchObject({ spent: 7_200, remaining: 14_400 });
    await talk.carriesOut(
      `log 2h on ${key} and reduce the estimate by 1h`,
      worklog({ key, minutes: 120, remaining: '-60m' }),
    );
    expect(await timesOf(talk, key)).toMatchObject({ spent: 14_400, remaining: 10_800 });
  }),

  withBoth('logs for a role alone', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(
      `log 2h on ${key} only for Administrators: payroll`,
      worklog({ key, minutes: 120, comment: 'payroll', visibleTo: 'Administrators' }),
    );
    expect(await worklogsOf(talk, key)).toMatchObject([{ visibility: { value: 'Administrators' } }]);
  }),

  withScript('mentions and formats in the comment of a work log', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(
      'log it',
      worklog({ key, minutes: 60, comment: 'With @Priya Raman:\n\n- sanded\n- [ ] painted' }),
    );
    const [made] = await worklogsOf(talk, key);
    expect(JSON.stringify(made?.comment)).toContain('"type":"mention"');
  }),

  withBoth('takes the work back, and logs it again when that is undone', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(`log 2h on ${key}`, worklog({ key, minutes: 120 }));
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

  withBoth('leaves an estimate alone that somebody moved since, and says so', async (talk) => {
    const key = await talk.jira.newIssue({ timetracking: { originalEstimate: '4h' } });
    await talk.carriesOut(`log 2h on ${key}`, worklog({ key, minutes: 120 }));
    await talk.jira.ask('PUT', `/rest/api/3/issue/${key}`, {
      fields: { timetracking: { remainingEstimate: '3h' } },
    });
    const plan = await talk.proposes('undo that', undo());
    expect(plan.warnings).toContain('The remaining estimate was changed since; it stays as it is.');
    await talk.approves(plan);
    expect(await timesOf(talk, key)).toMatchObject({ spent: null, remaining: 10_800 });
  }),

  withBoth('logs nothing when the estimate was changed after it was shown', async (talk) => {
    const key = await talk.jira.newIssue({ timetracking: { originalEstimate: '4h' } });
    const plan = await talk.proposes(`log 2h on ${key}`, worklog({ key, minutes: 120 }));
    await logAs(talk, tomas, key, { seconds: 3_600, started: '2026-11-20T08:00:00.000+0000' });
    const turn = await talk.decides(plan, true);
    expect(wordsOf(turn)).toContain(`The remaining estimate of ${key} was changed.`);
    expect(await worklogsOf(talk, key)).toHaveLength(1);
  }),

  withBoth('logs nothing that was refused', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.decides(await talk.proposes(`log 2h on ${key}`, worklog({ key, minutes: 120 })), false);
    expect(await worklogsOf(talk, key)).toEqual([]);
  }),

  withBoth(
    'says so when the person may not log work',
    async (talk) => {
      const key = await talk.jira.newIssue();
      const turn = await talk.says(`log 2h on ${key}`, worklog({ key, minutes: 120 }));
      expect(turn.plans).toEqual([]);
      expect(wordsOf(turn)).toContain(`You may not log work on ${key}`);
    },
    named('Hannah'),
  ),

  withBoth('does not log twice when the answer of Jira is lost', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(`log 2h on ${key}`, worklog({ key, minutes: 120 }));
    talk.stage.sandbox.faults.next({ method: 'POST', path: `/issue/${key}/worklog` }, { drop: 'after' });
    expect(wordsOf(await talk.decides(plan, true))).toContain('look in Jira before asking again');
    expect((await worklogsOf(talk, key)).length).toBe(1);
  }),
];
