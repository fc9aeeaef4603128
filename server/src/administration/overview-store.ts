import type { ConnectionState, ConnectionSummary, Person } from '@sidelight/contract';

/** Refreshes of one hour, of all connections. `hour` is its beginning, milliseconds since 1970. */
export interface HourOfRefreshes {
  readonly hour: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Ended in "reconnect required". */
  readonly lost: number;
}

export interface SlowRefresh {
  readonly connectionId: string;
  readonly person: Person;
  readonly at: number;
  readonly durationMs: number;
}

/** All connections at once, for administrators; reads no token. */
export interface OverviewStore {
  countByState(): Promise<Readonly<Record<ConnectionState, number>>>;
  /** Oldest first; hours without a refresh are left out. */
  refreshes(since: number): Promise<HourOfRefreshes[]>;
  slowest(since: number, limit: number): Promise<SlowRefresh[]>;
  /** The one used last first; `query` is a part of a name, e-mail, account id, site or connection id. */
  search(criteria: {
    readonly query: string;
    readonly state: ConnectionState | null;
    readonly limit: number;
  }): Promise<ConnectionSummary[]>;
}
