import { type Change, type ChangeJournal, madeSchema } from '../assistant/changes.ts';
import { operationSchema } from '../assistant/operation.ts';
import type { ChangesTable } from './assistant-schema.ts';
import type { Database } from './database.ts';

export function createChangeJournal(database: Database): ChangeJournal {
  return {
    async record(change) {
      await database
        .insertInto('changes')
        .values({
          id: change.id,
          connection_id: change.connectionId,
          conversation_id: change.conversationId,
          tool_call_id: change.toolCallId,
          issue_key: change.issueKey,
          operation: JSON.stringify(change.operation),
          at: change.at,
          made: change.made === null ? null : JSON.stringify(change.made),
          undone_at: change.undoneAt,
        })
        .execute();
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

    async find(connectionId, id) {
      const row = await database
        .selectFrom('changes')
        .selectAll()
        .where('connection_id', '=', connectionId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : changeOf(row);
    },

    async newestToUndo({ connectionId, conversationId, since }) {
      const row = await database
        .selectFrom('changes')
        .selectAll()
        .where('connection_id', '=', connectionId)
        .where('conversation_id', '=', conversationId)
        .where('undone_at', 'is', null)
        .where('at', '>', since)
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : changeOf(row);
    },

    async markUndone(connectionId, id, at) {
      const { numUpdatedRows } = await database
        .updateTable('changes')
        .set({ undone_at: at })
        .where('connection_id', '=', connectionId)
        .where('id', '=', id)
        .where('undone_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async markNotUndone(connectionId, id) {
      await database
        .updateTable('changes')
        .set({ undone_at: null })
        .where('connection_id', '=', connectionId)
        .where('id', '=', id)
        .execute();
    },
  };
}

function changeOf(row: ChangesTable): Change {
  return {
    id: row.id,
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
