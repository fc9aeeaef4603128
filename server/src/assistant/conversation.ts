import {
  type DataParts,
  jobCommand,
  jobRegistry,
  type MessageMetadata,
  type ToolTypes,
} from '@sidelight/contract';
import type { UIMessage } from 'ai';

/** A message as it is stored, shown and streamed. */
export type Message = UIMessage<MessageMetadata, DataParts, ToolTypes>;
export type MessagePart = Message['parts'][number];

/** The head of a conversation. Times are milliseconds since 1970. */
export interface ConversationHead {
  readonly id: string;
  readonly connectionId: string;
  readonly title: string;
  readonly createdAt: number;
}

export interface StoredMessage {
  readonly id: string;
  readonly json: string;
}

/** Where conversations are kept. Messages come back as stored text: `readMessages` validates them. */
export interface TranscriptStore {
  find(id: string): Promise<ConversationHead | null>;
  /** Together with its first message, in one commit. False when there already is one with this id. */
  create(head: ConversationHead, first?: StoredMessage): Promise<boolean>;
  /** The newest `limit`, oldest of them first; each is the JSON of one message. */
  messages(conversationId: string, limit: number): Promise<string[]>;
  /** Adds the message at the end. False when the conversation has one with this id. */
  add(conversationId: string, message: StoredMessage, at: number): Promise<boolean>;
  /** Adds the message at the end, or replaces the one with the same id in its place. */
  save(conversationId: string, message: StoredMessage, at: number): Promise<void>;
  remove(conversationId: string, messageId: string): Promise<void>;
}

const longestTitle = 80;

/** The first sentence, cut at a word. */
export function titleOf(text: string): string {
  const job = jobCommand(text);
  if (job !== undefined) {
    const { title } = jobRegistry[job.job];
    return job.argument === undefined ? title : `${title}: ${titleOf(job.argument)}`;
  }
  const [sentence = ''] = text.trim().split(/(?<=[.!?])\s|\n/, 1);
  const flat = sentence.replaceAll(/\s+/g, ' ').trim();
  if (flat.length <= longestTitle) return flat.replace(/\.$/, '');
  const cut = flat.slice(0, longestTitle);
  const lastSpace = cut.lastIndexOf(' ');
  return `${cut.slice(0, lastSpace > 20 ? lastSpace : longestTitle)}…`;
}
