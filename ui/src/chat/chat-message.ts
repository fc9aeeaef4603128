import type { DataParts, MessageMetadata, ToolTypes } from '@sidelight/contract';
import type { UIMessage } from 'ai';

/** A message as it travels: text, the tools' calls and results, and our data parts. */
export type ChatMessage = UIMessage<MessageMetadata, DataParts, ToolTypes>;
export type ChatMessagePart = ChatMessage['parts'][number];
