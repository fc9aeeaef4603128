import {
  type DataParts,
  jobCommand,
  jobRegistry,
  type MessageMetadata,
  type ToolTypes,
} from '@sidelight/contract';
import { fold } from '@sidelight/language';
import type { UIMessage } from 'ai';

/** A message as it is stored, shown and streamed. */
export type Message = UIMessage<MessageMetadata, DataParts, ToolTypes>;
export type MessagePart = Message['parts'][number];

/** The head of a conversation. Times are milliseconds since 1970. */
export interface ConversationHead {
  readonly id: string;
  readonly connectionId: string;
  /** The site that it is about; null in old ones: the one that is picked. */
  readonly siteUrl: string | null;
  readonly title: string;
  readonly createdAt: number;
}

export interface StoredMessage {
  readonly id: string;
  readonly json: string;
  /** What is found by a search: its words, folded. */
  readonly words: string;
}

/** A message as it is stored. */
export function stored(message: Message): StoredMessage {
  const said = message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  return { id: message.id, json: JSON.stringify(message), words: fold(said) };
}

/** A conversation in a list. */
export interface ListedConversation extends ConversationHead {
  readonly lastSaidAt: number;
}

export interface ConversationSearch {
  readonly connectionId: string;
  /** Folded; empty for all. Found in titles and in what was said. */
  readonly words: string;
  /** Only what comes after this one in the list. */
  readonly after: { readonly lastSaidAt: number; readonly id: string } | null;
  readonly limit: number;
}

/** A message that was written, and that everybody sees. */
export interface Kept {
  /** Resolves when not even a power cut takes it back. Throws server.storage. */
  readonly onDisk: Promise<void>;
}

/** Where conversations are kept. Messages come back as stored text: `readMessages` validates them. */
export interface TranscriptStore {
  find(id: string): Promise<ConversationHead | null>;
  /** Together with its first message, in one commit. Null when there already is one with this id. */
  create(head: ConversationHead, first?: StoredMessage): Promise<Kept | null>;
  /** The newest `limit`, oldest of them first; each is the JSON of one message. */
  messages(conversationId: string, limit: number): Promise<string[]>;
  /** Adds the message at the end. Null when the conversation has one with this id. */
  add(conversationId: string, message: StoredMessage, at: number): Promise<Kept | null>;
  /** Adds the message at the end, or replaces the one with the same id in its place. */
  save(conversationId: string, message: StoredMessage, at: number): Promise<void>;
  remove(conversationId: string, messageId: string): Promise<void>;
  /** The one that was last spoken in first. */
  list(search: ConversationSearch): Promise<ListedConversation[]>;
  rename(conversationId: string, title: string): Promise<void>;
  /** With its messages and plans. What was changed stays in the journal and can be undone. */
  delete(conversationId: string): Promise<void>;
  /** All in which nothing was said since, but for those whose plan is being carried out. */
  deleteUnused(since: number): Promise<void>;
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
