import type { Selectable, Transaction } from 'kysely';
import type { Reminder } from '../reminders/reminder.ts';
import type { ReminderStore } from '../reminders/store.ts';
import type { Database } from './database.ts';
import { engineOf, lockedRows } from './engine.ts';
import { notifyOfReminders } from './postgres/event-bus.ts';
import type { RemindersTable, Schema } from './schema.ts';

export function createReminderStore(database: Database): ReminderStore {
  return {
    add: (reminder, most) =>
      database.transaction().execute(async (transaction) => {
        const { connectionId } = reminder;
        // Two at a time would both find the last free place.
        const person = transaction.selectFrom('connections').select('id').where('id', '=', connectionId);
        await lockedRows(transaction, person).executeTakeFirst();
        const { count } = await transaction
          .selectFrom('reminders')
          .select((expression) => expression.fn.countAll<number | string>().as('count'))
          .where('connection_id', '=', connectionId)
          .executeTakeFirstOrThrow();
        if (Number(count) >= most) return false;
        await transaction
          .insertInto('reminders')
          .values({
            id: reminder.id,
            connection_id: connectionId,
            text: reminder.text,
            issue_key: reminder.issue?.key ?? null,
            site_url: reminder.issue?.siteUrl ?? null,
            time_zone: reminder.timeZone,
            due_at: reminder.dueAt,
            delivered_at: null,
          })
          .execute();
        await tell(transaction, connectionId);
        return true;
      }),

    async of(connectionId) {
      const rows = await database
        .selectFrom('reminders')
        .selectAll()
        .where('connection_id', '=', connectionId)
        .orderBy('due_at')
        .orderBy('id')
        .execute();
      return rows.map(asReminder);
    },

    remove: (connectionId, id) =>
      database.transaction().execute(async (transaction) => {
        const row = await transaction
          .deleteFrom('reminders')
          .where('id', '=', id)
          .where('connection_id', '=', connectionId)
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) return null;
        await tell(transaction, connectionId);
        return asReminder(row);
      }),

    postpone: (connectionId, id, { dueAt, timeZone }) =>
      database.transaction().execute(async (transaction) => {
        const row = await transaction
          .updateTable('reminders')
          .set({ due_at: dueAt, time_zone: timeZone, delivered_at: null })
          .where('id', '=', id)
          .where('connection_id', '=', connectionId)
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) return null;
        await tell(transaction, connectionId);
        return asReminder(row);
      }),

    async deliverDue(now, limit) {
      // Most looks find nothing: those take no lock.
      if (!(await isAnyDue(database, now))) return { connectionIds: [], delivered: 0 };
      return database.transaction().execute(async (transaction) => {
        const due = transaction
          .selectFrom('reminders')
          .select(['id', 'connection_id'])
          .where('delivered_at', 'is', null)
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .limit(limit);
        const rows = await lockedRows(transaction, due, 'skip locked').execute();
        if (rows.length === 0) return { connectionIds: [], delivered: 0 };
        await transaction
          .updateTable('reminders')
          .set({ delivered_at: now })
          .where(
            'id',
            'in',
            rows.map(({ id }) => id),
          )
          .execute();
        const connectionIds = [...new Set(rows.map((row) => row.connection_id))];
        for (const connectionId of connectionIds) await tell(transaction, connectionId);
        return { connectionIds, delivered: rows.length };
      });
    },

    async nextDue() {
      const row = await database
        .selectFrom('reminders')
        .select((expression) => expression.fn.min('due_at').as('at'))
        .where('delivered_at', 'is', null)
        .executeTakeFirst();
      return row?.at ?? null;
    },
  };
}

async function isAnyDue(database: Database, now: number): Promise<boolean> {
  const row = await database
    .selectFrom('reminders')
    .select('id')
    .where('delivered_at', 'is', null)
    .where('due_at', '<=', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The other processes hear of it when the transaction commits; see `openEventBus`. */
async function tell(transaction: Transaction<Schema>, connectionId: string): Promise<void> {
  if (engineOf(transaction) === 'postgres') return notifyOfReminders(transaction, connectionId);
  // A new id each time, one row per person.
  await transaction.deleteFrom('reminder_changes').where('connection_id', '=', connectionId).execute();
  await transaction.insertInto('reminder_changes').values({ connection_id: connectionId }).execute();
}

function asReminder(row: Selectable<RemindersTable>): Reminder {
  return {
    id: row.id,
    connectionId: row.connection_id,
    text: row.text,
    issue:
      row.issue_key === null || row.site_url === null ? null : { key: row.issue_key, siteUrl: row.site_url },
    dueAt: row.due_at,
    timeZone: row.time_zone,
    deliveredAt: row.delivered_at,
  };
}
