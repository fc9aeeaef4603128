/** What was asked of Jira in one hour. `hour` is its beginning, milliseconds since 1970. */
export interface HourOfUsage {
  readonly hour: number;
  readonly calls: number;
  readonly points: number;
  /** Calls that Jira answered with 429. */
  readonly refused: number;
}

export interface ConnectionHour extends HourOfUsage {
  readonly connectionId: string;
}

export interface UsageStore {
  /** Adds to what is stored of those hours, by whichever process; all or nothing. */
  add(hours: readonly ConnectionHour[]): Promise<void>;
  /** Oldest first; hours without a call are left out. */
  of(connectionId: string, since: number): Promise<HourOfUsage[]>;
  /** Of all connections by OAuth together: they share the app's quota. */
  ofEverybody(since: number): Promise<HourOfUsage[]>;
  removeBefore(hour: number): Promise<void>;
}
