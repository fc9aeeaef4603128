import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlannedWrite } from '../assistant/planned-write.ts';
import { createChangeJournal } from './change-journal.ts';
import { connectionUnderTest } from './connection-under-test.ts';
import { type Database, openDatabase } from './database.ts';
import { enginesUnderTest, type PlaceUnderTest } from './database-under-test.ts';
import { createPlannedItemStore } from './planned-item-store.ts';
import { createPlannedWriteStore } from './planned-write-store.ts';
import { createSummaryStore } from './summary-store.ts';
import { createTranscriptStore } from './transcript-store.ts';

describe.each(enginesUnderTest())('on $name', (engine) => {
  let place: PlaceUnderTest;
  let database: Database;
  beforeEach(async () => {
    place = await engine.newPlace();
    database = await openDatabase({ ...place.location, now: () => 0 });
    await connectionUnderTest(database, { id: 'c1', owner: 'o1', at: 0 });
  });
  afterEach(async () => {
    await database.destroy();
    await place.remove();
  });

  const head = {
    id: 't1',
    connectionId: 'c1',
    siteUrl: 'https://acme.atlassian.net',
    title: 'Hello',
    createdAt: 5,
  };

  it('keeps one summary of a conversation, the newest, as long as the conversation', async () => {
    await createTranscriptStore(database).create(head);
    const store = createSummaryStore(database);
    expect(await store.find('t1')).toBeNull();
    const summary = { covers: 'm3', text: 'They spoke of PAY-1.', model: 'llama', madeAt: 7 };
    await store.save('t1', summary);
    expect(await store.find('t1')).toEqual(summary);
    await store.save('t1', { ...summary, covers: 'm9', madeAt: 1_800_000_000_000 });
    expect(await store.find('t1')).toMatchObject({ covers: 'm9', madeAt: 1_800_000_000_000 });
    await database.deleteFrom('conversations').where('id', '=', 't1').execute();
    expect(await store.find('t1')).toBeNull();
  });

  describe('createTranscriptStore', () => {
    it('creates a conversation once and finds it', async () => {
      const store = createTranscriptStore(database);
      expect(await store.create(head)).not.toBeNull();
      expect(await store.create({ ...head, title: 'Other' })).toBeNull();
      expect(await store.find('t1')).toEqual(head);
      expect(await store.find('t2')).toBeNull();
    });

    it('keeps messages in the order of their first save and replaces by id', async () => {
      const store = createTranscriptStore(database);
      await store.create(head);
      for (const id of ['a', 'b', 'c']) await store.save('t1', { id, json: id, words: id }, 1);
      await store.save('t1', { id: 'b', json: 'b, later', words: 'b' }, 2);
      expect(await store.messages('t1', 10)).toEqual(['a', 'b, later', 'c']);
      expect(await store.messages('t1', 2)).toEqual(['b, later', 'c']);
    });
  });

  const write: PlannedWrite = {
    conversationId: 't1',
    connectionId: 'c1',
    toolCallId: 'call-1',
    state: 'waiting',
    plan: {
      toolCallId: 'call-1',
      kind: 'comment',
      title: 'Comment on PAY-1',
      issues: [],
      total: 1,
      common: [],
      leftOut: [],
      warnings: [],
      expiresAt: '2026-11-27T10:00:00.000Z',
      action: 'comment',
      allowedBy: null,
      mayAllow: true,
    },
    issues: [],
    operations: [{ kind: 'comment', siteUrl: 'https://acme.atlassian.net', key: 'PAY-1', body: 'Hello' }],
    undoes: null,
    sentence: 'Say hello on PAY-1',
    createdAt: 1,
    expiresAt: 2,
    outcome: null,
    changeId: null,
    decidedBy: null,
    runnerUntil: null,
  };

  describe('createPlannedWriteStore', () => {
    beforeEach(() => createTranscriptStore(database).create(head));

    it('gives back what was added, and refuses the same tool call twice', async () => {
      const store = createPlannedWriteStore(database);
      await store.add(write);
      expect(await store.find('t1', 'call-1')).toEqual(write);
      expect(await store.list('t1')).toEqual([write]);
      await expect(store.add(write)).rejects.toThrow(/unique/i);
    });

    it('lets one of many racing moves win', async () => {
      const store = createPlannedWriteStore(database);
      await store.add(write);
      const moves = await Promise.all([
        store.move(write, 'waiting', 'approved', 3),
        store.move(write, 'waiting', 'refused', 3),
        store.move(write, 'waiting', 'approved', 3),
      ]);
      expect(moves.filter(Boolean)).toHaveLength(1);
    });

    it('hands what a dead runner left to the next one, and puts away what nobody can read', async () => {
      const store = createPlannedWriteStore(database);
      for (const toolCallId of ['call-1', 'call-2', 'call-3']) {
        await store.add({ ...write, toolCallId, state: 'approved' });
        expect(await store.claim({ ...write, toolCallId }, { id: 'dead', until: 10 }, 'x1', 3)).toBe(true);
      }
      expect(await store.claim(write, { id: 'late', until: 10 }, 'x2', 3)).toBe(false);
      await database
        .updateTable('planned_writes')
        .set({ body: '{"plan":' })
        .where('tool_call_id', '=', 'call-2')
        .execute();
      expect(await store.hold({ ...write, toolCallId: 'call-3' }, { id: 'dead', until: 99 })).toBe(true);
      expect(await store.takeOver({ id: 'next', until: 60 }, 9)).toEqual([]);
      const left = await store.takeOver({ id: 'next', until: 60 }, 50);
      expect(left.map(({ toolCallId, changeId }) => [toolCallId, changeId])).toEqual([['call-1', 'x1']]);
      expect(await store.hold(write, { id: 'dead', until: 99 })).toBe(false);
      expect((await store.list('t1')).map(({ toolCallId }) => toolCallId)).toEqual(['call-1', 'call-3']);
      expect(await store.takeOver({ id: 'third', until: 99 }, 70)).toMatchObject([{ toolCallId: 'call-1' }]);
    });

    it('keeps the outcome and supersedes only what waits', async () => {
      const store = createPlannedWriteStore(database);
      await store.add(write);
      await store.add({ ...write, toolCallId: 'call-2' });
      await store.move(write, 'waiting', 'finished', 3, { outcome: { kind: 'failed', message: 'No.' } });
      expect(await store.supersede('t1', 4)).toEqual(['call-2']);
      expect(await store.supersede('t1', 5)).toEqual([]);
      expect((await store.find('t1', 'call-1'))?.outcome).toEqual({ kind: 'failed', message: 'No.' });
      expect((await store.find('t1', 'call-2'))?.state).toBe('superseded');
    });
  });

  const [operation] = write.operations as [PlannedWrite['operations'][number]];

  describe('createChangeJournal', () => {
    it('lists the newest first', async () => {
      const journal = createChangeJournal(database);
      const change = {
        id: 'x1',
        changeId: 'x1',
        at: 1,
        connectionId: 'c1',
        conversationId: 't1',
        toolCallId: 'call-1',
        issueKey: 'PAY-1',
        operation,
        made: { fields: { status: '1', assignee: null }, comment: { id: '7', body: 'Hello' } },
        undoneAt: null,
      };
      await journal.record(change);
      await journal.record({ ...change, id: 'x2', changeId: 'x2', at: 2 });
      expect((await journal.list('c1', 1)).map(({ id }) => id)).toEqual(['x2']);
      expect((await journal.list('c1', 9))[1]).toEqual(change);
    });

    it('marks a change as undone once, until that failed', async () => {
      const journal = createChangeJournal(database);
      const change = {
        id: 'x1',
        changeId: 'x1',
        at: 5,
        connectionId: 'c1',
        conversationId: 't1',
        toolCallId: 'call-1',
        issueKey: 'PAY-1',
        operation,
        made: null,
        undoneAt: null,
      };
      await journal.record(change);
      const where = { connectionId: 'c1', conversationId: 't1', since: 4 };
      expect(await journal.newestToUndo(where)).toEqual([change]);
      expect(await journal.newestToUndo({ ...where, since: 5 })).toEqual([]);
      expect(await journal.newestToUndo({ ...where, conversationId: 't2' })).toEqual([]);
      expect(await journal.find('c2', 'x1')).toEqual([]);
      await createTranscriptStore(database).create(head);
      await createPlannedWriteStore(database).add(write);
      const items = createPlannedItemStore(database);
      const begin = (position: number, connectionId: string) =>
        items.begin(write, position, 9 + position, { connectionId, changes: ['x1'] });
      expect(await begin(0, 'c2')).toBe(false);
      expect(await begin(0, 'c1')).toBe(true);
      expect(await begin(1, 'c1')).toBe(false);
      expect(await items.list(write)).toEqual([{ position: 0, begunAt: 9, outcome: null }]);
      expect(await journal.find('c1', 'x1')).toMatchObject([{ undoneAt: 9 }]);
      expect(await journal.newestToUndo(where)).toEqual([]);
      await journal.markNotUndone('c1', 'x1');
      expect(await journal.newestToUndo(where)).toEqual([change]);
    });
  });
});
