import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ChatRig, newIssues, startChatRig } from '../chat.test-rig.ts';
import {
  type ScriptedCall,
  type ScriptedModelServer,
  startScriptedModelServer,
} from '../models/scripted-model-server.ts';
import { readTurn, type Turn } from '../turn.test-rig.ts';

let model: ScriptedModelServer;
let rig: ChatRig;
beforeAll(async () => {
  model = await startScriptedModelServer();
  rig = await startChatRig({
    models: [{ provider: 'openai-compatible', baseUrl: model.baseUrl, model: 'scripted', apiKey: null }],
  });
});
afterEach(() => rig.sandbox.faults.clear());
afterAll(async () => {
  await rig?.close();
  await model?.close();
});

/** The plan that a call leads to; `files` are sent with the sentence. */
async function propose(id: string, call: ScriptedCall, files: Readonly<Record<string, string>> = {}) {
  model.forget();
  model.answer({ calls: [call] });
  const turn = await (Object.keys(files).length === 0
    ? rig.amelie.say(id, 'As I said.')
    : rig.amelie.sayWith(id, 'As I said.', files));
  const [plan] = turn.plans;
  if (plan === undefined) throw new Error(`No plan: ${turn.text}`);
  return plan.toolCallId;
}

async function approve(id: string, toolCallId: string): Promise<Turn> {
  rig.advance(1_000);
  model.forget();
  model.answer({ text: 'Done.' });
  return rig.amelie.decide(id, toolCallId, true);
}

/** Presses "Try again" beside a change. */
async function tryAgain(id: string, again: string): Promise<Turn> {
  rig.advance(1_000);
  model.forget();
  model.answer({ text: 'Nothing more.' });
  const action = { kind: 'message', messageId: randomUUID(), text: 'Try again what was not done', again };
  return readTurn(await rig.amelie.send({ conversationId: id, action }));
}

const nothingLeft = {
  code: 'assistant.impossible',
  detail: expect.stringContaining('nothing of that change'),
};
const issuesCalled = (summary: string) =>
  [...rig.sandbox.site.issues.values()].filter((issue) => issue.summary === summary);
const filesOf = (summary: string) =>
  issuesCalled(summary).map(({ attachments }) => attachments.map(({ fileName }) => fileName));
const project = () => rig.sandbox.site.projects[0]?.key ?? '';
const attaching = { method: 'POST', path: /\/attachments$/ };

describe('what is tried again', () => {
  it('is the files of every issue that was created without them, each once', async () => {
    const summaries = ['Tar one', 'Tar two', 'Tar three'];
    const id = randomUUID();
    const first = await propose(
      id,
      {
        name: 'create_issues',
        input: {
          common: { project: project(), type: 'Task' },
          issues: summaries.map((summary) => ({ summary, files: [] })),
        },
      },
      { 'error.log': 'ERROR', 'list.csv': 'a;b' },
    );
    rig.sandbox.faults.next(attaching, { status: 400, body: {}, times: 2 });
    await approve(id, first);
    expect(summaries.flatMap(filesOf).filter((names) => names.length === 0)).toHaveLength(2);
    const again = await tryAgain(id, first);
    expect(again.plans).toHaveLength(2);
    for (const { toolCallId } of again.plans) await approve(id, toolCallId);
    for (const summary of summaries) expect(filesOf(summary)).toEqual([['error.log', 'list.csv']]);
    expect((await tryAgain(id, first)).refusal).toMatchObject(nothingLeft);
  });

  it('is no file whose answer was lost', async () => {
    const [key = ''] = await newIssues(rig, 1);
    const id = randomUUID();
    const first = await propose(
      id,
      { name: 'attachments', input: { action: 'add', key } },
      { 'a.log': 'ERROR' },
    );
    rig.sandbox.faults.next(attaching, { drop: 'after' });
    await approve(id, first);
    expect((await tryAgain(id, first)).refusal).toMatchObject(nothingLeft);
    expect(await rig.amelie.account.attachments.of(key)).toHaveLength(1);
  });

  it('is a file that could not be attached', async () => {
    const [key = ''] = await newIssues(rig, 1);
    const id = randomUUID();
    const first = await propose(
      id,
      { name: 'attachments', input: { action: 'add', key } },
      { 'a.log': 'ERROR' },
    );
    rig.sandbox.faults.next(attaching, { status: 400, body: {} });
    await approve(id, first);
    const [plan] = (await tryAgain(id, first)).plans;
    await approve(id, plan?.toolCallId ?? '');
    expect(await rig.amelie.account.attachments.of(key)).toHaveLength(1);
    expect((await tryAgain(id, first)).refusal).toMatchObject(nothingLeft);
  });

  it.each([
    [
      'new issues',
      /\/rest\/api\/3\/issue$/,
      (_: readonly string[], mark: string) => ({
        name: 'create_issues',
        input: {
          common: { project: project(), type: 'Task' },
          issues: ['one', 'two', 'three'].map((each) => ({ summary: `${mark} ${each}` })),
        },
      }),
      async (_: readonly string[], mark: string) =>
        ['one', 'two', 'three'].map((each) => issuesCalled(`${mark} ${each}`).length),
    ],
    [
      'comments',
      /\/comment$/,
      (keys: readonly string[]) => ({ name: 'comment', input: { keys, body: 'Ahoy' } }),
      (keys: readonly string[]) =>
        Promise.all(keys.map(async (key) => (await rig.amelie.account.comments.newest(key)).total)),
    ],
    [
      'work',
      /\/worklog$/,
      (keys: readonly string[]) => ({ name: 'worklog', input: { keys, minutes: 30, comment: 'Sawed' } }),
      (keys: readonly string[]) =>
        Promise.all(keys.map(async (key) => (await rig.amelie.account.worklogs.of(key)).length)),
    ],
  ])('is nothing that was tried again before: %s', async (_name, path, callFor, countOf) => {
    const keys = await newIssues(rig, 3);
    const mark = randomUUID().slice(0, 8);
    const id = randomUUID();
    const first = await propose(id, callFor(keys, mark));
    rig.sandbox.faults.next({ method: 'POST', path }, { status: 400, body: {} });
    await approve(id, first);
    const before = await countOf(keys, mark);
    expect(before.toSorted()).toEqual([0, 1, 1]);
    // Pressed twice: what waited of the first is dropped.
    const pressed = [await tryAgain(id, first), await tryAgain(id, first)];
    const [dropped, waiting] = pressed.map(({ plans }) => plans[0]?.toolCallId ?? '');
    expect((await rig.amelie.decide(id, dropped ?? '', true)).refusal).toMatchObject({
      code: 'assistant.approval-spent',
    });
    await approve(id, waiting ?? '');
    expect(await countOf(keys, mark)).toEqual([1, 1, 1]);
    expect((await tryAgain(id, first)).refusal).toMatchObject(nothingLeft);
    expect(await countOf(keys, mark)).toEqual([1, 1, 1]);
  });
});
