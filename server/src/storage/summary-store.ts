import type { SummaryStore } from '../assistant/context/summary.ts';
import type { Database } from './database.ts';

/** The store of what older parts of conversations were summed up as. */
export function createSummaryStore(database: Database): SummaryStore {
  return {
    async find(conversationId) {
      const row = await database
        .selectFrom('conversation_summaries')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .executeTakeFirst();
      return row === undefined
        ? null
        : { covers: row.covers, text: row.text, model: row.model, madeAt: row.made_at };
    },

    async save(conversationId, { covers, text, model, madeAt }) {
      const row = { covers, text, model, made_at: madeAt };
      await database
        .insertInto('conversation_summaries')
        .values({ conversation_id: conversationId, ...row })
        .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(row))
        .execute();
    },
  };
}
