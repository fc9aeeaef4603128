import type { TurnLeaseStore } from '../assistant/running-turns.ts';
import type { Database } from './database.ts';

export function createTurnLeaseStore(database: Database): TurnLeaseStore {
  return {
    async take(conversationId, { owner, now, until }) {
      const taken = await database
        .insertInto('turn_leases')
        .values({ conversation_id: conversationId, owner, until })
        .onConflict((conflict) =>
          conflict
            .column('conversation_id')
            .doUpdateSet({ owner, until })
            .where('turn_leases.until', '<=', now),
        )
        .returning('conversation_id')
        .executeTakeFirst();
      return taken !== undefined;
    },

    async release(conversationId, owner) {
      await database
        .deleteFrom('turn_leases')
        .where('conversation_id', '=', conversationId)
        .where('owner', '=', owner)
        .execute();
    },
  };
}
