import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ChatRig, newIssues, startChatRig } from '../chat.test-rig.ts';
import { outputOf, planIn, readTurn } from '../turn.test-rig.ts';

let rig: ChatRig;
/** What somebody else does to an issue between the plan and its first write. */
let meddling: { readonly key: string; readonly act: () => Promise<unknown>; reads: number } | null = null;
beforeAll(async () => {
  rig = await startChatRig({
    fetch: async (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      if (meddling !== null && new URL(address).pathname.endsWith(`/issue/${meddling.key}`)) {
        meddling.reads += 1;
        const { act, reads } = meddling;
        if (reads === 2) {
          meddling = null;
          await act();
        }
      }
      return fetch(input, init);
    },
  });
});
afterEach(() => rig.sandbox.faults.clear());
afterAll(() => rig.close());

const me = () => rig.amelie.account;
const labelsOf = async (keys: readonly string[]) =>
  (await me().snapshots([...keys])).map(({ key, labels }) => `${key} ${labels.join()}`);

const tryAgain = async (id: string, again: string, who = rig.amelie) =>
  readTurn(
    await who.send({
      conversationId: id,
      action: { kind: 'message', messageId: randomUUID(), text: 'Try again what was not done', again },
    }),
  );

describe('what a change of several issues did not do', () => {
  it('is planned anew also of comments and of logged work', async () => {
    const keys = await newIssues(rig, 3);
    const list = keys.join(', ');
    for (const [sentence, path] of [
      [`comment on ${list}: Ahoy`, 'comment'],
      [`log 30m on ${list}`, 'worklog'],
    ] as const) {
      const id = randomUUID();
      const first = await rig.amelie.say(id, sentence);
      rig.sandbox.faults.next(
        { method: 'POST', path: new RegExp(`/issue/${keys[1]}/${path}$`) },
        { status: 400 },
      );
      await rig.approve(id, first);
      const again = planIn(await tryAgain(id, planIn(first).toolCallId));
      expect(again.issues.map(({ key }) => key)).toEqual([keys[1]]);
      await rig.amelie.decide(id, again.toolCallId, true);
    }
    for (const key of keys) {
      expect((await me().comments.newest(key)).total).toBe(1);
      expect(await me().worklogs.of(key)).toHaveLength(1);
    }
  });

  it('is planned anew, of just those issues, and done once it is approved', async () => {
    const keys = await newIssues(rig, 4);
    const id = randomUUID();
    const first = await rig.amelie.say(id, `label ${keys.join(', ')} urgent`);
    for (const key of keys.slice(1, 3)) {
      rig.sandbox.faults.next({ method: 'PUT', path: new RegExp(`/issue/${key}$`) }, { status: 400 });
    }
    const output = outputOf(await rig.approve(id, first));
    expect(output?.many).toMatchObject({ total: 4, done: 2 });
    const again = await tryAgain(id, planIn(first).toolCallId);
    expect(planIn(again)).toMatchObject({ total: 2, action: 'change' });
    expect(planIn(again).issues.map(({ key }) => key)).toEqual(keys.slice(1, 3));
    expect(outputOf(await rig.approve(id, again))?.many).toMatchObject({ total: 2, done: 2 });
    expect(await labelsOf(keys)).toEqual(keys.map((key) => `${key} urgent`));
    // The rest of the rest: nothing.
    const nothing = await tryAgain(id, planIn(again).toolCallId);
    expect(nothing.refusal).toMatchObject({ code: 'assistant.impossible' });
  });

  it('is nobody else’s to try, and only of what was carried out', async () => {
    const [key = ''] = await newIssues(rig, 1);
    const id = randomUUID();
    const turn = await rig.amelie.say(id, `label ${key} urgent`);
    const { toolCallId } = planIn(turn);
    expect((await tryAgain(id, toolCallId, rig.other)).refusal).toMatchObject({
      code: 'assistant.conversation-unknown',
    });
    await rig.approve(id, turn);
    expect((await tryAgain(id, toolCallId)).refusal).toMatchObject({ code: 'assistant.impossible' });
    expect((await tryAgain(id, 'invented')).refusal).toMatchObject({ code: 'assistant.approval-unknown' });
  });
});

describe('an issue that somebody changed between plan and approval', () => {
  it('is shown as it is now, and asked about anew', async () => {
    const [key = ''] = await newIssues(rig, 1);
    const id = randomUUID();
    const turn = await rig.amelie.say(id, `change the summary of ${key} to Painted planks`);
    await rig.other.account.editIssue(key, { summary: 'Sawn planks' });
    const decided = await rig.approve(id, turn);
    expect(JSON.stringify(decided.chunks)).toContain('The issue changed after you were shown the change');
    expect(planIn(decided).issues[0]?.changes).toMatchObject([
      { field: 'summary', before: 'Sawn planks', after: 'Painted planks' },
    ]);
    expect((await me().snapshot(key)).summary).toBe('Sawn planks');
    await rig.approve(id, decided);
    expect((await me().snapshot(key)).summary).toBe('Painted planks');
  });

  it('is asked about, with a word of why, also where a rule would let it be done', async () => {
    const [key = ''] = await newIssues(rig, 1);
    await rig.amelie.ask('PUT', '/api/rules', { readOnly: false, allowed: ['change'] });
    const act = () => rig.other.account.editIssue(key, { summary: 'Sawn planks' });
    meddling = { key, act, reads: 0 };
    const turn = await rig.amelie.say(randomUUID(), `change the summary of ${key} to Painted planks`);
    await rig.amelie.ask('PUT', '/api/rules', { readOnly: false, allowed: [] });
    expect(turn.plans).toMatchObject([
      { allowedBy: 'always', warnings: [] },
      { allowedBy: null, warnings: [expect.stringContaining('Somebody changed this')] },
    ]);
    expect((await me().snapshot(key)).summary).toBe('Sawn planks');
  });

  it('is asked about alone, where the others of a plan were done', async () => {
    const keys = await newIssues(rig, 3);
    const id = randomUUID();
    const turn = await rig.amelie.say(id, `label ${keys.join(', ')} urgent`);
    await rig.other.account.editIssue(keys[1] ?? '', { labels: ['theirs'] });
    const decided = await rig.approve(id, turn);
    expect(outputOf(decided)?.many).toMatchObject({ total: 3, done: 2 });
    expect(planIn(decided)).toMatchObject({ total: 1 });
    await rig.approve(id, decided);
    expect(await labelsOf(keys)).toEqual([
      `${keys[0]} urgent`,
      `${keys[1]} theirs,urgent`,
      `${keys[2]} urgent`,
    ]);
  });
});
