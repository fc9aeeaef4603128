import { decidedBySchema } from '@sidelight/contract';
import {
  outcomeSchema,
  type PlannedWrite,
  type PlannedWriteState,
  type PlannedWriteStore,
  plannedWriteBodySchema,
} from '../assistant/planned-write.ts';
import type { PlannedWritesTable } from './assistant-schema.ts';
import { addEntry } from './audit-store.ts';
import type { Database } from './database.ts';

export function createPlannedWriteStore(database: Database): PlannedWriteStore {
  return {
    async add(write) {
      const { plan, issues, operations, undoes, sentence } = write;
      await database
        .insertInto('planned_writes')
        .values({
          conversation_id: write.conversationId,
          tool_call_id: write.toolCallId,
          connection_id: write.connectionId,
          state: write.state,
          body: JSON.stringify({ plan, issues, operations, undoes, sentence }),
          outcome: null,
          created_at: write.createdAt,
          expires_at: write.expiresAt,
          moved_at: write.createdAt,
          change_id: null,
          decided_by: null,
          runner: null,
          runner_until: null,
        })
        .execute();
    },

    async find(conversationId, toolCallId) {
      const row = await database
        .selectFrom('planned_writes')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .where('tool_call_id', '=', toolCallId)
        .executeTakeFirst();
      return row === undefined ? null : plannedWrite(row);
    },

    async list(conversationId) {
      const rows = await database
        .selectFrom('planned_writes')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .orderBy('created_at')
        .execute();
      // One that a broken disk or another version wrote costs the conversation its card, and not its life.
      return rows.flatMap((row) => readable(row) ?? []);
    },

    move: (write, from, to, at, { outcome, decidedBy, entry } = {}) =>
      database.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('planned_writes')
          .set({
            state: to,
            moved_at: at,
            ...(outcome === undefined ? {} : { outcome: JSON.stringify(outcome) }),
            ...(decidedBy === undefined ? {} : { decided_by: decidedBy }),
          })
          .where('conversation_id', '=', write.conversationId)
          .where('tool_call_id', '=', write.toolCallId)
          .where('state', '=', from)
          .executeTakeFirst();
        if (numUpdatedRows !== 1n) return false;
        if (entry !== undefined) await addEntry(transaction, entry);
        return true;
      }),

    async claim(write, runner, changeId, at) {
      const { numUpdatedRows } = await database
        .updateTable('planned_writes')
        .set({
          state: 'running',
          moved_at: at,
          change_id: changeId,
          runner: runner.id,
          runner_until: runner.until,
        })
        .where('conversation_id', '=', write.conversationId)
        .where('tool_call_id', '=', write.toolCallId)
        .where('state', '=', 'approved')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async hold(write, runner) {
      const { numUpdatedRows } = await database
        .updateTable('planned_writes')
        .set({ runner_until: runner.until })
        .where('conversation_id', '=', write.conversationId)
        .where('tool_call_id', '=', write.toolCallId)
        .where('state', '=', 'running')
        .where('runner', '=', runner.id)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async takeOver(runner, at) {
      const rows = await database
        .updateTable('planned_writes')
        .set({ runner: runner.id, runner_until: runner.until })
        .where('state', '=', 'running')
        .where('runner_until', '<=', at)
        .returningAll()
        .execute();
      const left: PlannedWrite[] = [];
      for (const row of rows) {
        const write = readable(row);
        if (write !== null) left.push(write);
        else await putAway(database, row, at);
      }
      return left;
    },

    async release(write, runnerId, at) {
      await database
        .updateTable('planned_writes')
        .set({ runner_until: at })
        .where('conversation_id', '=', write.conversationId)
        .where('tool_call_id', '=', write.toolCallId)
        .where('state', '=', 'running')
        .where('runner', '=', runnerId)
        .execute();
    },

    async supersede(conversationId, at) {
      const rows = await database
        .updateTable('planned_writes')
        .set({ state: 'superseded', moved_at: at })
        .where('conversation_id', '=', conversationId)
        .where('state', '=', 'waiting')
        .returning('tool_call_id')
        .execute();
      return rows.map((row) => row.tool_call_id);
    },
  };
}

/** What it was to do cannot be read any more: it must not be taken over again and again. */
async function putAway(database: Database, row: PlannedWritesTable, at: number): Promise<void> {
  await database
    .updateTable('planned_writes')
    .set({ state: 'finished', runner_until: null, moved_at: at })
    .where('conversation_id', '=', row.conversation_id)
    .where('tool_call_id', '=', row.tool_call_id)
    .execute();
}

function readable(row: PlannedWritesTable): PlannedWrite | null {
  try {
    return plannedWrite(row);
  } catch {
    return null;
  }
}

function plannedWrite(row: PlannedWritesTable): PlannedWrite {
  return {
    conversationId: row.conversation_id,
    connectionId: row.connection_id,
    toolCallId: row.tool_call_id,
    state: row.state as PlannedWriteState,
    ...plannedWriteBodySchema.parse(JSON.parse(row.body)),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    outcome: row.outcome === null ? null : outcomeSchema.parse(JSON.parse(row.outcome)),
    changeId: row.change_id,
    decidedBy: row.decided_by === null ? null : decidedBySchema.parse(row.decided_by),
    runnerUntil: row.runner_until,
  };
}
