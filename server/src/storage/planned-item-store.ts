import type { Transaction } from 'kysely';
import {
  itemOutcomeSchema,
  type PlannedItemStore,
  type PlanReference,
} from '../assistant/execution/planned-item.ts';
import { markedUndone, recorded } from './change-journal.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

export function createPlannedItemStore(database: Database): PlannedItemStore {
  return {
    async list({ conversationId, toolCallId }) {
      const rows = await database
        .selectFrom('planned_items')
        .select(['position', 'begun_at', 'outcome'])
        .where('conversation_id', '=', conversationId)
        .where('tool_call_id', '=', toolCallId)
        .orderBy('position')
        .execute();
      return rows.map(({ position, begun_at: begunAt, outcome }) => ({
        position,
        begunAt,
        outcome: outcome === null ? null : itemOutcomeSchema.parse(JSON.parse(outcome)),
      }));
    },

    async begin(plan, position, at, undoes) {
      if (undoes === null) {
        await begun(database, plan, position, at).execute();
        return true;
      }
      return database.transaction().execute(async (transaction) => {
        if (!(await markedUndone(transaction, undoes, at))) return false;
        await begun(transaction, plan, position, at).execute();
        return true;
      });
    },

    finish({ conversationId, toolCallId }, position, outcome, change) {
      return database.transaction().execute(async (transaction) => {
        if (change !== null) await recorded(transaction, change).execute();
        await transaction
          .updateTable('planned_items')
          .set({ outcome: JSON.stringify(outcome) })
          .where('conversation_id', '=', conversationId)
          .where('tool_call_id', '=', toolCallId)
          .where('position', '=', position)
          .execute();
      });
    },
  };
}

/** Where it was begun before, that entry stays. */
function begun(
  database: Database | Transaction<Schema>,
  { conversationId, toolCallId }: PlanReference,
  position: number,
  at: number,
) {
  return database
    .insertInto('planned_items')
    .values({
      conversation_id: conversationId,
      tool_call_id: toolCallId,
      position,
      begun_at: at,
      outcome: null,
    })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'tool_call_id', 'position']).doNothing());
}
