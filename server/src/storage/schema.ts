import type { Generated } from 'kysely';
import type { AssistantTables } from './assistant-schema.ts';

/**
 * The tables as Kysely sees them. Times are milliseconds since 1970; lists and objects are JSON in text, so
 * that SQLite and PostgreSQL hold the same thing. A part that brings tables of its own declares an interface
 * like these in a file beside this one and adds it to `Schema`.
 */
export interface Schema extends VaultTables, SessionTables, UsageTables, ReminderTables, AssistantTables {}

export interface VaultTables {
  connections: ConnectionsTable;
  token_events: TokenEventsTable;
}

export interface ConnectionsTable {
  id: string;
  /** Whose it is, across sign-ins: see `ownerOf` in vault/. One connection per owner. */
  owner: string;
  way_in: string;
  person: string;
  sites: string;
  site_id: string | null;
  scopes: string;
  state: string;
  explanation: string;
  /** Sealed token set; null once disconnected. */
  sealed_tokens: string | null;
  /** Rises with every change of the token set; refreshes write only over the version they read. */
  token_version: number;
  connected_at: number;
  grant_began_at: number;
  last_used_at: number | null;
  access_token_issued_at: number | null;
  access_token_expires_at: number | null;
  last_refresh_at: number | null;
  refresh_due_at: number | null;
  refresh_attempts: Generated<number>;
  refresh_successes: Generated<number>;
  refresh_failures: Generated<number>;
  /** Token requests begun over this token set, since it was stored, whose answer was not. */
  open_refreshes: Generated<number>;
  /** The process that refreshes it now, until `lease_until`; null when none does. */
  lease_owner: string | null;
  lease_until: number | null;
  /** 1 while nobody uses it and it is renewed only so that the sign-in does not end. */
  idle: Generated<number>;
  /** When the end of this sign-in was announced to the person; null before. */
  sign_in_end_announced_at: number | null;
}

export interface TokenEventsTable {
  id: Generated<number>;
  connection_id: string;
  at: number;
  kind: string;
  cause: string;
  explanation: string;
  duration_ms: number | null;
}

export interface UsageTables {
  api_usage: ApiUsageTable;
  model_usage: ModelUsageTable;
}

export interface ModelUsageTable {
  connection_id: string;
  /** The beginning of the day (UTC). */
  day: number;
  model: string;
  calls: number;
  input_tokens: number;
  output_tokens: number;
}

export interface ApiUsageTable {
  connection_id: string;
  /** The beginning of the hour. */
  hour: number;
  calls: number;
  points: number;
  /** Answered with 429. */
  refused: number;
}

export interface ReminderTables {
  reminders: RemindersTable;
  reminder_changes: ReminderChangesTable;
}

export interface RemindersTable {
  id: string;
  connection_id: string;
  text: string | null;
  issue_key: string | null;
  /** Where that key means something; null without a key. */
  site_url: string | null;
  time_zone: string;
  due_at: number;
  /** Null while it waits for its time. */
  delivered_at: number | null;
}

/** SQLite only: whose reminders have changed, each person once, the newest change with the highest id. */
export interface ReminderChangesTable {
  id: Generated<number>;
  connection_id: string;
}

export interface SessionTables {
  sessions: SessionsTable;
  sign_ins: SignInsTable;
  extension_codes: ExtensionCodesTable;
}

export interface SessionsTable {
  id: string;
  token_hash: string;
  connection_id: string;
  carried_by: string;
  /** In words: "Firefox on Linux". */
  device: Generated<string>;
  /** 1 when the person asked to be remembered on that device, else 0. */
  remembered: Generated<number>;
  created_at: number;
  last_seen_at: number;
  /** The end if nobody calls any more; moves with use. */
  idle_expires_at: number;
  /** The end whatever happens. */
  absolute_expires_at: number;
}

export interface SignInsTable {
  state_hash: string;
  browser_hash: string;
  return_to: string;
  remembered: Generated<number>;
  expires_at: number;
}

export interface ExtensionCodesTable {
  code_hash: string;
  extension_id: string;
  code_challenge: string;
  connection_id: string;
  expires_at: number;
}
