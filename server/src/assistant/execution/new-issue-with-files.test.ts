import { randomUUID } from 'node:crypto';
import type { Plan } from '@sidelight/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ChatRig, startChatRig } from '../chat.test-rig.ts';
import { outputOf, type Turn } from '../turn.test-rig.ts';

let rig: ChatRig;
beforeAll(async () => {
  rig = await startChatRig();
});
afterEach(() => rig.sandbox.faults.clear());
afterAll(() => rig.close());

const files = { 'error.log': '09:01 ERROR the export is empty\n', 'list.csv': 'a;b' };
const posting = { method: 'POST', path: /\/attachments$/ };

/** A plan that creates a bug of that summary with both files. */
async function propose(id: string, summary: string): Promise<Plan> {
  const said = `create a bug in PAY with these files: ${summary}`;
  const { plans, text } = await rig.amelie.sayWith(id, said, files);
  const [plan] = plans;
  if (plan === undefined) throw new Error(`No plan: ${text}`);
  return plan;
}

async function approve(id: string, { toolCallId }: Plan): Promise<Turn> {
  rig.advance(1_000);
  return rig.amelie.decide(id, toolCallId, true);
}

/** The issues of that summary with the names of their attachments, as the site holds them. */
function held(summary: string): string[][] {
  return [...rig.sandbox.site.issues.values()]
    .filter((issue) => issue.summary === summary)
    .map(({ attachments }) => attachments.map(({ fileName }) => fileName).sort());
}

/** As if the process had died: of the operations from `position` on nobody here knows what became of them. */
async function die(toolCallId: string, position: number): Promise<void> {
  await rig.database
    .updateTable('planned_items')
    .set({ outcome: null })
    .where('tool_call_id', '=', toolCallId)
    .where('position', '>=', position)
    .execute();
  await rig.database.deleteFrom('changes').where('tool_call_id', '=', toolCallId).execute();
  await rig.database
    .updateTable('planned_writes')
    .set({ state: 'running', outcome: null, runner: 'dead', runner_until: 0 })
    .where('tool_call_id', '=', toolCallId)
    .execute();
  rig.advance(60_000);
}

describe('a new issue with files', () => {
  it.each([0, 1])(
    'is there once, with each file once, when the process dies with %i of it known',
    async (done) => {
      const summary = `Died with ${done}`;
      const id = randomUUID();
      const plan = await propose(id, summary);
      await approve(id, plan);
      expect(held(summary)).toEqual([['error.log', 'list.csv']]);
      await die(plan.toolCallId, done);
      expect(await rig.assistant.recover(() => undefined)).toBe(1);
      expect(held(summary)).toEqual([['error.log', 'list.csv']]);
      const { body } = await rig.amelie.get(`/api/chat/${id}`);
      expect(JSON.stringify(body)).toMatch(/Created (PAY-\d+)\. Attached error\.log and list\.csv to \1\./);
    },
  );

  it('gets its files when the process died right after it was created', async () => {
    const summary = 'Died in between';
    const id = randomUUID();
    const plan = await propose(id, summary);
    await approve(id, plan);
    const issue = [...rig.sandbox.site.issues.values()].find((each) => each.summary === summary);
    for (const attachment of [...(issue?.attachments ?? [])]) {
      await rig.amelie.account.attachments.remove(issue?.key ?? '', attachment);
    }
    expect(held(summary)).toEqual([[]]);
    await die(plan.toolCallId, 1);
    await rig.database
      .deleteFrom('planned_items')
      .where('tool_call_id', '=', plan.toolCallId)
      .where('position', '=', 1)
      .execute();
    expect(await rig.assistant.recover(() => undefined)).toBe(1);
    expect(held(summary)).toEqual([['error.log', 'list.csv']]);
  });

  it('is whole, and nothing of it twice, while Jira takes no more requests', async () => {
    const summary = 'In the storm';
    const id = randomUUID();
    const plan = await propose(id, summary);
    const busy = { status: 429, headers: { 'retry-after': '1' }, body: {}, times: 3 };
    rig.sandbox.faults.next({ method: 'POST', path: /\/issue$/ }, busy);
    rig.sandbox.faults.next(posting, busy);
    await approve(id, plan);
    expect(rig.sandbox.faults.pending).toBe(0);
    expect(held(summary)).toEqual([['error.log', 'list.csv']]);
  });

  it('attaches nothing again where the answer of Jira was lost', async () => {
    const summary = 'Lost answer';
    const id = randomUUID();
    const plan = await propose(id, summary);
    rig.sandbox.faults.next(posting, { drop: 'after' });
    const { done } = outputOf(await approve(id, plan));
    expect(done).toContain('look in Jira before asking again');
    expect(held(summary)).toEqual([['error.log', 'list.csv']]);
  });

  it('is closed, and loses its files, where it may not be deleted', async () => {
    const summary = 'May not be deleted';
    const id = randomUUID();
    const { issue } = outputOf(await approve(id, await propose(id, summary)));
    rig.sandbox.faults.next(
      { method: 'GET', path: /\/mypermissions$/ },
      { status: 200, body: { permissions: { DELETE_ISSUES: { havePermission: false } } } },
    );
    const { plans, text } = await rig.amelie.say(id, 'undo that');
    const [plan] = plans;
    if (plan === undefined) throw new Error(`No plan: ${text}`);
    expect(plan.title).toMatch(new RegExp(`^Undo: move ${issue.key} to `));
    await approve(id, plan);
    expect((await rig.amelie.account.snapshot(issue.key)).status.category).toBe('done');
    expect(held(summary)).toEqual([[]]);
  });

  it('comes again without a file that was thrown away, and says so', async () => {
    const summary = 'Thrown away';
    const id = randomUUID();
    await approve(id, await propose(id, summary));
    const [back] = (await rig.amelie.say(id, 'undo that')).plans;
    if (back === undefined) throw new Error('No undo was proposed.');
    await approve(id, back);
    expect(held(summary)).toEqual([]);
    const log = back.issues[0]?.changes.some(({ before }) => before === 'error.log');
    expect(log).toBe(true);
    const { id: fileId } = await rig.database
      .selectFrom('files')
      .select('id')
      .where('conversation_id', '=', id)
      .where('name', '=', 'error.log')
      .executeTakeFirstOrThrow();
    await rig.amelie.ask('DELETE', `/api/files/${fileId}`);
    const [again] = (await rig.amelie.say(id, 'undo that')).plans;
    if (again === undefined) throw new Error('No redo was proposed.');
    expect(again.warnings[0]).toBe('error.log is not kept here any more; it is not attached again.');
    await approve(id, again);
    expect(held(summary)).toEqual([['list.csv']]);
  });
});
