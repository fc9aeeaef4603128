import { randomUUID } from 'node:crypto';
import type { WriteOutput } from '@sidelight/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ChatRig, startChatRig } from '../chat.test-rig.ts';
import { type ScriptedModelServer, startScriptedModelServer } from '../models/scripted-model-server.ts';

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

const creating = { method: 'POST', path: /\/issue$/ };

/** An epic, four stories and a sub-task of each; the plan's tool call. */
async function propose(id: string, label: string): Promise<string> {
  const stories = [1, 2, 3, 4].flatMap((number) => [
    { type: 'Story', summary: `${label} story ${number}`, parent: '#1' },
    { type: 'Sub-task', summary: `${label} part of ${number}`, parent: `#${number * 2}` },
  ]);
  const issues = [{ type: 'Epic', summary: `${label} epic` }, ...stories];
  const input = { common: { project, labels: [label] }, issues };
  model.answer({ calls: [{ name: 'create_issues', input }] }, { text: 'Done.' });
  const { plans, chunks } = await rig.amelie.say(id, 'Create them.');
  const [plan] = plans;
  if (plan === undefined) throw new Error(JSON.stringify(chunks));
  return plan.toolCallId;
}

/** The new issues as the site holds them. */
function held(label: string) {
  return [...rig.sandbox.site.issues.values()].filter(({ labels }) => labels.includes(label));
}

function expectWhole(label: string): void {
  const issues = held(label);
  expect(issues.map(({ summary }) => summary).sort()).toEqual(
    [
      `${label} epic`,
      ...[1, 2, 3, 4].flatMap((number) => [`${label} story ${number}`, `${label} part of ${number}`]),
    ].sort(),
  );
  for (const { summary, parent, createdAt, number } of issues) {
    const above = /part of (\d)/.exec(summary)?.[1];
    const wanted = summary.endsWith('epic') ? undefined : above ? `${label} story ${above}` : `${label} epic`;
    expect([summary, parent?.summary]).toEqual([summary, wanted]);
    if (parent !== null) expect(parent.number).toBeLessThan(number);
    expect(createdAt).toBeGreaterThan(0);
  }
}

describe('many new issues', () => {
  it('are all created, and none twice, while Jira takes no more requests again and again', async () => {
    const id = randomUUID();
    const toolCallId = await propose(id, 'storm');
    for (let times = 0; times < 25; times += 1) {
      rig.sandbox.faults.next(creating, {
        status: 429,
        headers: { 'retry-after': times % 2 === 0 ? '1' : '120' },
        body: {},
      });
    }
    rig.sandbox.faults.next(
      { method: 'GET', path: /\/issue\/[A-Z]+-\d+$/ },
      { status: 429, headers: { 'retry-after': '120' }, body: {}, times: 6 },
    );
    rig.advance(1_000);
    const { chunks } = await rig.amelie.decide(id, toolCallId, true);
    const output = chunks.find(({ type }) => type === 'tool-output-available')?.['output'] as WriteOutput;
    expect(output.done).toBe('Created all 9 issues.');
    expect(rig.sandbox.faults.pending).toBe(0);
    expectWhole('storm');
  });

  it.each([0, 1, 5])(
    'are created once each when the process dies with %i of them written down',
    async (done) => {
      const label = `died-${done}`;
      const id = randomUUID();
      const toolCallId = await propose(id, label);
      rig.advance(1_000);
      await rig.amelie.decide(id, toolCallId, true);
      expectWhole(label);
      // As if it had died then: the others are in Jira, and nobody here knows.
      await rig.database
        .updateTable('planned_items')
        .set({ outcome: null })
        .where('tool_call_id', '=', toolCallId)
        .where('position', '>=', done)
        .execute();
      await rig.database.deleteFrom('changes').where('tool_call_id', '=', toolCallId).execute();
      await rig.database
        .updateTable('planned_writes')
        .set({ state: 'running', outcome: null, runner: 'dead', runner_until: 0 })
        .where('tool_call_id', '=', toolCallId)
        .execute();
      rig.advance(60_000);
      expect(await rig.assistant.recover(() => undefined)).toBe(1);
      expectWhole(label);
      const { body } = await rig.amelie.get(`/api/chat/${id}`);
      expect(JSON.stringify(body)).toContain('Created all 9 issues.');
    },
  );
});
