/** The assistant's tables. Times are milliseconds since 1970; `body`, `outcome` and `operation` are JSON. */
export interface AssistantTables {
  conversations: ConversationsTable;
  messages: MessagesTable;
  planned_writes: PlannedWritesTable;
  changes: ChangesTable;
  turn_leases: TurnLeasesTable;
  conversation_summaries: ConversationSummariesTable;
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
}

export interface ConversationsTable {
  id: string;
  connection_id: string;
  title: string;
  created_at: number;
}

export interface MessagesTable {
  conversation_id: string;
  /** 1, 2, 3, …: the order in the conversation. */
  position: number;
  id: string;
  body: string;
  saved_at: number;
}

export interface PlannedWritesTable {
  conversation_id: string;
  tool_call_id: string;
  connection_id: string;
  state: string;
  /** The plan as shown and the operation as it will run. */
  body: string;
  outcome: string | null;
  created_at: number;
  expires_at: number;
  moved_at: number;
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
  undone_at: number | null;
}
