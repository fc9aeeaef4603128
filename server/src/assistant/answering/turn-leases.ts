/** One turn of a conversation, in one process. */
export interface TurnLease {
  /** The turn. */
  readonly owner: string;
  /** Whose conversation it is. */
  readonly connectionId: string;
  readonly now: number;
  readonly until: number;
}

export interface TurnOf {
  readonly conversationId: string;
  readonly connectionId: string;
}

/** What other processes want of a turn. */
export interface TurnWish {
  readonly owner: string;
  readonly stop: boolean;
  /** Somebody follows the answer from another process. */
  readonly heard: boolean;
}

/** Which conversations have a turn under way in any process on the database. Times are milliseconds since 1970. */
export interface TurnLeaseStore {
  /** False while another owner's lease on the conversation has not ended. */
  take(conversationId: string, lease: TurnLease): Promise<boolean>;
  /** Those of the owners whose lease is still theirs; each now ends at `until`. */
  renew(owners: readonly string[], until: number): Promise<string[]>;
  release(conversationId: string, owner: string): Promise<void>;
  /** Whether anybody's lease on the conversation has not ended. */
  isTaken(conversationId: string, now: number): Promise<boolean>;
  /** Asks the process that answers to stop. False when none answers the caller there. */
  askToStop(turn: TurnOf, now: number): Promise<boolean>;
  /** Asks the process that answers to tell what it says. The turn, or null when none answers the caller there. */
  askToHear(turn: TurnOf, now: number): Promise<string | null>;
  /** What was asked of these turns. */
  wishes(owners: readonly string[]): Promise<TurnWish[]>;
}
