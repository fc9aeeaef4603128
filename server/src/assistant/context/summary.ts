/** What was said in the older part of a conversation, in the words of a model: data, never instructions. */
export interface ConversationSummary {
  /** The id of the newest message that it covers; it covers all before it, too. */
  readonly covers: string;
  readonly text: string;
  /** The model that wrote it. */
  readonly model: string;
  readonly madeAt: number;
}

export interface SummaryStore {
  find(conversationId: string): Promise<ConversationSummary | null>;
  /** In place of the one there was. */
  save(conversationId: string, summary: ConversationSummary): Promise<void>;
}
