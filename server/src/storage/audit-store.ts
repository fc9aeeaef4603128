import { personSchema } from '@sidelight/contract';
import { fold } from '@sidelight/language';
import { type Selectable, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { AuditEntry, AuditLog, KeptAuditEntry } from '../assistant/trust/audit-log.ts';
import type { AuditLogTable } from './assistant-schema.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

export function createAuditLog(database: Database): AuditLog {
  return {
    record: (entry) => addEntry(database, entry),

    async list({ connectionId, events, words, before, limit }) {
      const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
      const rows = await database
        .selectFrom('audit_log')
        .selectAll()
        .$if(connectionId !== null, (query) => query.where('connection_id', '=', connectionId ?? ''))
        .$if(events.length > 0, (query) => query.where('event', 'in', events))
        .$if(words !== '', (query) => query.where(sql<boolean>`words like ${like} escape '\\'`))
        .$if(before !== null, (query) => query.where('id', '<', before ?? 0))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(entryOf);
    },

    async forgetBefore(at) {
      await database.deleteFrom('audit_log').where('at', '<', at).execute();
    },
  };
}

/** Adds a line, also as a part of somebody else's transaction. */
export async function addEntry(database: Database | Transaction<Schema>, entry: AuditEntry): Promise<void> {
  const who = await database
    .selectFrom('connections')
    .select('person')
    .where('id', '=', entry.connectionId)
    .executeTakeFirst();
  // Whoever it was is kept beside it: the connection may be gone when somebody asks.
  const person = who === undefined ? null : keptPersonSchema.parse(JSON.parse(who.person));
  const said = [person?.displayName, person?.accountId, entry.title, entry.sentence, ...entry.issues];
  await database
    .insertInto('audit_log')
    .values({
      at: entry.at,
      connection_id: entry.connectionId,
      conversation_id: entry.conversationId,
      person: person === null ? null : JSON.stringify(person),
      event: entry.event,
      decided_by: entry.by,
      action: entry.action,
      title: entry.title,
      site: entry.site,
      issues: JSON.stringify(entry.issues),
      total: entry.total,
      sentence: entry.sentence,
      detail: entry.detail,
      change_id: entry.changeId,
      words: fold(said.filter((each) => typeof each === 'string').join('\n')),
    })
    .execute();
}

const keptPersonSchema = personSchema.pick({ displayName: true, accountId: true });
const keysSchema = z.array(z.string());

function entryOf(row: Selectable<AuditLogTable>): KeptAuditEntry {
  return {
    id: row.id,
    at: row.at,
    connectionId: row.connection_id,
    conversationId: row.conversation_id,
    person: row.person === null ? null : keptPersonSchema.parse(JSON.parse(row.person)),
    event: row.event,
    by: row.decided_by,
    action: row.action,
    title: row.title,
    site: row.site,
    issues: keysSchema.parse(JSON.parse(row.issues)),
    total: row.total,
    sentence: row.sentence,
    detail: row.detail,
    changeId: row.change_id,
  };
}
