import type { Person, Site, TokenEvent, TokenEvents, TokenStatus } from '@sidelight/contract';
import type { Authorizer } from './authorizer.ts';
import type { Connection } from './connection.ts';
import type { BackgroundRefresher } from './refresh/background-refresher.ts';

/** What set off a refresh. */
export type RefreshCause = 'request' | 'background' | 'person';

/** What a finished OAuth sign-in brings. Secrets inside: never logged. */
export interface OAuthGrant {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** Seconds. */
  readonly expiresIn: number;
  readonly scopes: readonly string[];
  readonly person: Person;
  readonly sites: readonly Site[];
}

/** Keeps the ways into Jira: their tokens, their health and their history. */
export interface Vault extends Authorizer {
  /** A sign-in; replaces the token set of the same account's connection if there is one. */
  connect(grant: OAuthGrant): Promise<Connection>;
  /** The server's own connection by its API token, made or updated; null when none is configured. Asks Jira nothing. */
  adoptApiToken(): Promise<Connection | null>;
  find(connectionId: string): Promise<Connection | null>;
  /** Throws VaultError connection.reconnect-required when there is no such connection. */
  status(connectionId: string): Promise<TokenStatus>;
  /** Throws VaultError connection.not-refreshable, …reconnect-required, …refresh-failed, …unreadable. */
  refresh(connectionId: string, cause: RefreshCause, signal?: AbortSignal): Promise<void>;
  /** Throws VaultError oauth.site-choice-invalid. */
  chooseSite(connectionId: string, cloudId: string): Promise<Connection>;
  /** Who the connection is; asks Jira once where an API token's owner is not known yet. Never throws for that. */
  identify(connectionId: string, signal?: AbortSignal): Promise<Person>;
  /** Drops the tokens; the connection stays, so that a new sign-in finds its conversations. */
  disconnect(connectionId: string): Promise<void>;
  readonly events: ConnectionEvents;
  /** Tells the people whose sign-ins end within a week. Each once. */
  announceSignInEnds(): Promise<void>;
  /** A background refresher of this vault's connections, not started. */
  background(): BackgroundRefresher;
  /** Resolves when no refresh is under way: await it before the database is closed. */
  settled(): Promise<void>;
}

export interface ConnectionEvents {
  /** Newest first. */
  list(connectionId: string, range: { before?: number | undefined; limit: number }): Promise<TokenEvents>;
  /** Oldest first, after the event with that id; at most `limit`, the newest ones. */
  since(connectionId: string, after: number, limit: number): Promise<TokenEvent[]>;
  /** Calls the listener for each event from now on; answers the way to end it. */
  subscribe(connectionId: string, listener: (event: TokenEvent) => void): () => void;
}
