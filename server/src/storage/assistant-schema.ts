import type { Action, AuditEvent } from '@sidelight/contract';
import type { Generated } from 'kysely';
import type { DecidedBy } from '../assistant/trust/audit-log.ts';

/** The assistant's tables. Times are milliseconds since 1970; `body`, `outcome` and `operation` are JSON. */
export interface AssistantTables {
  conversations: ConversationsTable;
  messages: MessagesTable;
  planned_writes: PlannedWritesTable;
  planned_items: PlannedItemsTable;
  changes: ChangesTable;
  turn_leases: TurnLeasesTable;
  answer_parts: AnswerPartsTable;
  conversation_summaries: ConversationSummariesTable;
  person_rules: PersonRulesTable;
  allowed_actions: AllowedActionsTable;
  conversation_allowed_actions: ConversationAllowedActionsTable;
  audit_log: AuditLogTable;
  files: FilesTable;
  file_pieces: FilePiecesTable;
}

export interface FilesTable {
  id: string;
  connection_id: string;
  conversation_id: string | null;
  name: string;
  /** Null, as are `kind` and `sha256`, while it is arriving. */
  media_type: string | null;
  kind: string | null;
  size: number;
  sha256: string | null;
  created_at: number;
  expires_at: number;
}

export interface FilePiecesTable {
  file_id: string;
  /** 0, 1, 2, … */
  position: number;
  bytes: Uint8Array;
}

export interface PersonRulesTable {
  connection_id: string;
  read_only_since: number | null;
}

/** Done without asking, in every conversation. */
export interface AllowedActionsTable {
  connection_id: string;
  action: string;
  allowed_at: number;
}

export interface ConversationAllowedActionsTable {
  conversation_id: string;
  action: string;
  allowed_at: number;
}

export interface AuditLogTable {
  id: Generated<number>;
  at: number;
  connection_id: string;
  conversation_id: string | null;
  /** JSON: as the person was called then. */
  person: string | null;
  event: AuditEvent;
  decided_by: DecidedBy;
  action: Action;
  title: string;
  site: string | null;
  /** JSON: keys. */
  issues: string;
  total: number;
  sentence: string | null;
  detail: string | null;
  change_id: string | null;
  /** What is found by a search, folded. */
  words: string;
}

export interface ConversationSummariesTable {
  conversation_id: string;
  /** Id of the newest message that is summed up. */
  covers: string;
  text: string;
  model: string;
  made_at: number;
}

/** Conversations with a turn under way. */
export interface TurnLeasesTable {
  conversation_id: string;
  owner: string;
  until: number;
  connection_id: string;
  /** 1: somebody asked for it. */
  stop: number;
  heard: number;
}

/** What turns say that are heard in another process. */
export interface AnswerPartsTable {
  /** The turn. */
  owner: string;
  /** 0, 1, 2, … */
  position: number;
  conversation_id: string;
  /** JSON: a list of chunks. */
  chunks: string;
  /** 1: nothing follows. */
  last: number;
  at: number;
}

export interface ConversationsTable {
  id: string;
  connection_id: string;
  /** Null in those from before there could be several: the site that is picked. */
  site_url: string | null;
  title: string;
  created_at: number;
  last_said_at: number;
  /** The title as it is searched. */
  words: string;
}

export interface MessagesTable {
  conversation_id: string;
  /** 1, 2, 3, …: the order in the conversation. */
  position: number;
  id: string;
  body: string;
  saved_at: number;
  /** What was said in it, as it is searched. */
  words: string;
}

export interface PlannedWritesTable {
  conversation_id: string;
  tool_call_id: string;
  connection_id: string;
  state: string;
  /** The plan as shown and the operations as they will run. */
  body: string;
  outcome: string | null;
  created_at: number;
  expires_at: number;
  moved_at: number;
  /** What its entries in the journal have in common, from when it is run. */
  change_id: string | null;
  /** Who approved it. */
  decided_by: string | null;
  /** Who carries it out, while it is running, and until when nobody else may take it over. */
  runner: string | null;
  runner_until: number | null;
}

export interface PlannedItemsTable {
  conversation_id: string;
  tool_call_id: string;
  position: number;
  begun_at: number;
  /** JSON; null while it runs. */
  outcome: string | null;
}

export interface ChangesTable {
  id: string;
  connection_id: string;
  conversation_id: string;
  tool_call_id: string;
  issue_key: string;
  /** What was written, with its inverse. */
  operation: string;
  at: number;
  /** What Jira held afterwards. */
  made: string | null;
  /** Several entries of one plan have it in common; null in older ones, which stand alone. */
  change_id: string | null;
  undone_at: number | null;
}
