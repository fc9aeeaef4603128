import type { ConversationHead, StoredMessage, TranscriptStore } from '../assistant/conversation.ts';
import type { Database } from './database.ts';

export function createTranscriptStore(database: Database): TranscriptStore {
  return {
    async find(id) {
      const row = await database
        .selectFrom('conversations')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { connection_id: connectionId, created_at: createdAt, title } = row;
      return { id, connectionId, title, createdAt } satisfies ConversationHead;
    },

    async create({ id, connectionId, title, createdAt }) {
      const { numInsertedOrUpdatedRows } = await database
        .insertInto('conversations')
        .values({ id, connection_id: connectionId, title, created_at: createdAt })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    async messages(conversationId, limit) {
      const rows = await database
        .selectFrom('messages')
        .select('body')
        .where('conversation_id', '=', conversationId)
        .orderBy('position', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ body }) => body).reverse();
    },

    async add(conversationId, message, at) {
      const { numInsertedOrUpdatedRows } = await insertion(conversationId, message, at)
        .onConflict((conflict) => conflict.columns(['conversation_id', 'id']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    async save(conversationId, message, at) {
      await insertion(conversationId, message, at)
        .onConflict((conflict) =>
          conflict.columns(['conversation_id', 'id']).doUpdateSet({ body: message.json, saved_at: at }),
        )
        .execute();
    },

    async remove(conversationId, messageId) {
      await database
        .deleteFrom('messages')
        .where('conversation_id', '=', conversationId)
        .where('id', '=', messageId)
        .execute();
    },
  };

  function insertion(conversationId: string, message: StoredMessage, at: number) {
    return database.insertInto('messages').values((values) => ({
      conversation_id: conversationId,
      position: values
        .selectFrom('messages as earlier')
        .select((select) =>
          select(select.fn.coalesce(select.fn.max('earlier.position'), select.lit(0)), '+', 1).as('next'),
        )
        .where('earlier.conversation_id', '=', conversationId),
      id: message.id,
      body: message.json,
      saved_at: at,
    }));
  }
}
