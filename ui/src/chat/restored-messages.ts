import { type Conversation, messageMetadataSchema } from '@sidelight/contract';
import { z } from 'zod';
import type { ChatMessage, ChatMessagePart } from './chat-message.ts';

const frameSchema = z.union([
  z.looseObject({ type: z.literal('text'), text: z.string() }),
  z.looseObject({ type: z.literal('step-start') }),
  z.looseObject({ type: z.string().startsWith('data-'), data: z.unknown() }),
  z.looseObject({
    type: z.string().startsWith('tool-'),
    toolCallId: z.string(),
    state: z.enum([
      'input-streaming',
      'input-available',
      'approval-requested',
      'approval-responded',
      'output-available',
      'output-error',
      'output-denied',
    ]),
  }),
]);

export interface Restored {
  readonly messages: ChatMessage[];
  /** Somebody is answering at this moment. */
  readonly answering: boolean;
  /** The site that it is about; null for a new one. */
  readonly siteUrl: string | null;
}

export const nothingSaid: Restored = { messages: [], answering: false, siteUrl: null };

export function restoredConversation(conversation: Conversation): Restored {
  const { answering, siteUrl } = conversation;
  return { messages: restoredMessages(conversation), answering, siteUrl };
}

/**
 * A stored conversation as messages of the chat. Parts of a kind this version does not know are left out; of a kind that it
 * knows, but not kept whole, they are told of: see message-blocks.
 */
export function restoredMessages(conversation: Conversation): ChatMessage[] {
  return conversation.messages.map(({ id, role, parts, ...message }) => {
    const metadata = messageMetadataSchema.safeParse(message['metadata']);
    return {
      id,
      role,
      parts: parts.filter(isKnown),
      ...(metadata.success ? { metadata: metadata.data } : {}),
    };
  });
}

function isKnown(part: unknown): part is ChatMessagePart {
  return frameSchema.safeParse(part).success;
}
