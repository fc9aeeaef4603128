import { expect } from 'vitest';
import { type Conversation, withBoth, withScript } from '../chore.ts';
import { everyField } from '../every-field.ts';
import { change, undo } from '../script.ts';
import { allWordsOf, type Talk, wordsOf } from '../talk.ts';

const statusOf = async ({ jira }: Talk, key: string) => (await jira.fields(key)).status.name;
const deskIssue = ({ jira }: Talk) => jira.newIssue({ project: { key: 'DESK' } });
const goes = ({ jira }: Talk, key: string, id: string) =>
  jira.ask('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id } });
const transition = { method: 'POST', path: /\/transitions$/ };
const statuses = ['In Progress', 'Waiting for customer'];

export const movingFar: readonly Conversation[] = [
  withBoth('moves over a status that lies between, tells it first, and goes back', async (talk) => {
    const key = await talk.jira.newIssue();
    const before = await everyField(talk.jira, key);
    // One that stands where Jira must be asked for the next step.
    await goes(talk, await talk.jira.newIssue(), '31');
    const plan = await talk.proposes(
      `move ${key} straight to In Review`,
      change({ key, status: 'In Review' }),
    );
    expect(plan.issues[0]?.changes).toEqual([
      { field: 'status', label: 'Status', before: 'To Do', after: 'In Review (over In Progress)' },
    ]);
    const { output } = await talk.approves(plan);
    expect(output.done).toBe(`Moved ${key} to In Review.`);
    expect(await statusOf(talk, key)).toBe('In Review');
    await talk.carriesOut('undo that', undo());
    expect(await everyField(talk.jira, key)).toEqual(before);
  }),

  withBoth('goes back over several steps', async (talk) => {
    const [key, other] = [await deskIssue(talk), await deskIssue(talk)];
    await goes(talk, other, '711');
    await goes(talk, key, '721');
    const before = await everyField(talk.jira, key);
    await talk.carriesOut(`close ${key}`, change({ key, status: 'Resolved' }));
    const turn = await talk.says('undo that', undo());
    expect(turn.plans[0]?.issues[0]?.changes).toMatchObject([
      { after: 'Waiting for customer (over In Progress)' },
    ]);
    await talk.approves(turn.plans[0] as never);
    expect(await everyField(talk.jira, key)).toEqual(before);
  }),

  withBoth('asks for what a step demands, and takes it', async (talk) => {
    const key = await deskIssue(talk);
    const turn = await talk.says(`move ${key} to Cancelled`, change({ key, status: 'Cancelled' }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toMatch(/Jira asks for Resolution \(Done, Won't Do, Duplicate/);
    await talk.carriesOut(
      `move ${key} to Cancelled and set its resolution to Duplicate`,
      change({ key, status: 'Cancelled', fields: { Resolution: 'duplicate' } }),
    );
    expect(await talk.jira.fields(key)).toMatchObject({
      status: { name: 'Cancelled' },
      resolution: { name: 'Duplicate' },
    });
  }),

  withBoth('says that there is no way back where the workflow has none', async (talk) => {
    const key = await deskIssue(talk);
    await talk.carriesOut(
      `move ${key} to Cancelled and set its resolution to Duplicate`,
      change({ key, status: 'Cancelled', fields: { Resolution: 'Duplicate' } }),
    );
    const turn = await talk.says('undo that', undo());
    expect(turn.plans).toEqual([]);
    expect(allWordsOf(turn)).toContain('Status cannot be set back');
    expect(await statusOf(talk, key)).toBe('Cancelled');
  }),

  withScript('gives the last step what was said for it, and sets it back with the status', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(
      'a duplicate',
      change({
        key,
        status: 'Done',
        fields: { Resolution: 'Duplicate' },
        addTo: { 'Fix versions': ['4.9'] },
      }),
    );
    expect(await talk.jira.fields(key)).toMatchObject({
      ...{ status: { name: 'Done' }, resolution: { name: 'Duplicate' }, fixVersions: [{ name: '4.9' }] },
    });
    await talk.carriesOut('undo that', undo());
    expect(await talk.jira.fields(key)).toMatchObject({
      ...{ status: { name: 'To Do' }, resolution: null, fixVersions: [] },
    });
  }),

  withBoth('tells how far it came when a step was refused, and goes back from there', async (talk) => {
    const key = await talk.jira.newIssue();
    const before = await everyField(talk.jira, key);
    await goes(talk, await talk.jira.newIssue(), '31');
    const plan = await talk.proposes(`move ${key} to In Review`, change({ key, status: 'In Review' }));
    talk.stage.sandbox.faults.next(transition, { delayMs: 1 });
    talk.stage.sandbox.faults.next(transition, {
      status: 400,
      body: { errorMessages: ['Not today.'], errors: {} },
    });
    const { output } = await talk.approves(plan);
    expect(output.done).toMatch(/but Jira left unchanged: Status\. It is In Progress now\..*Not today/);
    expect(await statusOf(talk, key)).toBe('In Progress');
    await talk.carriesOut('undo that', undo());
    expect(await everyField(talk.jira, key)).toEqual(before);
  }),

  withScript('says that the way is found as it goes where nothing shows it, and finds it', async (talk) => {
    // A project of its own: no other issue stands where this one passes.
    const key = await talk.jira.newIssue({ project: { key: 'DESK' }, issuetype: { name: 'Task' } });
    for (const status of statuses) {
      const others = await talk.jira.keys(`project = DESK AND issuetype = Task AND status = "${status}"`);
      for (const other of others)
        await talk.jira.ask('DELETE', `/rest/api/3/issue/${other}?deleteSubtasks=true`);
    }
    await goes(talk, key, '751');
    const plan = await talk.proposes('wait for them', change({ key, status: 'Waiting for customer' }));
    expect(plan.issues[0]?.changes[0]?.after).toMatch(
      /^Waiting for customer \(the way is found step by step, over .*In Progress.* at most\)$/,
    );
    expect(plan.warnings).toEqual([expect.stringContaining('it stays where it came to')]);
    await talk.approves(plan);
    expect(await statusOf(talk, key)).toBe('Waiting for customer');
  }),

  withBoth('moves several issues, each on its own way', async (talk) => {
    const keys = [await talk.jira.newIssue(), await talk.jira.newIssue(), await talk.jira.newIssue()];
    await goes(talk, keys[1] ?? '', '31');
    await goes(talk, keys[2] ?? '', '31');
    await goes(talk, keys[2] ?? '', '41');
    const plan = await talk.proposes(
      `move ${keys[0]}, ${keys[1]} and ${keys[2]} to In Review`,
      change({ keys, status: 'In Review' }),
    );
    expect(plan.issues.map(({ changes }) => changes[0]?.after)).toEqual([
      'In Review (over In Progress)',
      'In Review',
    ]);
    expect(plan.leftOut).toMatchObject([{ keys: [keys[2]] }]);
    await talk.approves(plan);
    for (const key of keys) expect(await statusOf(talk, key)).toBe('In Review');
  }),
];
