import { fold } from '@sidelight/language';
import { sql } from 'kysely';
import type { ConversationHead, Kept, StoredMessage, TranscriptStore } from '../assistant/conversation.ts';
import type { Database } from './database.ts';
import { written } from './written.ts';

/** Others are not held up by a long transaction. */
const deletedAtOnce = 100;

export function createTranscriptStore(database: Database): TranscriptStore {
  return {
    async find(id) {
      const row = await database
        .selectFrom('conversations')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { connection_id: connectionId, created_at: createdAt, site_url: siteUrl, title } = row;
      return { id, connectionId, siteUrl, title, createdAt } satisfies ConversationHead;
    },

    create({ id, connectionId, siteUrl, title, createdAt }, first) {
      return keptIf(async (transaction) => {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('conversations')
          .values({
            id,
            connection_id: connectionId,
            site_url: siteUrl,
            title,
            created_at: createdAt,
            last_said_at: createdAt,
            words: fold(title),
          })
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
      keptIf(async (transaction) => {
        await lock(transaction, conversationId, at);
        const { numInsertedOrUpdatedRows } = await insertion(transaction, conversationId, message, at)
          .onConflict((conflict) => conflict.columns(['conversation_id', 'id']).doNothing())
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      }),

    save: (conversationId, message, at) =>
      database.transaction().execute(async (transaction) => {
        await lock(transaction, conversationId, at);
        await insertion(transaction, conversationId, message, at)
          .onConflict((conflict) =>
            conflict
              .columns(['conversation_id', 'id'])
              .doUpdateSet({ body: message.json, words: message.words, saved_at: at }),
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

    async list({ connectionId, words, after, limit }) {
      const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
      const rows = await database
        .selectFrom('conversations')
        .select(['id', 'connection_id', 'site_url', 'title', 'created_at', 'last_said_at'])
        .where('connection_id', '=', connectionId)
        .$if(after !== null, (query) =>
          query.where(({ eb, refTuple, tuple }) =>
            eb(refTuple('last_said_at', 'id'), '<', tuple(after?.lastSaidAt ?? 0, after?.id ?? '')),
          ),
        )
        .$if(words !== '', (query) =>
          query.where(({ or, exists, selectFrom }) =>
            or([
              sql<boolean>`conversations.words like ${like} escape '\\'`,
              exists(
                selectFrom('messages')
                  .select('messages.id')
                  .whereRef('messages.conversation_id', '=', 'conversations.id')
                  .where(sql<boolean>`messages.words like ${like} escape '\\'`),
              ),
            ]),
          ),
        )
        .orderBy('last_said_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        connectionId: row.connection_id,
        title: row.title,
        siteUrl: row.site_url,
        createdAt: row.created_at,
        lastSaidAt: row.last_said_at,
      }));
    },

    async rename(conversationId, title) {
      await database
        .updateTable('conversations')
        .set({ title, words: fold(title) })
        .where('id', '=', conversationId)
        .execute();
    },

    delete: (conversationId) => deleteAll([conversationId]),

    async deleteUnused(since) {
      for (;;) {
        const unused = await database
          .selectFrom('conversations')
          .select('id')
          .where('last_said_at', '<', since)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('planned_writes')
                  .select('planned_writes.tool_call_id')
                  .whereRef('planned_writes.conversation_id', '=', 'conversations.id')
                  .where('state', '=', 'running')
                  .where('runner_until', 'is not', null),
              ),
            ),
          )
          .limit(deletedAtOnce)
          .execute();
        if (unused.length === 0) return;
        await deleteAll(unused.map(({ id }) => id));
      }
    },
  };

  async function deleteAll(ids: readonly string[]): Promise<void> {
    await database.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('files').where('conversation_id', 'in', ids).execute();
      await transaction.deleteFrom('conversations').where('id', 'in', ids).execute();
    });
  }

  /** Null when the transaction found that it is there. */
  async function keptIf(write: (transaction: Database) => Promise<boolean>): Promise<Kept | null> {
    const { result, onDisk } = await written(database, (ours) => ours.transaction().execute(write));
    return result ? { onDisk } : null;
  }

  /**
   * One writer of a conversation at a time: two would give their messages the same position. Changing its row locks it until
   * the end of the transaction.
   */
  async function lock(transaction: Database, conversationId: string, at: number): Promise<void> {
    await transaction
      .updateTable('conversations')
      .set({ last_said_at: at })
      .where('id', '=', conversationId)
      .execute();
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
      words: message.words,
      saved_at: at,
    }));
  }
}
