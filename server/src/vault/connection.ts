import type { ConnectionState, Person, Site, WayIn } from '@sidelight/contract';

/** A way into one Jira account. Times are milliseconds since 1970. Holds no secret. */
export interface Connection {
  readonly id: string;
  readonly wayIn: WayIn;
  readonly person: Person;
  /** Null while somebody who granted several sites has not picked one. */
  readonly site: Site | null;
  /** Every site of the grant; for an API token the one site. */
  readonly sites: readonly Site[];
  readonly scopes: readonly string[];
  readonly state: ConnectionState;
  readonly connectedAt: number;
  readonly lastUsedAt: number | null;
  readonly accessTokenExpiresAt: number | null;
  readonly lastRefreshAt: number | null;
  readonly refreshes: { readonly attempts: number; readonly successes: number; readonly failures: number };
}
