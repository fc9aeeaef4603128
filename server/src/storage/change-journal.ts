import type { Transaction } from 'kysely';
import { type Change, type ChangeJournal, madeSchema } from '../assistant/changes.ts';
import type { Undoes } from '../assistant/execution/planned-item.ts';
import { operationSchema } from '../assistant/operation.ts';
import type { ChangesTable } from './assistant-schema.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

export function createChangeJournal(database: Database): ChangeJournal {
  return {
    async record(change) {
      await recorded(database, change).execute();
    },

    async list(connectionId, limit) {
      const rows = await database
        .selectFrom('changes')
        .selectAll()
        .where('connection_id', '=', connectionId)
        .orderBy('at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(changeOf);
    },

    find: (connectionId, changeId) => madeBy(database, connectionId, changeId),

    async newestToUndo({ connectionId, conversationId, since }) {
      const row = await database
        .selectFrom('changes')
        .select(['id', 'change_id'])
        .where('connection_id', '=', connectionId)
        .where('conversation_id', '=', conversationId)
        .where('undone_at', 'is', null)
        .where('at', '>', since)
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? [] : madeBy(database, connectionId, row.change_id ?? row.id);
    },

    async undone(connectionId, changeIds) {
      if (changeIds.length === 0) return new Map();
      const rows = await database
        .selectFrom('changes')
        .select(({ fn, ref }) => [
          fn.coalesce('change_id', ref('id')).as('of'),
          fn.count<number>('id').as('total'),
          fn.count<number>('undone_at').as('undone'),
        ])
        .where('connection_id', '=', connectionId)
        // Older entries cannot be undone.
        .where('made', 'is not', null)
        .where(({ or, eb }) => or([eb('id', 'in', changeIds), eb('change_id', 'in', changeIds)]))
        .groupBy(({ fn, ref }) => fn.coalesce('change_id', ref('id')))
        .execute();
      return new Map(
        rows.map(({ of, total, undone }) => [of, { total: Number(total), undone: Number(undone) }]),
      );
    },

    async markNotUndone(connectionId, id) {
      await database
        .updateTable('changes')
        .set({ undone_at: null })
        .where('connection_id', '=', connectionId)
        .where('id', '=', id)
        .execute();
    },

    async forgetBefore(at) {
      await database.deleteFrom('changes').where('at', '<', at).execute();
    },
  };
}

/** The entry of a change, also as a part of somebody else's transaction. */
export function recorded(database: Database | Transaction<Schema>, change: Change) {
  return database.insertInto('changes').values({
    id: change.id,
    change_id: change.changeId,
    connection_id: change.connectionId,
    conversation_id: change.conversationId,
    tool_call_id: change.toolCallId,
    issue_key: change.issueKey,
    operation: JSON.stringify(change.operation),
    at: change.at,
    made: change.made === null ? null : JSON.stringify(change.made),
    undone_at: change.undoneAt,
  });
}

/**
 * Marks changes as undone, as a part of somebody else's transaction. False, with none marked, when the first of them was
 * undone before or is not there.
 */
export async function markedUndone(
  database: Transaction<Schema>,
  { connectionId, changes }: Undoes,
  at: number,
): Promise<boolean> {
  const mark = (ids: readonly string[]) =>
    database
      .updateTable('changes')
      .set({ undone_at: at })
      .where('connection_id', '=', connectionId)
      .where('id', 'in', ids)
      .where('undone_at', 'is', null)
      .executeTakeFirst();
  const [first, ...others] = changes;
  if ((await mark([first])).numUpdatedRows !== 1n) return false;
  if (others.length > 0) await mark(others);
  return true;
}

async function madeBy(database: Database, connectionId: string, changeId: string): Promise<Change[]> {
  const rows = await database
    .selectFrom('changes')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where(({ or, eb }) => or([eb('id', '=', changeId), eb('change_id', '=', changeId)]))
    .orderBy('at')
    .execute();
  return rows.map(changeOf);
}

function changeOf(row: ChangesTable): Change {
  return {
    id: row.id,
    changeId: row.change_id ?? row.id,
    at: row.at,
    connectionId: row.connection_id,
    conversationId: row.conversation_id,
    toolCallId: row.tool_call_id,
    issueKey: row.issue_key,
    operation: operationSchema.parse(JSON.parse(row.operation)),
    made: row.made === null ? null : madeSchema.parse(JSON.parse(row.made)),
    undoneAt: row.undone_at,
  };
}
