import { conversationIdSchema } from '@sidelight/contract';
import { z } from 'zod';

/** The part of the browser's storage that is used here. */
export type ConversationStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const storageKey = 'sidelight.conversation';
const rememberedSchema = z.object({ accountId: z.string(), conversationId: conversationIdSchema });

export interface RememberedConversation {
  readonly read: () => string | undefined;
  readonly write: (conversationId: string) => void;
  readonly forget: () => void;
}

/**
 * The conversation that a reload brings back. It is remembered for one account: somebody else who signs in here
 * starts afresh. Storage may be full or forbidden; then a reload starts a new conversation and nothing else is lost.
 */
export function rememberedConversation(
  accountId: string,
  storage: () => ConversationStorage = () => window.localStorage,
): RememberedConversation {
  const attempt = <T>(step: (store: ConversationStorage) => T): T | undefined => {
    try {
      return step(storage());
    } catch {
      return undefined;
    }
  };
  return {
    read: () => {
      const remembered = attempt((store) =>
        rememberedSchema.safeParse(JSON.parse(store.getItem(storageKey) ?? 'null')),
      );
      return remembered?.success === true && remembered.data.accountId === accountId
        ? remembered.data.conversationId
        : undefined;
    },
    write: (conversationId) => {
      attempt((store) => store.setItem(storageKey, JSON.stringify({ accountId, conversationId })));
    },
    forget: () => {
      attempt((store) => store.removeItem(storageKey));
    },
  };
}
