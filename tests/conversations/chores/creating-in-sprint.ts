import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { mentionsIn } from '../mentions-in.ts';
import { create, createAll, undo } from '../script.ts';
import { sprintOf, sprintsOf } from '../sprints.ts';
import { type Talk, wordsOf } from '../talk.ts';

const moving = { method: 'POST', path: /\/rest\/agile\/1\.0\/sprint\/\d+\/issue$/ };

const nameOf = async (talk: Talk, state: string) => (await sprintsOf(talk, state))[0]?.name ?? '';
const countOf = async ({ jira }: Talk) => (await jira.keys('project = PAY AND created >= -1d')).length;

export const creatingInSprint: readonly Conversation[] = [
  withBoth('creates an issue in the current sprint, which is shown before, and undoes it', async (talk) => {
    const current = await nameOf(talk, 'active');
    const plan = await talk.proposes(
      'create a bug in PAY in the current sprint: The tide gate sticks',
      create({ project: 'PAY', type: 'Bug', sprint: 'current', summary: 'The tide gate sticks' }),
    );
    expect(plan.issues[0]?.changes).toContainEqual(
      expect.objectContaining({ label: 'Sprint', before: null, after: current }),
    );
    const { output } = await talk.approves(plan);
    const { key } = output.issue;
    expect(output).toMatchObject({ done: `Created ${key} in ${current}.`, ignoredFields: [] });
    expect(await sprintOf(talk, key)).toBe(current);
    await talk.carriesOut('undo that', undo());
    expect(await talk.jira.keys('summary ~ "\\"tide gate sticks\\""')).toEqual([]);
  }),

  withBoth('creates several in the next sprint, said once', async (talk) => {
    const next = await nameOf(talk, 'future');
    const plan = await talk.proposes(
      'create two tasks in PAY in the next sprint: Oil the sluice; Paint the sluice',
      createAll({
        common: { project: 'PAY', type: 'Task', sprint: 'next' },
        issues: [{ summary: 'Oil the sluice' }, { summary: 'Paint the sluice' }],
      }),
    );
    expect(plan.common).toContainEqual(expect.objectContaining({ label: 'Sprint', after: next }));
    const { output } = await talk.approves(plan);
    for (const { key } of output.many?.issues ?? []) expect(await sprintOf(talk, key)).toBe(next);
    expect(output.many).toMatchObject({ total: 2, done: 2 });
  }),

  withBoth('finds a sprint by its name, and says which there are for one that there is not', async (talk) => {
    const next = await nameOf(talk, 'future');
    const before = await countOf(talk);
    const turn = await talk.says(
      'create a task in PAY in sprint 999: Count the bollards',
      create({ project: 'PAY', sprint: 'sprint 999', summary: 'Count the bollards' }),
    );
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain('No one sprint of Payments is "sprint 999"; there are ');
    expect(await countOf(talk)).toBe(before);
    const { output } = await talk.carriesOut(
      `create a task in PAY in ${next}: Count the bollards`,
      create({ project: 'PAY', fields: { Sprint: next }, summary: 'Count the bollards' }),
    );
    expect(await sprintOf(talk, output.issue.key)).toBe(next);
  }),

  withBoth('puts no sub-task and no epic into a sprint of its own', async (talk) => {
    const parent = await talk.jira.newIssue();
    const below = await talk.says(
      `create a sub-task under ${parent} in the current sprint: Grease the hinges`,
      create({ type: 'Sub-task', parent, sprint: 'current', summary: 'Grease the hinges' }),
    );
    expect(below.plans).toEqual([]);
    expect(wordsOf(below)).toContain('A sub-task is in the sprint of its parent. Leave the sprint out.');
    const epic = await talk.says(
      'create an epic in PAY in the current sprint: New lock gates',
      create({ project: 'PAY', type: 'Epic', sprint: 'current', summary: 'New lock gates' }),
    );
    expect(epic.plans).toEqual([]);
    expect(wordsOf(epic)).toContain('An epic is in no sprint; its issues are.');
  }),

  withScript('a sprint of all is that of the issues, and sub-tasks are where those are', async (talk) => {
    const current = await nameOf(talk, 'active');
    const plan = await talk.proposes(
      'plan the lock',
      createAll({
        common: { project: 'PAY', sprint: 'current' },
        issues: [
          { type: 'Epic', summary: 'The lock' },
          { type: 'Story', summary: 'The upper gate', parent: '#1' },
          { type: 'Sub-task', summary: 'Its hinges', parent: '#2' },
        ],
      }),
    );
    const shown = plan.issues.map(({ changes }) => changes.find(({ label }) => label === 'Sprint')?.after);
    expect(shown).toEqual([undefined, current, undefined]);
    const { output } = await talk.approves(plan);
    const [epic, story] = output.many?.issues ?? [];
    expect(output.many).toMatchObject({ total: 3, done: 3 });
    expect(await sprintOf(talk, story?.key ?? '')).toBe(current);
    expect(await sprintOf(talk, epic?.key ?? '')).toBeUndefined();
  }),

  withBoth('says what of it was not done where Jira refuses the sprint', async (talk) => {
    const plan = await talk.proposes(
      'create a task in PAY in the current sprint: Sound the basin',
      create({ project: 'PAY', sprint: 'current', summary: 'Sound the basin' }),
    );
    talk.stage.sandbox.faults.next(moving, { status: 403 });
    const { output } = await talk.approves(plan);
    expect(output.ignoredFields).toEqual(['Sprint']);
    expect(output.done).toMatch(/^Created PAY-\d+.*Sprint/);
    expect(await sprintOf(talk, output.issue.key)).toBeUndefined();
  }),

  withBoth('asks for the right beforehand', async (talk) => {
    const before = await countOf(talk);
    talk.stage.sandbox.faults.next(
      { method: 'GET', path: /\/mypermissions$/ },
      { status: 200, body: { permissions: { EDIT_ISSUES: { havePermission: false } } } },
    );
    const turn = await talk.says(
      'create a task in PAY in the current sprint: Dredge the basin',
      create({ project: 'PAY', sprint: 'current', summary: 'Dredge the basin' }),
    );
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain('You may not put issues of Payments into a sprint in Jira.');
    expect(await countOf(talk)).toBe(before);
  }),

  withScript('mentions people in every paragraph of a new issue, and shows their names', async (talk) => {
    const plan = await talk.proposes(
      'write it down',
      create({
        project: 'PAY',
        type: 'Story',
        summary: 'Moor at night',
        fields: {
          Environment: '**Harbour**, ask @Priya Raman',
          'Acceptance criteria': '- @Zoë Lindqvist signs\n- @Nobodyhere waves',
        },
      }),
    );
    expect(plan.warnings).toEqual([expect.stringContaining('Nobody here is called "Nobodyhere"')]);
    const rows = plan.issues[0]?.changes ?? [];
    expect(rows.find(({ label }) => label === 'Environment')?.after).toBe('**Harbour**, ask @Priya Raman');
    const { output } = await talk.approves(plan);
    expect(output.ignoredFields).toEqual([]);
    const fields = await talk.jira.fields(output.issue.key);
    const criteria = Object.entries(fields).find(([, value]) => JSON.stringify(value)?.includes('signs'));
    const [priya, zoe] = ['Priya', 'Zoë'].map((name) => named(name)(talk.stage).accountId);
    expect(mentionsIn(fields['environment'])).toEqual([priya]);
    expect(mentionsIn(criteria?.[1])).toEqual([zoe]);
  }),
];
