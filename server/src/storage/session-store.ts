import type { Selectable } from 'kysely';
import type { SessionStore, StoredSession } from '../sessions/store.ts';
import type { Database } from './database.ts';
import type { SessionsTable } from './schema.ts';

/** Anybody may start a sign-in, so their number is bounded; the oldest give way. */
const signInsKept = 10_000;

/** The store of sessions, sign-ins under way and the extension's codes in SQL. */
export function createSessionStore(database: Database): SessionStore {
  return {
    async addSession(session) {
      await database
        .insertInto('sessions')
        .values({
          id: session.id,
          token_hash: session.tokenHash,
          connection_id: session.connectionId,
          carried_by: session.carriedBy,
          device: session.device,
          remembered: session.remembered ? 1 : 0,
          created_at: session.createdAt,
          last_seen_at: session.lastSeenAt,
          idle_expires_at: session.idleExpiresAt,
          absolute_expires_at: session.absoluteExpiresAt,
        })
        .execute();
    },

    async findSession(tokenHash) {
      const row = await database
        .selectFrom('sessions')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row === undefined ? null : asSession(row);
    },

    async extendSession(id, lastSeenAt, idleExpiresAt) {
      await database
        .updateTable('sessions')
        .set({ last_seen_at: lastSeenAt, idle_expires_at: idleExpiresAt })
        .where('id', '=', id)
        .execute();
    },

    async sessionsOf(connectionId, now, limit) {
      const rows = await database
        .selectFrom('sessions')
        .selectAll()
        .where('connection_id', '=', connectionId)
        .where('idle_expires_at', '>', now)
        .where('absolute_expires_at', '>', now)
        .orderBy('last_seen_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(asSession);
    },

    async removeSession(id, connectionId) {
      const result = await database
        .deleteFrom('sessions')
        .where('id', '=', id)
        .where('connection_id', '=', connectionId)
        .executeTakeFirst();
      return result.numDeletedRows > 0n;
    },

    async removeSessionsOf(connectionId, except) {
      let query = database.deleteFrom('sessions').where('connection_id', '=', connectionId);
      if (except !== null) query = query.where('id', '!=', except);
      await query.execute();
    },

    addSignIn: ({ stateHash, browserHash, returnTo, remembered, expiresAt }) =>
      database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('sign_ins')
          .values({
            state_hash: stateHash,
            browser_hash: browserHash,
            return_to: returnTo,
            remembered: remembered ? 1 : 0,
            expires_at: expiresAt,
          })
          .execute();
        const tooOld = await transaction
          .selectFrom('sign_ins')
          .select('expires_at')
          .orderBy('expires_at', 'desc')
          .offset(signInsKept)
          .limit(1)
          .executeTakeFirst();
        if (tooOld !== undefined) {
          await transaction.deleteFrom('sign_ins').where('expires_at', '<=', tooOld.expires_at).execute();
        }
      }),

    async takeSignIn(stateHash) {
      const row = await database
        .deleteFrom('sign_ins')
        .where('state_hash', '=', stateHash)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        stateHash,
        browserHash: row.browser_hash,
        returnTo: row.return_to,
        remembered: row.remembered === 1,
        expiresAt: row.expires_at,
      };
    },

    async addExtensionCode(code) {
      await database
        .insertInto('extension_codes')
        .values({
          code_hash: code.codeHash,
          extension_id: code.extensionId,
          code_challenge: code.codeChallenge,
          connection_id: code.connectionId,
          expires_at: code.expiresAt,
        })
        .execute();
    },

    async takeExtensionCode(codeHash) {
      const row = await database
        .deleteFrom('extension_codes')
        .where('code_hash', '=', codeHash)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        codeHash,
        extensionId: row.extension_id,
        codeChallenge: row.code_challenge,
        connectionId: row.connection_id,
        expiresAt: row.expires_at,
      };
    },

    // Not one transaction: two processes that prune at once would hold rows that the other waits for.
    async prune(now) {
      await database
        .deleteFrom('sessions')
        .where((expression) =>
          expression.or([
            expression('idle_expires_at', '<=', now),
            expression('absolute_expires_at', '<=', now),
          ]),
        )
        .execute();
      await database.deleteFrom('sign_ins').where('expires_at', '<=', now).execute();
      await database.deleteFrom('extension_codes').where('expires_at', '<=', now).execute();
    },
  };
}

function asSession(row: Selectable<SessionsTable>): StoredSession {
  return {
    id: row.id,
    tokenHash: row.token_hash,
    connectionId: row.connection_id,
    carriedBy: row.carried_by === 'bearer' ? 'bearer' : 'cookie',
    device: row.device,
    remembered: row.remembered === 1,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    idleExpiresAt: row.idle_expires_at,
    absoluteExpiresAt: row.absolute_expires_at,
  };
}
