import type { Ambient } from '../ambient.ts';
import type { Caller } from './caller.ts';
import { deviceWords } from './device-words.ts';
import { hashToken, newSecretToken } from './secret-token.ts';
import type { SessionStore, StoredSession } from './store.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** How long a session lasts: from its last use, and at the latest from the sign-in. Milliseconds. */
interface SessionLife {
  readonly idleFor: number;
  readonly atMost: number;
}
const rememberedLife: SessionLife = { idleFor: 14 * day, atMost: 90 * day };
/** Of who did not ask to be remembered: a working day, even if the browser is left open. */
const visitLife: SessionLife = { idleFor: 2 * hour, atMost: 12 * hour };

/** Moving the end forward costs a durable write, so it is not done at every request. */
const movedEvery = 10 * 60_000;
/** More devices than anybody has. */
const listedAtMost = 100;

export interface OpenedSession {
  /** The secret that the browser or extension keeps. Stored only as a hash. */
  readonly token: string;
  /** Milliseconds since 1970: the end whatever happens. */
  readonly expiresAt: number;
}

export interface NewSession {
  readonly connectionId: string;
  readonly carriedBy: Caller['carriedBy'];
  readonly remembered: boolean;
  /** The header of the request that signed in; kept only as words. */
  readonly userAgent: string | undefined;
}

export type SessionLookup =
  | { readonly state: 'valid'; readonly caller: Caller; readonly expiresAt: number }
  | { readonly state: 'ended' };

/** Who is signed in. */
export interface Sessions {
  open(session: NewSession): Promise<OpenedSession>;
  /** Also moves the idle end forward. A token of another carrier does not count. */
  find(token: string, carriedBy: Caller['carriedBy']): Promise<SessionLookup>;
  /** Whether a caller that was let in could come in again. */
  isOpen(caller: Pick<Caller, 'sessionId' | 'connectionId'>): Promise<boolean>;
  /** Of the connection, the one used last first. */
  listOf(connectionId: string): Promise<readonly StoredSession[]>;
  /** False when the connection has no such session (any more). */
  end(sessionId: string, connectionId: string): Promise<boolean>;
  /** All of the connection's, but `except` if one is named. */
  endAllOf(connectionId: string, except?: string): Promise<void>;
}

export function createSessions({
  store,
  ambient,
}: {
  store: SessionStore;
  ambient: Pick<Ambient, 'now' | 'newId' | 'randomBytes'>;
}): Sessions {
  return {
    async open({ connectionId, carriedBy, remembered, userAgent }) {
      const now = ambient.now();
      const token = newSecretToken(ambient);
      const { idleFor, atMost } = remembered ? rememberedLife : visitLife;
      await store.prune(now);
      await store.addSession({
        id: ambient.newId(),
        tokenHash: hashToken(token),
        connectionId,
        carriedBy,
        device: deviceWords(userAgent),
        remembered,
        createdAt: now,
        lastSeenAt: now,
        idleExpiresAt: now + idleFor,
        absoluteExpiresAt: now + atMost,
      });
      return { token, expiresAt: now + atMost };
    },

    async find(token, carriedBy) {
      const session = await store.findSession(hashToken(token));
      const now = ambient.now();
      if (session === null || session.carriedBy !== carriedBy) return { state: 'ended' };
      if (now >= session.idleExpiresAt || now >= session.absoluteExpiresAt) return { state: 'ended' };
      const { idleFor } = session.remembered ? rememberedLife : visitLife;
      if (now - session.lastSeenAt >= movedEvery) await store.extendSession(session.id, now, now + idleFor);
      const { id: sessionId, connectionId, absoluteExpiresAt } = session;
      return {
        state: 'valid',
        caller: { sessionId, connectionId, carriedBy },
        expiresAt: Math.min(now + idleFor, absoluteExpiresAt),
      };
    },

    async isOpen({ sessionId, connectionId }) {
      const open = await store.sessionsOf(connectionId, ambient.now(), listedAtMost);
      return open.some(({ id }) => id === sessionId);
    },

    listOf: (connectionId) => store.sessionsOf(connectionId, ambient.now(), listedAtMost),
    end: (sessionId, connectionId) => store.removeSession(sessionId, connectionId),
    endAllOf: (connectionId, except) => store.removeSessionsOf(connectionId, except ?? null),
  };
}
