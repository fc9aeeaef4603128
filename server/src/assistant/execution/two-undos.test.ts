import { randomUUID } from 'node:crypto';
import type { WriteOutput } from '@sidelight/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatRig, newIssues, startChatRig } from '../chat.test-rig.ts';
import { outputOf, readTurn, type Turn } from '../turn.test-rig.ts';

let rig: ChatRig;
beforeAll(async () => {
  rig = await startChatRig();
});
afterAll(() => rig.close());

const me = () => rig.amelie.account;

async function carryOut(text: string, files: Readonly<Record<string, string>> = {}): Promise<WriteOutput> {
  const id = randomUUID();
  const turn =
    Object.keys(files).length === 0 ? rig.amelie.say(id, text) : rig.amelie.sayWith(id, text, files);
  return outputOf(await rig.approve(id, await turn));
}

async function pressUndo(id: string, changeId: string | undefined): Promise<Turn> {
  const action = { kind: 'message', messageId: randomUUID(), text: 'Undo that', changeId };
  return readTurn(await rig.amelie.send({ conversationId: id, timeZone: 'Europe/Berlin', action }));
}

async function undone(changeId: string | undefined): Promise<WriteOutput> {
  const id = randomUUID();
  return outputOf(await rig.approve(id, await pressUndo(id, changeId)));
}

/** From now on the process dies where it would note that a change is undone. */
const dieAtClaim = () =>
  sql`CREATE TRIGGER dies BEFORE UPDATE OF undone_at ON changes BEGIN SELECT RAISE(ABORT, 'died'); END`.execute(
    rig.database,
  );
const live = () => sql`DROP TRIGGER dies`.execute(rig.database);

const writesIn = () =>
  rig.sandbox.calls.filter(
    ({ method, path }) => method !== 'GET' && !/\/(?:search\/jql|bulkfetch|approximate-count)$/.test(path),
  );

const issue = async () => (await newIssues(rig, 1))[0] ?? '';
const png = { 'a.log': 'ERROR' };

/** How each kind of undo comes about: what it undoes was done last, and answers the change. */
const kinds: Readonly<Record<string, () => Promise<WriteOutput>>> = {
  'delete-issue': () =>
    carryOut(`create a task in ${rig.sandbox.site.projects[0]?.key ?? ''}: Water the plants`),
  create: async () => undone((await kinds['delete-issue']?.())?.changeId),
  change: async () => carryOut(`set the priority of ${await issue()} to Low`),
  'delete-comment': async () => carryOut(`comment on ${await issue()}: Hello`),
  'edit-comment': async () => {
    const key = await issue();
    await me().comments.add(key, 'One');
    return carryOut(`change my comment on ${key} to: Two`);
  },
  comment: async () => {
    const key = await issue();
    await me().comments.add(key, 'One');
    return carryOut(`delete my comment on ${key}`);
  },
  follow: async () => {
    const key = await issue();
    await me().follow(key, { watch: false });
    return carryOut(`watch ${key}`);
  },
  unlink: async () => carryOut(`link ${await issue()} as blocking ${await issue()}`),
  link: async () => {
    const [one, other] = [await issue(), await issue()];
    await carryOut(`link ${one} as blocking ${other}`);
    return carryOut(`unlink ${one} from ${other}`);
  },
  'delete-worklog': async () => carryOut(`log 2h on ${await issue()}`),
  'edit-worklog': async () => {
    const key = await issue();
    await carryOut(`log 2h on ${key}`);
    return carryOut(`change my worklog on ${key} to 3h`);
  },
  'log-work': async () => {
    const key = await issue();
    await carryOut(`log 2h on ${key}`);
    return carryOut(`delete my worklog on ${key}`);
  },
  'delete-attachments': async () => carryOut(`attach this to ${await issue()}`, png),
  attach: async () => undone((await carryOut(`attach this to ${await issue()}`, png)).changeId),
};

/** What plans hold: the kind of the first operation. */
async function kindOf(toolCallId: string): Promise<string> {
  const { body } = await rig.database
    .selectFrom('planned_writes')
    .select('body')
    .where('tool_call_id', '=', toolCallId)
    .executeTakeFirstOrThrow();
  return JSON.parse(body).operations[0].kind;
}

describe('of two undos of one change, one of which died before it had claimed it', () => {
  it.each(Object.keys(kinds))('only the other is carried out: %s', async (kind) => {
    const { changeId } = (await kinds[kind]?.()) ?? {};
    const [first, second] = [randomUUID(), randomUUID()];
    const turns = [await pressUndo(first, changeId), await pressUndo(second, changeId)] as const;
    const toolCallId = turns[0].plans[0]?.toolCallId ?? '';
    expect(await kindOf(toolCallId)).toBe(kind);

    await dieAtClaim();
    rig.sandbox.clearCalls();
    try {
      await rig.approve(first, turns[0]);
    } finally {
      await live();
    }
    expect(writesIn()).toEqual([]);
    outputOf(await rig.approve(second, turns[1]));

    rig.sandbox.clearCalls();
    rig.advance(60_000);
    expect(await rig.assistant.recover(() => undefined)).toBe(1);
    expect(writesIn()).toEqual([]);
    const { state, outcome } = await rig.database
      .selectFrom('planned_writes')
      .select(['state', 'outcome'])
      .where('tool_call_id', '=', toolCallId)
      .executeTakeFirstOrThrow();
    expect(state).toBe('finished');
    expect(JSON.parse(outcome ?? 'null')).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('This change was undone already.'),
    });
    // Nor can what was undone be undone again, since the loser failed.
    expect((await pressUndo(randomUUID(), changeId)).text).toContain('undone already');
  });
});

it('an undo that died before it had claimed its change is carried out once, where it is the only one', async () => {
  const key = await issue();
  await me().comments.add(key, 'One');
  const { changeId } = await carryOut(`delete my comment on ${key}`);
  const id = randomUUID();
  const turn = await pressUndo(id, changeId);
  await dieAtClaim();
  try {
    await rig.approve(id, turn);
  } finally {
    await live();
  }
  rig.advance(60_000);
  expect(await rig.assistant.recover(() => undefined)).toBe(1);
  expect((await me().comments.newest(key)).comments.map(({ body }) => body)).toEqual(['One']);
  expect((await pressUndo(randomUUID(), changeId)).text).toContain('undone already');
});
