import type { TurnLeaseStore } from '../assistant/running-turns.ts';
import type { Database } from './database.ts';
import { unflushed } from './unflushed.ts';

export function createTurnLeaseStore(database: Database): TurnLeaseStore {
  return {
    async take(conversationId, { owner, now, until }) {
      const taken = await unflushed(database, (connection) =>
        connection
          .insertInto('turn_leases')
          .values({ conversation_id: conversationId, owner, until })
          .onConflict((conflict) =>
            conflict
              .column('conversation_id')
              .doUpdateSet({ owner, until })
              .where('turn_leases.until', '<=', now),
          )
          .returning('conversation_id')
          .executeTakeFirst(),
      );
      return taken !== undefined;
    },

    async isTaken(conversationId, now) {
      const lease = await database
        .selectFrom('turn_leases')
        .select('owner')
        .where('conversation_id', '=', conversationId)
        .where('until', '>', now)
        .executeTakeFirst();
      return lease !== undefined;
    },

    async release(conversationId, owner) {
      await unflushed(database, (connection) =>
        connection
          .deleteFrom('turn_leases')
          .where('conversation_id', '=', conversationId)
          .where('owner', '=', owner)
          .execute(),
      );
    },
  };
}
