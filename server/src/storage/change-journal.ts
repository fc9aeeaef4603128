import type { ChangeJournal } from '../assistant/changes.ts';
import { operationSchema } from '../assistant/operation.ts';
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
      return rows.map((row) => ({
        id: row.id,
        at: row.at,
        connectionId: row.connection_id,
        conversationId: row.conversation_id,
        toolCallId: row.tool_call_id,
        issueKey: row.issue_key,
        operation: operationSchema.parse(JSON.parse(row.operation)),
      }));
    },
  };
}
