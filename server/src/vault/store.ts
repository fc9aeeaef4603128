import type { Person, Site, TokenEvent, WayIn } from '@sidelight/contract';
import type { Connection } from './connection.ts';

/** A connection with what only the vault needs of it. Times are milliseconds since 1970. */
export interface StoredConnection extends Connection {
  /** Whose it is, across sign-ins; there is one connection per owner. */
  readonly owner: string;
  /** The state in a sentence for the person. */
  readonly explanation: string;
  /** Null once disconnected. */
  readonly sealedTokens: string | null;
  /** Rises with every change of the token set. */
  readonly tokenVersion: number;
  readonly accessTokenIssuedAt: number | null;
  /** When this family of refresh tokens began (the last sign-in). */
  readonly grantBeganAt: number;
  /** When the background refresher is to renew it; null where there is nothing to renew. */
  readonly refreshDueAt: number | null;
  /** True while nobody uses it: it is then renewed only so often that the sign-in does not end. */
  readonly idle: boolean;
}

/** What the background refresher must know of a connection that is due. */
export type DueConnection = Pick<StoredConnection, 'id' | 'lastUsedAt' | 'lastRefreshAt' | 'idle'>;

export type NewTokenEvent = Omit<TokenEvent, 'id' | 'at'> & { readonly at: number };

/** What a sign-in, or the server's API token, brings. */
export interface ConnectionGrant {
  /** Used when the owner has no connection yet; otherwise the owner's keeps its own id. */
  readonly id: string;
  readonly owner: string;
  readonly wayIn: WayIn;
  readonly person: Person;
  readonly sites: readonly Site[];
  /** Null keeps an earlier choice that is still among the sites. */
  readonly siteId: string | null;
  readonly scopes: readonly string[];
  readonly explanation: string;
  readonly at: number;
  /** Called with the id the connection has in the end, since tokens are sealed to it. */
  seal(connectionId: string): string;
  readonly accessTokenExpiresAt: number | null;
  readonly refreshDueAt: number | null;
}

export interface RenewedTokens {
  readonly sealedTokens: string;
  readonly at: number;
  readonly scopes: readonly string[];
  readonly accessTokenExpiresAt: number;
  readonly refreshDueAt: number;
  /** When it is due instead if another token request over the same token set was left without a stored answer. */
  readonly confirmDueAt: number;
  readonly idle: boolean;
}

/** What a failed token request leads to. */
export interface FailedRequest {
  readonly retryAt: number;
  /** True when Atlassian refused it, or it never got there; false when it may have been served. */
  readonly answered: boolean;
}

/** A process' right to be the only one that renews a connection. It ends by itself: its owner may have died. */
export interface Lease {
  /** The process, the same for all its leases. */
  readonly owner: string;
  readonly now: number;
  readonly until: number;
}

/**
 * What renewing tokens needs of the store. A lease keeps others from asking Atlassian at the same time; that no token is
 * lost rests on the token version alone, so an expired lease or a clock that runs ahead does no harm.
 */
export interface RefreshStore {
  /**
   * Takes the lease, or prolongs the owner's own, and reads the connection again under it, in one step. `heldUntil` is
   * null when the lease was had, else the end of the other owner's. Null when there is no such connection.
   */
  lease(
    id: string,
    lease: Lease,
  ): Promise<{
    readonly connection: StoredConnection;
    readonly heldUntil: number | null;
    /** The other owner; null when the lease was had, or the other's ended just now. */
    readonly heldBy: string | null;
  } | null>;
  /** Ends the owner's lease, if it still has it. The writes over a token version below end it too. */
  release(id: string, owner: string): Promise<void>;
  /**
   * Before the token request: counts the attempt and makes the refresh due at once, so that a process that dies
   * before it stored the answer repeats it on its next start, within Atlassian's ten minutes of leeway.
   * False when the token set is no longer of that version.
   */
  beginRefresh(id: string, tokenVersion: number, at: number, countsAsUse: boolean): Promise<boolean>;
  /** Null when the token set is no longer of that version: somebody else renewed it, and theirs holds. */
  completeRefresh(
    id: string,
    tokenVersion: number,
    renewed: RenewedTokens,
    event: NewTokenEvent,
  ): Promise<TokenEvent | null>;
  /** The tokens are kept and tried again at `retryAt`. Null as above. */
  failRefresh(
    id: string,
    tokenVersion: number,
    failed: FailedRequest,
    event: NewTokenEvent,
  ): Promise<TokenEvent | null>;
  /** The tokens are of no more use: drops them and asks for a new sign-in. Null as above. */
  requireReconnect(id: string, tokenVersion: number, event: NewTokenEvent): Promise<TokenEvent | null>;
  /** Makes the next refresh due at `at`, whatever the version; nothing to do without tokens. */
  setRefreshDue(id: string, at: number): Promise<void>;
  /**
   * Takes the leases of connections whose refresh is due and that nobody else renews: first those with a token request
   * whose answer was lost, whose leeway passes, then the most urgent. Two processes at once get different ones, without waiting for each other. Costs the same with a thousand
   * stored connections and with a million.
   */
  claimDue(lease: Lease, limit: number): Promise<DueConnection[]>;
  /** Lets unused connections rest until `dueAt`, and ends their leases. */
  rest(connections: readonly { readonly id: string; readonly dueAt: number }[]): Promise<void>;
  /** When the next one becomes due. May lie in the past, for one that is being renewed. */
  nextDue(): Promise<number | null>;
}

/** The vault's store. Each method is one transaction, durable when it resolves; events are written with their cause. */
export interface ConnectionStore extends RefreshStore {
  find(id: string): Promise<StoredConnection | null>;
  findByOwner(owner: string): Promise<StoredConnection | null>;
  /** At most `limit`, the one used last first. */
  list(limit: number): Promise<StoredConnection[]>;
  /** Adds the owner's connection or replaces the token set of the one there is. */
  connect(grant: ConnectionGrant, event: NewTokenEvent): Promise<Recorded<StoredConnection>>;
  /** Null when the site is not one of the connection's. */
  chooseSite(id: string, cloudId: string, event: NewTokenEvent): Promise<TokenEvent | null>;
  setPerson(id: string, person: Person): Promise<void>;
  /** Wakes a resting connection: its refresh is due at once. */
  setLastUsed(id: string, at: number): Promise<void>;
  /** Signed-in connections whose sign-in began until `begunUntil` and whose end was not announced yet. */
  signInsToAnnounce(begunUntil: number, limit: number): Promise<StoredConnection[]>;
  /** Once per sign-in: null when it was announced already. */
  announceSignInEnd(id: string, event: NewTokenEvent): Promise<TokenEvent | null>;
  /** Drops the tokens whatever their version; null when there were none. */
  disconnect(id: string, event: NewTokenEvent): Promise<TokenEvent | null>;
  /** Newest first; `before` and `after` are event ids, both exclusive. */
  events(
    connectionId: string,
    range: { readonly before?: number; readonly after?: number; readonly limit: number },
  ): Promise<TokenEvent[]>;
}

export interface Recorded<T> {
  readonly value: T;
  readonly event: TokenEvent;
}
