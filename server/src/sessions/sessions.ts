import type { Ambient } from '../ambient.ts';
import type { Caller } from './caller.ts';
import { hashToken, newSecretToken } from './secret-token.ts';
import type { SessionStore } from './store.ts';

const day = 24 * 3_600_000;
/** A session ends this long after its last use … */
const idleFor = 14 * day;
/** … and at the latest this long after the sign-in. */
const atMost = 90 * day;
/** Moving the end forward costs a durable write, so it is not done at every request. */
const movedEvery = 10 * 60_000;

export interface OpenedSession {
  /** The secret that the browser or extension keeps. Stored only as a hash. */
  readonly token: string;
  /** Milliseconds since 1970: the end whatever happens. */
  readonly expiresAt: number;
}

export type SessionLookup =
  | { readonly state: 'valid'; readonly caller: Caller; readonly expiresAt: number }
  | { readonly state: 'ended' };

/** Who is signed in. */
export interface Sessions {
  open(connectionId: string, carriedBy: Caller['carriedBy']): Promise<OpenedSession>;
  /** Also moves the idle end forward. A token of another carrier does not count. */
  find(token: string, carriedBy: Caller['carriedBy']): Promise<SessionLookup>;
  end(sessionId: string): Promise<void>;
  endAllOf(connectionId: string): Promise<void>;
}

export function createSessions({
  store,
  ambient,
}: {
  store: SessionStore;
  ambient: Pick<Ambient, 'now' | 'newId' | 'randomBytes'>;
}): Sessions {
  return {
    async open(connectionId, carriedBy) {
      const now = ambient.now();
      const token = newSecretToken(ambient);
      await store.prune(now);
      await store.addSession({
        id: ambient.newId(),
        tokenHash: hashToken(token),
        connectionId,
        carriedBy,
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
      if (now - session.lastSeenAt >= movedEvery) await store.extendSession(session.id, now, now + idleFor);
      const { id: sessionId, connectionId, absoluteExpiresAt } = session;
      return {
        state: 'valid',
        caller: { sessionId, connectionId, carriedBy },
        expiresAt: Math.min(now + idleFor, absoluteExpiresAt),
      };
    },

    end: (sessionId) => store.removeSession(sessionId),
    endAllOf: (connectionId) => store.removeSessionsOf(connectionId),
  };
}
