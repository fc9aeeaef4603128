import type { Caller } from './caller.ts';

/** Times are milliseconds since 1970; hashes are SHA-256 in base64url. The store never sees a token itself. */
export interface StoredSession {
  readonly id: string;
  readonly tokenHash: string;
  readonly connectionId: string;
  readonly carriedBy: Caller['carriedBy'];
  /** In words: "Firefox on Linux". */
  readonly device: string;
  /** Whether the person asked to stay signed in on that device. */
  readonly remembered: boolean;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly idleExpiresAt: number;
  readonly absoluteExpiresAt: number;
}

/** An OAuth sign-in under way: the state sent to Atlassian, bound to the browser that started it. */
export interface StoredSignIn {
  readonly stateHash: string;
  readonly browserHash: string;
  readonly returnTo: string;
  readonly remembered: boolean;
  readonly expiresAt: number;
}

/** A finished sign-in that waits for the extension to fetch its session. */
export interface StoredExtensionCode {
  readonly codeHash: string;
  readonly extensionId: string;
  readonly codeChallenge: string;
  readonly connectionId: string;
  readonly expiresAt: number;
}

/** The store of everything about who is calling. */
export interface SessionStore {
  addSession(session: StoredSession): Promise<void>;
  /** Expired ones too: the caller tells them apart. */
  findSession(tokenHash: string): Promise<StoredSession | null>;
  extendSession(id: string, lastSeenAt: number, idleExpiresAt: number): Promise<void>;
  /** Those that have not expired at `now`, the one used last first. */
  sessionsOf(connectionId: string, now: number, limit: number): Promise<StoredSession[]>;
  /** False when the connection has no such session. */
  removeSession(id: string, connectionId: string): Promise<boolean>;
  /** All of the connection's but `except`. */
  removeSessionsOf(connectionId: string, except: string | null): Promise<void>;
  addSignIn(signIn: StoredSignIn): Promise<void>;
  /** Reads and removes in one step: a state works once. */
  takeSignIn(stateHash: string): Promise<StoredSignIn | null>;
  addExtensionCode(code: StoredExtensionCode): Promise<void>;
  /** Reads and removes in one step: a code works once. */
  takeExtensionCode(codeHash: string): Promise<StoredExtensionCode | null>;
  /** Removes what has expired before `now`. */
  prune(now: number): Promise<void>;
}
