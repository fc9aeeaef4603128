import { sql } from 'kysely';
import { ReminderListeners } from '../../reminders/reminder-bus.ts';
import { BusListeners } from '../../vault/event-bus.ts';
import type { Database } from '../database.ts';
import type { ProcessBus } from '../event-bus.ts';
import { asEvent } from '../token-events.ts';

/** How late an event of another process on the same file may be heard of; one cheap question each time. */
const pollMs = 1_000;
const batch = 100;

/**
 * Events of every process on one SQLite file: read from their table, in the order of their ids, after each commit of this
 * process and whenever SQLite says that another one has written. The caller ends it with `close`.
 */
export async function openSqliteBus(database: Database): Promise<ProcessBus> {
  const listeners = new BusListeners();
  const reminders = new ReminderListeners();
  let version = await dataVersion(database);
  let lastId = await newestId(database, 'token_events');
  let lastChangeId = await newestId(database, 'reminder_changes');
  let reading: Promise<void> = Promise.resolve();
  let closed = false;
  const timer = setInterval(() => void poll(), pollMs);
  timer.unref();

  async function poll(): Promise<void> {
    try {
      const now = closed ? version : await dataVersion(database);
      if (now === version) return;
      version = now;
      read();
    } catch {
      // The next poll asks again.
    }
  }

  function read(): void {
    reading = reading
      .then(readNew)
      .then(readChanges)
      .catch(() => undefined);
  }

  async function readNew(): Promise<void> {
    while (!closed) {
      const rows = await database
        .selectFrom('token_events')
        .selectAll()
        .where('id', '>', lastId)
        .orderBy('id')
        .limit(batch)
        .execute();
      for (const row of rows) {
        lastId = row.id;
        listeners.event(row.connection_id, asEvent(row));
      }
      if (rows.length < batch) return;
    }
  }

  async function readChanges(): Promise<void> {
    if (closed) return;
    const rows = await database
      .selectFrom('reminder_changes')
      .selectAll()
      .where('id', '>', lastChangeId)
      .orderBy('id')
      .execute();
    for (const row of rows) {
      lastChangeId = row.id;
      reminders.changed(row.connection_id);
    }
  }

  return {
    committed: read,
    listen: (listener) => listeners.add(listener),
    reminders: { changed: read, listen: (listener) => reminders.add(listener) },
    async close() {
      closed = true;
      clearInterval(timer);
      await reading;
    },
  };
}

/** Changes when another connection has committed to the file (https://www.sqlite.org/pragma.html#pragma_data_version). */
async function dataVersion(database: Database): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(database);
  return rows[0]?.data_version ?? 0;
}

async function newestId(database: Database, table: 'token_events' | 'reminder_changes'): Promise<number> {
  const row = await database
    .selectFrom(table)
    .select((expression) => expression.fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}
