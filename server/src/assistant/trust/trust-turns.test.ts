import { randomUUID } from 'node:crypto';
import type { Audit, MadeChanges, Rules } from '@sidelight/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChatRig, startChatRig } from '../chat.test-rig.ts';

let rig: ChatRig;
beforeAll(async () => {
  rig = await startChatRig();
});
afterAll(() => rig.close());
beforeEach(() => rule({ readOnly: false, allowed: [] }));

const project = () => rig.sandbox.site.projects[0]?.key ?? '';
const rule = async (rules: unknown) => {
  const answer = await rig.amelie.ask('PUT', '/api/rules', rules);
  return { status: answer.status, body: (await answer.json()) as Rules };
};
const log = (limit = 50) => rig.assistant.changes.ofEverybody({ limit });
const eventsOf = async (id: string) =>
  (await log()).entries
    .filter((entry) => entry.conversationId === id)
    .map(({ event, by }) => `${event} by ${by}`)
    .reverse();
const comments = async (key: string) => (await rig.amelie.account.issue(key)).comments.total;

async function newKey(): Promise<string> {
  const id = randomUUID();
  const turn = await rig.amelie.say(id, `create a task in ${project()}: Water the plants`);
  const done = await rig.amelie.decide(id, turn.plans[0]?.toolCallId ?? '', true);
  const output = done.chunks.find(({ type }) => type === 'tool-output-available')?.['output'];
  rig.advance(1_000);
  return (output as { issue: { key: string } }).issue.key;
}

describe('a rule of the person', () => {
  it('lets the same kind of change be made without asking in one conversation, and in no other', async () => {
    const key = await newKey();
    const id = randomUUID();
    const asked = await rig.amelie.say(id, `comment on ${key}: one`);
    expect(asked.plans[0]).toMatchObject({ action: 'comment', allowedBy: null, mayAllow: true });
    await rig.amelie.decide(id, asked.plans[0]?.toolCallId ?? '', true, 'conversation');
    expect(await comments(key)).toBe(1);

    const unasked = await rig.amelie.say(id, `comment on ${key}: two`);
    expect(unasked.plans[0]).toMatchObject({ allowedBy: 'conversation' });
    expect(unasked.chunks.filter(({ type }) => type === 'start')).toHaveLength(1);
    expect(unasked.chunks.filter(({ type }) => type === 'finish')).toHaveLength(1);
    expect(unasked.chunks.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['tool-approval-request', 'tool-approval-response', 'tool-output-available']),
    );
    expect(await comments(key)).toBe(2);
    expect(await eventsOf(id)).toEqual([
      'approved by person',
      'done by person',
      'approved by conversation-rule',
      'done by conversation-rule',
    ]);

    const elsewhere = await rig.amelie.say(randomUUID(), `comment on ${key}: three`);
    expect(elsewhere.plans[0]).toMatchObject({ allowedBy: null });
    const otherKind = await rig.amelie.say(id, `log 1h on ${key}`);
    expect(otherKind.plans[0]).toMatchObject({ action: 'work', allowedBy: null });
    expect(await comments(key)).toBe(2);
  });

  it('holds everywhere when it is for always, is one of that person alone, and can be taken back', async () => {
    const key = await newKey();
    const id = randomUUID();
    const asked = await rig.amelie.say(id, `comment on ${key}: one`);
    await rig.amelie.decide(id, asked.plans[0]?.toolCallId ?? '', true, 'always');
    expect((await rig.amelie.get('/api/rules')).body).toMatchObject({ allowed: ['comment'] });
    expect((await rig.other.get('/api/rules')).body).toMatchObject({ allowed: [] });
    await rig.amelie.say(randomUUID(), `comment on ${key}: two`);
    expect(await comments(key)).toBe(2);
    const another = await rig.other.say(randomUUID(), `comment on ${key}: three`);
    expect(another.plans[0]).toMatchObject({ allowedBy: null });

    await rule({ readOnly: false, allowed: [] });
    const again = await rig.amelie.say(randomUUID(), `comment on ${key}: four`);
    expect(again.plans[0]).toMatchObject({ allowedBy: null });
    expect(await comments(key)).toBe(2);
  });

  it('is taken back in conversations too', async () => {
    const key = await newKey();
    const id = randomUUID();
    const asked = await rig.amelie.say(id, `comment on ${key}: one`);
    await rig.amelie.decide(id, asked.plans[0]?.toolCallId ?? '', true, 'conversation');
    await rule({ readOnly: false, allowed: [] });
    expect((await rig.amelie.say(id, `comment on ${key}: two`)).plans[0]).toMatchObject({ allowedBy: null });
  });

  it('is never about deleting, undoing, or more than twenty issues', async () => {
    const key = await newKey();
    const id = randomUUID();
    const deleting = await rig.amelie.say(id, `delete ${key}`);
    expect(deleting.plans[0]).toMatchObject({ action: 'delete', mayAllow: false });
    const refused = await rig.amelie.decide(id, deleting.plans[0]?.toolCallId ?? '', true, 'always');
    expect(refused.refusal).toMatchObject({ code: 'assistant.always-asks' });
    expect(await eventsOf(id)).toEqual(['denied by server']);
    // It still waits: approved alone, it is done.
    await rig.amelie.decide(id, deleting.plans[0]?.toolCallId ?? '', true);
    expect(await eventsOf(id)).toEqual(['denied by server', 'approved by person', 'done by person']);

    await rule({ readOnly: false, allowed: ['change', 'comment', 'create', 'work', 'follow', 'link'] });
    const many = randomUUID();
    const { issues } = await rig.amelie.account.search({ jql: 'project is not EMPTY', limit: 21 });
    const keys = issues.map((issue) => issue.key).join(', ');
    const turn = await rig.amelie.say(many, `add the label plants to ${keys}`);
    expect(turn.plans[0]).toMatchObject({ total: 21, warnings: [], leftOut: [] });
    expect(turn.plans[0]).toMatchObject({ action: 'change', mayAllow: false, allowedBy: null });
    expect(await eventsOf(many)).toEqual([]);
    expect((await rule({ readOnly: false, allowed: ['delete'] })).status).toBe(422);
  });
});

describe('read only', () => {
  it('of a person: nothing is planned, what waits cannot be approved, and reading goes on', async () => {
    const key = await newKey();
    const id = randomUUID();
    const waiting = await rig.amelie.say(id, `comment on ${key}: one`);
    await rule({ readOnly: true, allowed: [] });
    const late = await rig.amelie.decide(id, waiting.plans[0]?.toolCallId ?? '', true);
    expect(late.refusal).toMatchObject({ status: 403, code: 'assistant.read-only' });
    const [line] = (await log(1)).entries;
    expect(line).toMatchObject({ event: 'denied', title: `Comment on ${key}`, issues: [key] });
    const other = randomUUID();
    const turn = await rig.amelie.say(other, `comment on ${key}: two`);
    expect(turn.plans).toEqual([]);
    expect(turn.text).toContain('Changes are switched off');
    expect(await eventsOf(other)).toEqual(['denied by server']);
    expect((await rig.amelie.say(other, `show ${key}`)).text).toContain(key);
    expect(await comments(key)).toBe(0);
    await rule({ readOnly: false, allowed: [] });
    await rig.amelie.decide(id, waiting.plans[0]?.toolCallId ?? '', true);
    expect(await comments(key)).toBe(1);
  });
});

describe('the log', () => {
  it('tells a person what was changed, from which sentence, and what of it is undone', async () => {
    const key = await newKey();
    const id = randomUUID();
    const turn = await rig.amelie.say(id, `comment on ${key}: for the log`);
    await rig.amelie.decide(id, turn.plans[0]?.toolCallId ?? '', true);
    const page = (await rig.amelie.get('/api/changes?limit=1')).body as MadeChanges;
    expect(page.changes).toMatchObject([
      {
        event: 'done',
        by: 'person',
        title: `Comment on ${key}`,
        issues: [key],
        sentence: `comment on ${key}: for the log`,
        undone: 'no',
        undoableUntil: expect.stringContaining('2026-12-23'),
      },
    ]);
    const rest = (await rig.amelie.get(`/api/changes?limit=1&before=${page.next}`)).body as MadeChanges;
    expect(rest.changes[0]?.title).toContain('Create');
    expect((await rig.other.get('/api/changes')).body).toEqual({ changes: [], next: null });
    expect((await rig.amelie.get('/api/changes?before=yesterday')).status).toBe(422);

    const undo = await rig.amelie.say(id, 'undo that');
    rig.advance(1_000);
    await rig.amelie.decide(id, undo.plans[0]?.toolCallId ?? '', true);
    const after = (await rig.amelie.get('/api/changes?limit=2')).body as MadeChanges;
    expect(after.changes.map(({ action, undone }) => [action, undone])).toEqual([
      ['undo', 'no'],
      ['comment', 'yes'],
    ]);
    expect(after.changes[1]?.undoableUntil).toBeNull();
  });

  it('has each refusal, each dropped change and each decision that was not the caller’s to make', async () => {
    const key = await newKey();
    const id = randomUUID();
    const first = await rig.amelie.say(id, `comment on ${key}: one`);
    await rig.amelie.decide(id, first.plans[0]?.toolCallId ?? '', false);
    await rig.amelie.decide(id, first.plans[0]?.toolCallId ?? '', true);
    await rig.amelie.say(id, `comment on ${key}: two`);
    const waiting = await rig.amelie.say(id, `comment on ${key}: three`);
    await rig.other.decide(id, waiting.plans[0]?.toolCallId ?? '', true);
    await rig.amelie.say(id, 'delete PAY-99999');
    expect(await eventsOf(id)).toEqual([
      'refused by person',
      'misused by server',
      'superseded by person',
      'misused by server',
      'superseded by person',
      'denied by server',
    ]);
    expect(await comments(key)).toBe(0);
  });

  it('is searched by who, what was said and which issue, and keeps who it was when they have gone', async () => {
    const key = await newKey();
    const id = randomUUID();
    await rig.amelie.say(id, `comment on ${key}: Überraschung`);
    await rig.amelie.say(id, 'thanks');
    const find = async (query: string): Promise<Audit['entries']> =>
      (await rig.assistant.changes.ofEverybody({ limit: 50, event: 'superseded', query })).entries;
    for (const query of ['uberraschung', 'amira', key]) {
      expect((await find(query)).map(({ conversationId }) => conversationId)).toContain(id);
    }
    expect(await find('100%')).toEqual([]);
    await rig.database.deleteFrom('connections').where('id', '=', rig.amelie.connectionId).execute();
    expect((await find('uberraschung'))[0]?.person?.displayName).toBe('Amira Haddad');
  });
});
