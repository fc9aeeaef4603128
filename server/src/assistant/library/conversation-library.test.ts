import { randomUUID } from 'node:crypto';
import { type Conversations, conversationsSchema } from '@sidelight/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChatRig, type Person, startChatRig } from '../chat.test-rig.ts';

let rig: ChatRig;
beforeAll(async () => {
  rig = await startChatRig();
});
afterAll(() => rig.close());

async function list(who: Person, query = ''): Promise<Conversations> {
  return conversationsSchema.parse((await who.get(`/api/chat${query}`)).body);
}

async function conversation(who: Person, ...said: string[]): Promise<string> {
  const id = randomUUID();
  for (const text of said) {
    rig.advance(60_000);
    await who.say(id, text);
  }
  return id;
}

const titles = ({ conversations }: Conversations) => conversations.map(({ title }) => title);

it('lists the one that was last spoken in first, page by page', async () => {
  const ids = [];
  for (const text of ['hello', 'thanks', 'help']) ids.push(await conversation(rig.amelie, text));
  rig.advance(60_000);
  await rig.amelie.say(ids[0] ?? '', 'thanks again');
  const first = await list(rig.amelie, '?limit=2');
  expect(titles(first)).toEqual(['hello', 'help']);
  const second = await list(rig.amelie, `?limit=2&before=${first.next}`);
  expect([titles(second), second.next]).toEqual([['thanks'], null]);
  expect((await rig.amelie.get('/api/chat?before=nonsense')).status).toBe(422);
});

it('finds words in any case, with or without accents, of what was said and of the title, and nobody else’s', async () => {
  const id = await conversation(rig.amelie, 'Was sagt Zoë über 100%_Café?');
  for (const query of ['ZOE', 'uber', 'café', '100%_c']) {
    const found = await list(rig.amelie, `?query=${encodeURIComponent(query)}`);
    expect([query, found.conversations.map((each) => each.id)]).toEqual([query, [id]]);
  }
  expect((await list(rig.amelie, '?query=100%25x')).conversations).toEqual([]);
  expect((await list(rig.other, '?query=zoe')).conversations).toEqual([]);
});

it('is renamed, found by its new name, and deleted with all that belongs to it', async () => {
  const [project] = rig.sandbox.site.projects;
  const id = await conversation(rig.amelie, `create a task in ${project?.key}: Paint the fence`);
  expect((await rig.amelie.ask('PATCH', `/api/chat/${id}`, { title: 'The Fence' })).status).toBe(204);
  expect(titles(await list(rig.amelie, '?query=the%20fence'))).toEqual(['The Fence']);
  for (const [method, body] of [
    ['PATCH', { title: 'Mine' }],
    ['DELETE', undefined],
  ] as const) {
    expect((await rig.other.ask(method, `/api/chat/${id}`, body)).status).toBe(404);
  }
  expect((await rig.amelie.ask('DELETE', `/api/chat/${id}`)).status).toBe(204);
  expect((await rig.amelie.get(`/api/chat/${id}`)).status).toBe(404);
  for (const table of ['messages', 'planned_writes', 'planned_items'] as const) {
    const rows = await rig.database.selectFrom(table).selectAll().where('conversation_id', '=', id).execute();
    expect([table, rows]).toEqual([table, []]);
  }
});

it('is not deleted while its change is being carried out', async () => {
  const [project] = rig.sandbox.site.projects;
  const id = await conversation(rig.amelie, `create a task in ${project?.key}: Paint the door`);
  await rig.database
    .updateTable('planned_writes')
    .set({ state: 'running', runner: 'somebody', runner_until: 9e15 })
    .where('conversation_id', '=', id)
    .execute();
  expect((await rig.amelie.ask('DELETE', `/api/chat/${id}`)).status).toBe(409);
});

it('is exported as a document, in which nothing that was said becomes Markdown', async () => {
  const [project] = rig.sandbox.site.projects;
  const id = await conversation(rig.amelie, `create a task in ${project?.key}: *Paint* <b>the</b> wall`);
  await rig.amelie.decide(id, await planOf(id), true);
  await rig.amelie.say(id, 'show my open issues');
  const answer = await rig.amelie.ask('GET', `/api/chat/${id}/export`);
  expect(answer.headers.get('content-type')).toContain('text/markdown');
  const text = await answer.text();
  expect(text).toContain('## You · 2026-11-23');
  expect(text).toContain('\\*Paint\\* \\<b\\>the\\</b\\> wall');
  expect(text).toMatch(/\*\*Create a task in .*\*\*: Created \[?[A-Z]+-\d+/);
  expect(text).toMatch(/Searched `.*`: \d+ of \d+\n\n- \[[A-Z]+-\d+\]\(http/);
  expect((await rig.other.ask('GET', `/api/chat/${id}/export`)).status).toBe(404);
});

async function planOf(id: string): Promise<string> {
  const { tool_call_id: call } = await rig.database
    .selectFrom('planned_writes')
    .select('tool_call_id')
    .where('conversation_id', '=', id)
    .executeTakeFirstOrThrow();
  return call;
}
