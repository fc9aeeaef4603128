import type { TurnLeaseStore, TurnOf } from '../assistant/answering/turn-leases.ts';
import type { Database } from './database.ts';
import { unflushed } from './unflushed.ts';

export function createTurnLeaseStore(database: Database): TurnLeaseStore {
  /** Marks the lease that has not ended; its owner, or null when there is none. */
  const ask = async (
    { conversationId, connectionId }: TurnOf,
    now: number,
    wish: { stop: 1 } | { heard: 1 },
  ): Promise<string | null> => {
    const lease = await unflushed(database, (connection) =>
      connection
        .updateTable('turn_leases')
        .set(wish)
        .where('conversation_id', '=', conversationId)
        .where('connection_id', '=', connectionId)
        .where('until', '>', now)
        .returning('owner')
        .executeTakeFirst(),
    );
    return lease?.owner ?? null;
  };
  return {
    async take(conversationId, { owner, connectionId, now, until }) {
      const lease = { owner, connection_id: connectionId, until, stop: 0, heard: 0 };
      const taken = await unflushed(database, (connection) =>
        connection
          .insertInto('turn_leases')
          .values({ conversation_id: conversationId, ...lease })
          .onConflict((conflict) =>
            conflict.column('conversation_id').doUpdateSet(lease).where('turn_leases.until', '<=', now),
          )
          .returning('conversation_id')
          .executeTakeFirst(),
      );
      return taken !== undefined;
    },

    async renew(owners, until) {
      const renewed = await unflushed(database, (connection) =>
        connection
          .updateTable('turn_leases')
          .set({ until })
          .where('owner', 'in', owners)
          .returning('owner')
          .execute(),
      );
      return renewed.map(({ owner }) => owner);
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

    async askToStop(turn, now) {
      return (await ask(turn, now, { stop: 1 })) !== null;
    },

    askToHear: (turn, now) => ask(turn, now, { heard: 1 }),

    async wishes(owners) {
      const leases = await database
        .selectFrom('turn_leases')
        .select(['owner', 'stop', 'heard'])
        .where('owner', 'in', owners)
        .execute();
      return leases.map(({ owner, stop, heard }) => ({ owner, stop: stop === 1, heard: heard === 1 }));
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
