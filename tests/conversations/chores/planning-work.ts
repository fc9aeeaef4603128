import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { everyField } from '../every-field.ts';
import { change, undo } from '../script.ts';
import { sprintOf, sprintsOf } from '../sprints.ts';
import { type Talk, wordsOf } from '../talk.ts';

const rankField = 'customfield_10019';

const backlog =
  'project = PAY AND statusCategory != Done AND (sprint is EMPTY OR (sprint not in openSprints() AND sprint not in futureSprints())) ORDER BY Rank ASC';
const order = async ({ jira }: Talk) => jira.keys(backlog);
const agile = { method: 'POST', path: /\/rest\/agile\// };
const noScope = { status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } };

export const planningWork: readonly Conversation[] = [
  withBoth('moves an issue to the next sprint, and back to the backlog by undo', async (talk) => {
    const key = await talk.jira.newIssue();
    const before = await everyField(talk.jira, key);
    const [next] = await sprintsOf(talk, 'future');
    const plan = await talk.proposes(`move ${key} to the next sprint`, change({ key, sprint: 'next' }));
    expect(plan).toMatchObject({
      title: `Move ${key} to ${next?.name}`,
      issues: [{ changes: [{ label: 'Sprint', before: 'Backlog', after: next?.name }] }],
    });
    expect(await sprintOf(talk, key)).toBeUndefined();
    const { output } = await talk.approves(plan);
    expect(output).toMatchObject({ done: `Moved ${key} to ${next?.name}.`, ignoredFields: [] });
    expect(await sprintOf(talk, key)).toBe(next?.name);
    await talk.carriesOut('undo that', undo());
    expect(await everyField(talk.jira, key)).toEqual(before);
  }),

  withBoth(
    'moves several issues to a sprint by its name, and those that are there are left out',
    async (talk) => {
      const keys = [await talk.jira.newIssue(), await talk.jira.newIssue(), await talk.jira.newIssue()];
      const [current] = await sprintsOf(talk, 'active');
      await talk.jira.ask('POST', `/rest/agile/1.0/sprint/${current?.id}/issue`, { issues: [keys[1]] });
      const plan = await talk.proposes(
        `move ${keys[0]}, ${keys[1]} and ${keys[2]} to ${current?.name}`,
        change({ keys, sprint: current?.name ?? '' }),
      );
      expect(plan.title).toBe(`Move 2 issues to ${current?.name}`);
      expect(plan.leftOut).toMatchObject([{ keys: [keys[1]] }]);
      await talk.approves(plan);
      for (const key of keys) expect(await sprintOf(talk, key)).toBe(current?.name);
      await talk.carriesOut('undo that', undo());
      expect(await sprintOf(talk, keys[0] ?? '')).toBeUndefined();
      expect(await sprintOf(talk, keys[1] ?? '')).toBe(current?.name);
    },
  ),

  withBoth('takes an issue out of the sprint, and puts it back by undo', async (talk) => {
    const key = await talk.jira.newIssue();
    const [current] = await sprintsOf(talk, 'active');
    await talk.jira.ask('POST', `/rest/agile/1.0/sprint/${current?.id}/issue`, { issues: [key] });
    await talk.carriesOut(`take ${key} out of the sprint`, change({ key, sprint: null }));
    expect(await sprintOf(talk, key)).toBeUndefined();
    await talk.carriesOut('undo that', undo());
    expect(await sprintOf(talk, key)).toBe(current?.name);
  }),

  withBoth('names the sprints there are when there is none of that name', async (talk) => {
    const key = await talk.jira.newIssue();
    const turn = await talk.says(`move ${key} to Sprint 999`, change({ key, sprint: 'Sprint 999' }));
    expect(turn.plans).toEqual([]);
    const [next] = await sprintsOf(talk, 'future');
    expect(wordsOf(turn)).toContain('No one sprint of Payments is "Sprint 999"; there are ');
    expect(wordsOf(turn)).toContain(`${next?.name} (future, board Payments board)`);
  }),

  withBoth('says that an epic is in no sprint', async (talk) => {
    const key = await talk.jira.newIssue({ issuetype: { name: 'Epic' } });
    const turn = await talk.says(`move ${key} to the next sprint`, change({ key, sprint: 'next' }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain('its issues are. Move those.');
  }),

  withBoth('says which right is missing, and who can add it', async (talk) => {
    const key = await talk.jira.newIssue();
    talk.stage.sandbox.faults.next({ method: 'GET', path: /\/rest\/agile\// }, noScope);
    const turn = await talk.says(`move ${key} to the next sprint`, change({ key, sprint: 'next' }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toMatch(/read:sprint:jira-software\. The administrator of Sidelight adds them/);
    const plan = await talk.proposes(`move ${key} to the next sprint`, change({ key, sprint: 'next' }));
    talk.stage.sandbox.faults.next(agile, noScope);
    expect(wordsOf(await talk.decides(plan, true))).toContain('write:sprint:jira-software');
    expect(await sprintOf(talk, key)).toBeUndefined();
  }),

  withBoth('puts an issue at the top of the backlog, and where it was by undo', async (talk) => {
    const key = await talk.jira.newIssue();
    const before = await order(talk);
    const [top] = before;
    const plan = await talk.proposes(
      `put ${key} at the top of the backlog`,
      change({ key, sprint: null, rank: 'top' }),
    );
    expect(plan.warnings).toEqual([]);
    expect(plan.issues[0]?.changes).toEqual([
      {
        ...{ field: 'rank', label: 'Rank', before: `${before.indexOf(key) + 1}. of the backlog` },
        after: `above ${top}, the top of the backlog`,
      },
    ]);
    await talk.approves(plan);
    expect((await order(talk)).slice(0, 2)).toEqual([key, top]);
    await talk.carriesOut('undo that', undo());
    expect(await order(talk)).toEqual(before);
  }),

  withBoth('ranks an issue above another and below another', async (talk) => {
    const key = await talk.jira.newIssue();
    const before = await order(talk);
    const other = before[2] ?? '';
    await talk.carriesOut(`rank ${key} above ${other}`, change({ key, rank: `above ${other}` }));
    expect((await order(talk)).slice(2, 4)).toEqual([key, other]);
    await talk.carriesOut(`put ${key} below ${other}`, change({ key, rank: `below ${other}` }));
    expect((await order(talk)).slice(2, 4)).toEqual([other, key]);
    const same = await talk.says(`put ${key} below ${other}`, change({ key, rank: `below ${other}` }));
    expect(same.plans).toEqual([]);
    await talk.carriesOut('undo that', undo());
    expect((await order(talk)).slice(2, 4)).toEqual([key, other]);
  }),

  withBoth('ranks several issues in the order in which they were said, and back', async (talk) => {
    const keys = [await talk.jira.newIssue(), await talk.jira.newIssue(), await talk.jira.newIssue()];
    const before = await order(talk);
    const other = before[1] ?? '';
    const said = `${keys[2]}, ${keys[0]} and ${keys[1]}`;
    const wanted = [keys[2] ?? '', keys[0] ?? '', keys[1] ?? ''];
    await talk.carriesOut(`rank ${said} above ${other}`, change({ keys: wanted, rank: `above ${other}` }));
    expect((await order(talk)).slice(1, 5)).toEqual([...wanted, other]);
    await talk.carriesOut('undo that', undo());
    expect(await order(talk)).toEqual(before);
    await talk.carriesOut(`rank ${said} below ${other}`, change({ keys: wanted, rank: `below ${other}` }));
    expect((await order(talk)).slice(1, 5)).toEqual([other, ...wanted]);
    await talk.carriesOut('undo that', undo());
    expect(await order(talk)).toEqual(before);
  }),

  withScript(
    'moves to a sprint, ranks, assigns and watches in one plan, and takes all of it back',
    async (talk) => {
      const key = await talk.jira.newIssue();
      const before = await everyField(talk.jira, key);
      const places = await order(talk);
      const { output } = await talk.carriesOut(
        'all of it',
        change({ key, sprint: 'current', rank: 'top', assignee: 'me', status: 'In Progress', watch: false }),
      );
      expect(output.done).toMatch(new RegExp(`^Changed ${key}: .* You no longer watch ${key}\\.$`));
      const [current] = await sprintsOf(talk, 'active');
      expect(await sprintOf(talk, key)).toBe(current?.name);
      expect((await talk.jira.keys(`sprint = ${current?.id} ORDER BY Rank ASC`))[0]).toBe(key);
      expect(await talk.jira.fields(key)).toMatchObject({
        ...{ status: { name: 'In Progress' }, assignee: { displayName: 'Amira Haddad' } },
      });
      await talk.carriesOut('undo that', undo());
      expect(await everyField(talk.jira, key)).toEqual(before);
      expect(await order(talk)).toEqual(places);
    },
  ),

  withBoth('ranks nothing beside an issue that is not there', async (talk) => {
    const key = await talk.jira.newIssue();
    const before = (await talk.jira.fields(key))[rankField];
    const turn = await talk.says(`rank ${key} above PAY-99999`, change({ key, rank: 'above PAY-99999' }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain('there is no such issue');
    expect((await talk.jira.fields(key))[rankField]).toBe(before);
  }),

  withBoth(
    'says so when the person may not rank it',
    async (talk) => {
      const key = await talk.jira.newIssue();
      const turn = await talk.says(`move ${key} to the top`, change({ key, rank: 'top' }));
      expect(turn.plans).toEqual([]);
      expect(wordsOf(turn)).toContain(`You may not rank ${key}`);
    },
    named('Hannah'),
  ),
];
