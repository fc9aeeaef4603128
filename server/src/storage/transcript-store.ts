import type { ConversationHead, StoredMessage, TranscriptStore } from '../assistant/conversation.ts';
import type { Database } from './database.ts';
import { lockedRows } from './engine.ts';

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

    create({ id, connectionId, title, createdAt }, first) {
      return database.transaction().execute(async (transaction) => {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('conversations')
          .values({ id, connection_id: connectionId, title, created_at: createdAt })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows !== 1n) return false;
        if (first !== undefined) await insertion(transaction, id, first, createdAt).execute();
        return true;
      });
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

    add: (conversationId, message, at) =>
      inTurn(conversationId, async (transaction) => {
        const { numInsertedOrUpdatedRows } = await insertion(transaction, conversationId, message, at)
          .onConflict((conflict) => conflict.columns(['conversation_id', 'id']).doNothing())
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      }),

    save: (conversationId, message, at) =>
      inTurn(conversationId, async (transaction) => {
        await insertion(transaction, conversationId, message, at)
          .onConflict((conflict) =>
            conflict.columns(['conversation_id', 'id']).doUpdateSet({ body: message.json, saved_at: at }),
          )
          .execute();
      }),

    async remove(conversationId, messageId) {
      await database
        .deleteFrom('messages')
        .where('conversation_id', '=', conversationId)
        .where('id', '=', messageId)
        .execute();
    },
  };

  /** One writer of a conversation at a time: two would give their messages the same position. */
  function inTurn<T>(conversationId: string, write: (transaction: Database) => Promise<T>): Promise<T> {
    return database.transaction().execute(async (transaction) => {
      const conversation = transaction
        .selectFrom('conversations')
        .select('id')
        .where('id', '=', conversationId);
      await lockedRows(transaction, conversation).execute();
      return write(transaction);
    });
  }

  function insertion(into: Database, conversationId: string, message: StoredMessage, at: number) {
    return into.insertInto('messages').values((values) => ({
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
