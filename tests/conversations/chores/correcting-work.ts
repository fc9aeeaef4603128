import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { undo, worklog } from '../script.ts';
import { type Talk, wordsOf } from '../talk.ts';
import { paragraph } from '../written-comments.ts';
import { logAs, type RestWorklog, timesOf, worklogsOf } from '../written-work.ts';

const amira = named('Amira');
const tomas = named('Tomás');
const friday = '2026-11-20T08:30:00.000+0000';
const sunday = '2026-11-22T13:00:00.000+0000';

/** All that a person could miss of a work log. */
const whole = ({ timeSpentSeconds, started, author, comment, visibility }: RestWorklog) => ({
  timeSpentSeconds,
  started,
  author: author.displayName,
  comment,
  visibility,
});
const wholesOf = async (talk: Talk, key: string) => (await worklogsOf(talk, key)).map(whole);

export const correctingWork: readonly Conversation[] = [
  withBoth('changes the time of the last work log, shown before and after, and undoes it', async (talk) => {
    const key = await talk.jira.newIssue({ timetracking: { originalEstimate: '1d' } });
    await logAs(talk, amira, key, { seconds: 3_600, started: friday });
    await logAs(talk, amira, key, { seconds: 7_200, started: sunday, comment: paragraph('sanded') });
    const [before, times] = [await wholesOf(talk, key), await timesOf(talk, key)];
    const plan = await talk.proposes(
      `change my last worklog on ${key} to 3h`,
      worklog({ key, action: 'edit', id: 'last', minutes: 180 }),
    );
    expect(plan).toMatchObject({ title: `Change your work log of ${key}`, action: 'work' });
    expect(plan.issues[0]?.changes).toEqual([
      { field: 'worklog', label: 'Time spent', before: '2h', after: '3h' },
      { field: 'timespent', label: 'Logged in all', before: '3h', after: '4h' },
      { field: 'timeestimate', label: 'Remaining', before: '5h', after: '4h' },
    ]);
    await talk.approves(plan);
    expect(await wholesOf(talk, key)).toEqual([before[0], { ...before[1], timeSpentSeconds: 10_800 }]);
    expect(await timesOf(talk, key)).toMatchObject({ spent: 14_400, remaining: 14_400 });
    await talk.carriesOut('undo that', undo());
    expect(await wholesOf(talk, key)).toEqual(before);
    expect(await timesOf(talk, key)).toEqual(times);
  }),

  withBoth('changes what is said of the day and leaves the rest, hidden ones hidden', async (talk) => {
    const key = await talk.jira.newIssue();
    const visibility = { type: 'role', value: 'Administrators' };
    await logAs(talk, amira, key, {
      seconds: 3_600,
      started: sunday,
      comment: paragraph('paint'),
      visibility,
    });
    const before = await wholesOf(talk, key);
    await talk.carriesOut(
      `move my work log of yesterday on ${key} to Friday`,
      worklog({ key, action: 'edit', ofDay: '2026-11-22', day: '2026-11-20' }),
    );
    const [after] = await wholesOf(talk, key);
    expect(new Date(after?.started ?? '').toISOString()).toBe('2026-11-20T13:00:00.000Z');
    expect({ ...after, started: before[0]?.started }).toEqual(before[0]);
    await talk.carriesOut('undo that', undo());
    expect(await wholesOf(talk, key)).toEqual(before);
  }),

  withBoth(
    'changes the words of a work log, and undo takes them away where there were none',
    async (talk) => {
      const key = await talk.jira.newIssue();
      await logAs(talk, amira, key, { seconds: 3_600, started: sunday });
      await talk.carriesOut(
        `change the comment of my last worklog on ${key} to: wrote the tests`,
        worklog({ key, action: 'edit', id: 'last', comment: 'wrote the tests' }),
      );
      expect(await wholesOf(talk, key)).toMatchObject([{ comment: paragraph('wrote the tests') }]);
      await talk.carriesOut('undo that', undo());
      expect(JSON.stringify((await wholesOf(talk, key))[0]?.comment ?? '')).not.toContain('tests');
    },
  ),

  withBoth('asks which one when several fit, and understands the answer', async (talk) => {
    const key = await talk.jira.newIssue();
    await logAs(talk, amira, key, { seconds: 3_600, started: friday, comment: paragraph('sanded') });
    await logAs(talk, amira, key, { seconds: 7_200, started: sunday });
    const turn = await talk.says(
      `change my worklog on ${key} to 30m`,
      worklog({ key, action: 'edit', minutes: 30 }),
    );
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toMatch(
      /1\. 20 Nov 2026, .*1h from 09:30.*sanded.*2\. 22 Nov 2026, .*2h from 14:00/,
    );
    const [first] = await worklogsOf(talk, key);
    await talk.carriesOut(
      'the first one',
      worklog({ key, action: 'edit', id: first?.id ?? '', minutes: 30 }),
    );
    expect((await worklogsOf(talk, key)).map(({ timeSpentSeconds }) => timeSpentSeconds)).toEqual([
      1_800, 7_200,
    ]);
  }),

  withBoth('deletes the work log of a day; undo logs it again, all that it said', async (talk) => {
    const key = await talk.jira.newIssue({ timetracking: { originalEstimate: '1h' } });
    const visibility = { type: 'role', value: 'Administrators' };
    await logAs(talk, amira, key, { seconds: 3_600, started: friday });
    await logAs(talk, amira, key, {
      seconds: 7_200,
      started: sunday,
      comment: paragraph('paint'),
      visibility,
    });
    const [before, times] = [await wholesOf(talk, key), await timesOf(talk, key)];
    const plan = await talk.proposes(
      `delete my work log of yesterday on ${key}`,
      worklog({ key, action: 'delete', ofDay: '2026-11-22' }),
    );
    expect(plan).toMatchObject({ kind: 'delete', action: 'delete', mayAllow: false });
    await talk.approves(plan);
    expect(await wholesOf(talk, key)).toEqual([before[0]]);
    await talk.carriesOut('undo that', undo());
    expect(await wholesOf(talk, key)).toEqual(before);
    expect(await timesOf(talk, key)).toEqual(times);
  }),

  withBoth('somebody else’s work comes back as the person’s own, and that is said', async (talk) => {
    const key = await talk.jira.newIssue();
    await logAs(talk, tomas, key, { seconds: 3_600, started: friday });
    const plan = await talk.proposes(
      `delete Tomás's worklog on ${key}`,
      worklog({ key, action: 'delete', author: 'Tomás' }),
    );
    expect(plan.title).toBe(`Delete Tomás Ferreira’s work log of 1h on ${key}`);
    await talk.approves(plan);
    const undoing = await talk.proposes('undo that', undo());
    expect(undoing.warnings).toContain('Tomás Ferreira logged it; Jira will name you as its author.');
    await talk.approves(undoing);
    expect(await wholesOf(talk, key)).toMatchObject([{ author: 'Amira Haddad', started: friday }]);
  }),

  withBoth('says whose work log it is that is changed', async (talk) => {
    const key = await talk.jira.newIssue();
    await logAs(talk, tomas, key, { seconds: 3_600, started: friday });
    const plan = await talk.proposes(
      `change Tomás's worklog on ${key} to 3h`,
      worklog({ key, action: 'edit', author: 'Tomás', minutes: 180 }),
    );
    expect(plan).toMatchObject({
      title: `Change Tomás Ferreira’s work log of ${key}`,
      warnings: ['Tomás Ferreira logged it.'],
    });
    await talk.approves(plan);
    expect(await wholesOf(talk, key)).toMatchObject([{ author: 'Tomás Ferreira', timeSpentSeconds: 10_800 }]);
  }),

  withBoth(
    'says beforehand that it is somebody else’s, which the person may not change',
    async (talk) => {
      const key = await talk.jira.newIssue();
      await logAs(talk, amira, key, { seconds: 3_600, started: friday });
      const turn = await talk.says(
        `change Amira's worklog on ${key} to 3h`,
        worklog({ key, action: 'edit', author: 'Amira', minutes: 180 }),
      );
      expect(turn.plans).toEqual([]);
      expect(wordsOf(turn)).toContain(
        `The work log of ${key} is by Amira Haddad, and you may change only your own`,
      );
    },
    tomas,
  ),

  withBoth('says that nothing was logged on that day', async (talk) => {
    const key = await talk.jira.newIssue();
    await logAs(talk, amira, key, { seconds: 3_600, started: friday });
    const turn = await talk.says(
      `delete my work log of yesterday on ${key}`,
      worklog({ key, action: 'delete', ofDay: '2026-11-22' }),
    );
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain(`You logged no work on ${key} on 22 Nov 2026.`);
  }),

  withScript('writes nothing when the start of the work log was changed meanwhile', async (talk) => {
    const key = await talk.jira.newIssue();
    const id = await logAs(talk, amira, key, { seconds: 3_600, started: friday });
    const plan = await talk.proposes('delete it', worklog({ key, action: 'delete', id }));
    await talk.jira.ask('PUT', `/rest/api/3/issue/${key}/worklog/${id}`, { started: sunday });
    const turn = await talk.decides(plan, true);
    expect(wordsOf(turn)).toContain('changed after you were shown the change');
    expect(await worklogsOf(talk, key)).toHaveLength(1);
  }),

  withScript('says what Jira cannot do with the estimate of a changed work log', async (talk) => {
    const key = await talk.jira.newIssue();
    await logAs(talk, amira, key, { seconds: 3_600, started: friday });
    const turn = await talk.says(
      'less',
      worklog({ key, action: 'edit', id: 'last', minutes: 30, remaining: '-5m' }),
    );
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain('not by another amount');
  }),

  withScript('needs no change to say what is said already', async (talk) => {
    const key = await talk.jira.newIssue();
    await logAs(talk, amira, key, { seconds: 3_600, started: friday });
    const turn = await talk.says('1h', worklog({ key, action: 'edit', id: 'last', minutes: 60 }));
    expect(turn.plans).toEqual([]);
    expect(JSON.stringify(turn.chunks)).toContain('says that already');
  }),
];
