import { randomUUID } from 'node:crypto';
import type { Plan, WriteOutput } from '@sidelight/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ChatRig, newIssues, startChatRig } from '../chat.test-rig.ts';
import { type ScriptedModelServer, startScriptedModelServer } from '../models/scripted-model-server.ts';
import { outputOf, planIn, type Turn } from '../turn.test-rig.ts';

let model: ScriptedModelServer;
let rig: ChatRig;
let project: string;
beforeAll(async () => {
  model = await startScriptedModelServer();
  rig = await startChatRig({
    models: [{ provider: 'openai-compatible', baseUrl: model.baseUrl, model: 'scripted', apiKey: null }],
  });
  project = rig.sandbox.site.projects[0]?.key ?? '';
});
afterEach(() => {
  rig.sandbox.faults.clear();
  model.forget();
});
afterAll(async () => {
  await rig.close();
  await model.close();
});

const me = () => rig.amelie.account;

/** The model asks for this change; the plan that the person is shown. */
async function propose(id: string, input: object): Promise<Turn> {
  model.forget();
  model.answer({ calls: [{ name: 'change_issue', input }] }, { text: 'Done.' });
  return rig.amelie.say(id, 'Do it.');
}

async function approve(id: string, plan: Plan): Promise<{ output: WriteOutput; turn: Turn }> {
  rig.advance(1_000);
  const turn = await rig.amelie.decide(id, plan.toolCallId, true);
  return { output: outputOf(turn), turn };
}

const priorities = async (keys: readonly string[]) =>
  (await me().snapshots(keys)).map(({ priority }) => priority);

describe('a change of several issues', () => {
  it('is shown as one plan, carried out with its progress, and undone as one', async () => {
    const id = randomUUID();
    const keys = await newIssues(rig, 12);
    const before = await me().snapshots(keys);
    const plan = planIn(await propose(id, { keys, priority: 'High', addLabels: ['plank'] }));
    expect(plan).toMatchObject({ kind: 'change', title: 'Change 12 issues', total: 12, leftOut: [] });
    expect(plan.issues.map(({ key }) => key)).toEqual(keys.slice(0, 5));
    const page = await rig.amelie.get(`/api/chat/${id}/plans/${plan.toolCallId}?offset=10&limit=50`);
    expect(page).toMatchObject({
      status: 200,
      body: { total: 12, issues: [{ key: keys[10] }, { key: keys[11] }] },
    });
    expect(await me().snapshots(keys)).toEqual(before);

    const { output, turn } = await approve(id, plan);
    expect(output).toMatchObject({
      done: 'Changed all 12 issues.',
      many: { total: 12, done: 12, failed: [] },
    });
    const progress = turn.chunks.filter(({ type }) => type === 'data-progress');
    expect(progress.at(0)).toMatchObject({ data: { done: 0, failed: 0, total: 12 } });
    expect(progress.at(-1)).toMatchObject({ data: { done: 12, failed: 0, total: 12 } });
    expect(await priorities(keys)).toEqual(keys.map(() => 'High'));

    model.answer({ calls: [{ name: 'undo_change', input: {} }] }, { text: 'Undone.' });
    const undo = planIn(await rig.amelie.say(id, 'undo that'));
    expect(undo).toMatchObject({ total: 12, leftOut: [] });
    const { output: undone } = await approve(id, undo);
    expect(undone.undoes).toBe(output.changeId);
    const after = await me().snapshots(keys);
    expect(after.map(({ updated: _, ...issue }) => issue)).toEqual(
      before.map(({ updated: _, ...issue }) => issue),
    );
  });

  it('leaves out what is so already and what Jira would refuse, with the reasons', async () => {
    const id = randomUUID();
    const keys = await newIssues(rig, 3);
    const [first = ''] = keys;
    await me().editIssue(first, { priority: 'High' });
    const plan = planIn(await propose(id, { keys: [...keys, `${project}-99999`], priority: 'High' }));
    expect(plan).toMatchObject({ title: 'Set the priority of 2 issues to High', total: 2 });
    expect(plan.leftOut).toEqual([
      { why: 'The priority of it is already High.', total: 1, keys: [first] },
      { why: expect.stringContaining('Jira does not have this'), total: 1, keys: [`${project}-99999`] },
    ]);
    await approve(id, plan);
    expect(await priorities(keys)).toEqual(['High', 'High', 'High']);
  });

  it('takes what a search finds, and refuses one that finds nothing', async () => {
    const id = randomUUID();
    const keys = await newIssues(rig, 3);
    await Promise.all(keys.map((key) => me().editIssue(key, { labels: ['found-by-label'] })));
    const plan = planIn(
      await propose(id, { jql: 'labels = found-by-label ORDER BY key', dueDate: '2026-12-01' }),
    );
    expect(plan.issues.map(({ key }) => key)).toEqual(keys);
    const none = await propose(id, { jql: 'labels = found-by-nobody', dueDate: '2026-12-01' });
    expect(none.plans).toEqual([]);
    expect(JSON.stringify(none.chunks)).toContain('nothing to change');
  });

  it('reports each issue that was not changed, changed by somebody else or refused by Jira', async () => {
    const id = randomUUID();
    const keys = await newIssues(rig, 4);
    const [first = '', second = ''] = keys;
    const plan = planIn(await propose(id, { keys, priority: 'Low' }));
    await rig.other.account.editIssue(first, { priority: 'Highest' });
    rig.sandbox.faults.next(
      { method: 'PUT', path: new RegExp(`/issue/${second}$`) },
      { status: 403, body: { errorMessages: ['You may not.'], errors: {} } },
    );
    const { output } = await approve(id, plan);
    expect(output.many).toMatchObject({ total: 4, done: 2 });
    expect(output.many?.failed.map(({ key }) => key)).toEqual([first, second]);
    expect(output.done).toContain('Changed 2 of 4 issues.');
    expect(await priorities(keys)).toMatchObject(['Highest', expect.any(String), 'Low', 'Low']);
  });

  it('waits when Jira takes nothing more, and writes nothing twice', async () => {
    const id = randomUUID();
    const keys = await newIssues(rig, 6);
    const plan = planIn(await propose(id, { keys, addLabels: ['storm'] }));
    for (let index = 0; index < 12; index += 1) {
      rig.sandbox.faults.next(
        { method: 'PUT', path: /\/issue\/[A-Z]+-\d+$/ },
        { status: 429, headers: { 'retry-after': '120' }, body: {} },
      );
    }
    const { output } = await approve(id, plan);
    expect(output.many).toMatchObject({ total: 6, done: 6, failed: [] });
    for (const key of keys) {
      const { history } = await me().issue(key);
      expect(history.filter(({ field }) => field.toLowerCase() === 'labels')).toHaveLength(1);
    }
  });

  it('is stopped between two issues: what was begun is finished, the rest is left and said', async () => {
    const id = randomUUID();
    const keys = await newIssues(rig, 12);
    const plan = planIn(await propose(id, { keys, addLabels: ['stopped'] }));
    rig.sandbox.faults.next({ method: 'PUT', path: /\/issue\/[A-Z]+-\d+$/ }, { delayMs: 300, times: 12 });
    const deciding = rig.amelie.decide(id, plan.toolCallId, true);
    await expect
      .poll(
        async () =>
          (
            await rig.database
              .selectFrom('planned_items')
              .selectAll()
              .where('tool_call_id', '=', plan.toolCallId)
              .execute()
          ).length,
      )
      .toBe(4);
    await rig.amelie.ask('POST', `/api/chat/${id}/stop`);
    const { chunks } = await deciding;
    const output = chunks.find(({ type }) => type === 'tool-output-available')?.['output'];
    expect(output).toMatchObject({ many: { total: 12, done: 4 } });
    const labelled = (await me().snapshots(keys)).filter(({ labels }) => labels.includes('stopped'));
    expect(labelled).toHaveLength(4);
  });
});
