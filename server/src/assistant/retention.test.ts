import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAuditLog } from '../storage/audit-store.ts';
import { createChangeJournal } from '../storage/change-journal.ts';
import { connectionUnderTest } from '../storage/connection-under-test.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { enginesUnderTest, type PlaceUnderTest } from '../storage/database-under-test.ts';
import { createPlannedWriteStore } from '../storage/planned-write-store.ts';
import { createTranscriptStore } from '../storage/transcript-store.ts';
import type { PlannedWrite } from './planned-write.ts';
import { Retention, type RetentionRules } from './retention.ts';

const day = 24 * 60 * 60_000;
const now = 1_800_000_000_000;
const siteUrl = 'https://acme.atlassian.net';

describe.each(enginesUnderTest())('what is kept on $name', (engine) => {
  let place: PlaceUnderTest;
  let database: Database;
  let connectionId: string;
  beforeEach(async () => {
    place = await engine.newPlace();
    database = await openDatabase({ ...place.location, now: () => now });
    connectionId = await connectionUnderTest(database, { at: now - 400 * day });
  });
  afterEach(async () => {
    await database.destroy();
    await place.remove();
  });

  const sweep = async (rules: RetentionRules) => {
    const faults: unknown[] = [];
    const retention = new Retention({
      rules,
      transcripts: createTranscriptStore(database),
      audit: createAuditLog(database),
      journal: createChangeJournal(database),
      files: { sweep: async () => 0 },
      ambient: { now: () => now, sleep: () => Promise.resolve() },
    });
    await retention.sweep((error) => void faults.push(error));
    expect(faults).toEqual([]);
  };
  const conversation = (id: string, daysAgo: number) =>
    createTranscriptStore(database).create({
      id,
      connectionId,
      siteUrl,
      title: id,
      createdAt: now - daysAgo * day,
    });
  const conversations = async () =>
    (await createTranscriptStore(database).list({ connectionId, words: '', after: null, limit: 500 })).map(
      ({ id }) => id,
    );

  it('lets go of conversations in which nothing was said for long, in whatever number', async () => {
    for (let count = 0; count < 120; count += 1) await conversation(`old-${count}`, 91);
    await conversation('spoken in', 200);
    await createTranscriptStore(database).add(
      'spoken in',
      { id: 'm', json: '{}', words: '' },
      now - 89 * day,
    );
    await conversation('new', 1);
    await sweep({ conversationDays: 90, auditDays: null });
    expect(await conversations()).toEqual(['new', 'spoken in']);
  });

  it('keeps a conversation whose change is being carried out', async () => {
    await conversation('at work', 100);
    const writes = createPlannedWriteStore(database);
    const write = plannedWrite('at work', connectionId);
    await writes.add(write);
    await writes.claim(write, { id: 'runner', until: now + day }, 'change', now);
    await sweep({ conversationDays: 90, auditDays: null });
    expect(await conversations()).toEqual(['at work']);
    await writes.move(write, 'running', 'finished', now);
    await sweep({ conversationDays: 90, auditDays: null });
    expect(await conversations()).toEqual([]);
  });

  it('lets go of old lines of the log and old changes, and of nothing unless it is told', async () => {
    const log = createAuditLog(database);
    const journal = createChangeJournal(database);
    for (const daysAgo of [61, 59]) {
      await log.record({
        at: now - daysAgo * day,
        connectionId,
        conversationId: null,
        event: 'denied',
        by: 'server',
        action: 'change',
        title: `${daysAgo} days ago`,
        site: null,
        issues: [],
        total: 0,
        sentence: null,
        detail: null,
        changeId: null,
      });
      await journal.record({
        id: `change-${daysAgo}`,
        changeId: `change-${daysAgo}`,
        at: now - daysAgo * day,
        connectionId,
        conversationId: 'gone',
        toolCallId: 't',
        issueKey: 'PAY-1',
        operation: { kind: 'comment', siteUrl, key: 'PAY-1', body: 'Hello' },
        made: null,
        undoneAt: null,
      });
    }
    await conversation('old', 1_000);
    const kept = async () => [
      (await log.list({ connectionId, events: [], words: '', before: null, limit: 10 })).map(
        ({ title }) => title,
      ),
      (await journal.list(connectionId, 10)).map(({ id }) => id),
    ];
    await sweep({ conversationDays: null, auditDays: null });
    expect(await kept()).toEqual([
      ['59 days ago', '61 days ago'],
      ['change-59', 'change-61'],
    ]);
    await sweep({ conversationDays: null, auditDays: 60 });
    expect(await kept()).toEqual([['59 days ago'], ['change-59']]);
    expect(await conversations()).toEqual(['old']);
  });
});

it('sweeps again and again, also after a failure, until it is stopped', async () => {
  const stopped = new AbortController();
  const fault = new Error('The database is away.');
  const log = vi.fn();
  const waits: number[] = [];
  const deleteUnused = vi.fn().mockRejectedValueOnce(fault).mockResolvedValue(undefined);
  const retention = new Retention({
    rules: { conversationDays: 1, auditDays: null },
    transcripts: { deleteUnused },
    audit: { forgetBefore: () => Promise.resolve() },
    journal: { forgetBefore: () => Promise.resolve() },
    files: { sweep: async () => 0 },
    ambient: {
      now: () => now,
      async sleep(milliseconds) {
        waits.push(milliseconds);
        if (waits.length === 3) stopped.abort();
      },
    },
  });
  await retention.run(stopped.signal, log);
  expect(waits).toEqual([60_000, 3_600_000, 3_600_000]);
  expect(deleteUnused.mock.calls).toEqual([[now - day], [now - day]]);
  expect(log.mock.calls).toEqual([[fault]]);
});

function plannedWrite(conversationId: string, connectionId: string): PlannedWrite {
  return {
    conversationId,
    connectionId,
    toolCallId: 't',
    state: 'approved',
    plan: {
      toolCallId: 't',
      kind: 'comment',
      title: 'Comment on PAY-1',
      issues: [],
      total: 1,
      common: [],
      leftOut: [],
      warnings: [],
      action: 'comment',
      allowedBy: null,
      mayAllow: false,
      expiresAt: new Date(now).toISOString(),
    },
    issues: [],
    operations: [{ kind: 'comment', siteUrl, key: 'PAY-1', body: 'Hello' }],
    undoes: null,
    sentence: null,
    createdAt: now,
    expiresAt: now,
    outcome: null,
    changeId: null,
    decidedBy: 'person',
    runnerUntil: null,
  };
}
