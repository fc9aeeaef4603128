import type { ConversationHead as Head, Conversations as Listed } from '@sidelight/contract';
import { fold } from '@sidelight/language';
import { AssistantError } from '../assistant-error.ts';
import type { ConversationHead, ListedConversation, TranscriptStore } from '../conversation.ts';
import type { PlannedWriteStore } from '../planned-write.ts';

export interface LibraryParts {
  readonly transcripts: TranscriptStore;
  readonly writes: Pick<PlannedWriteStore, 'list'>;
}

export interface ConversationOf {
  readonly connectionId: string;
  readonly conversationId: string;
}

/** More than anybody reads in one file. */
const mostExported = 2_000;

/** A person's conversations as things to find, name, keep and throw away. */
export class ConversationLibrary {
  readonly #parts: LibraryParts;

  constructor(parts: LibraryParts) {
    this.#parts = parts;
  }

  /** Throws request.invalid for a `before` that this did not make. */
  async list(where: {
    readonly connectionId: string;
    readonly query: string | undefined;
    readonly before: string | undefined;
    readonly limit: number;
  }): Promise<Listed> {
    const found = await this.#parts.transcripts.list({
      connectionId: where.connectionId,
      words: fold(where.query ?? ''),
      after: where.before === undefined ? null : placeOf(where.before),
      limit: where.limit + 1,
    });
    const page = found.slice(0, where.limit);
    const last = page.at(-1);
    const next = found.length > page.length && last !== undefined ? `${last.lastSaidAt}_${last.id}` : null;
    return { conversations: page.map(headOf), next };
  }

  /** Throws assistant.conversation-unknown. */
  async rename(which: ConversationOf, title: string): Promise<void> {
    await this.#demand(which);
    await this.#parts.transcripts.rename(which.conversationId, title);
  }

  /** Throws assistant.conversation-unknown, and assistant.busy while a change of it is being carried out. */
  async delete(which: ConversationOf): Promise<void> {
    await this.#demand(which);
    const writes = await this.#parts.writes.list(which.conversationId);
    if (writes.some(({ state, runnerUntil }) => state === 'running' && runnerUntil !== null)) {
      throw new AssistantError('assistant.busy');
    }
    await this.#parts.transcripts.delete(which.conversationId);
  }

  /** As Markdown, to keep or to send on. Throws assistant.conversation-unknown. */
  async export(which: ConversationOf, log: (error: unknown) => void): Promise<string> {
    const head = await this.#demand(which);
    // The AI SDK is not loaded with the server.
    const [bodies, { readMessages }, { markdownOf }] = await Promise.all([
      this.#parts.transcripts.messages(head.id, mostExported),
      import('../stored-messages.ts'),
      import('./markdown-of.ts'),
    ]);
    return markdownOf(head, await readMessages(bodies, log));
  }

  async #demand({ connectionId, conversationId }: ConversationOf): Promise<ConversationHead> {
    const head = await this.#parts.transcripts.find(conversationId);
    if (head === null || head.connectionId !== connectionId) {
      throw new AssistantError('assistant.conversation-unknown');
    }
    return head;
  }
}

function placeOf(before: string): { lastSaidAt: number; id: string } {
  const read = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(before);
  if (read === null) {
    throw new AssistantError('request.invalid', {
      detail: 'Load the list of conversations from its beginning.',
    });
  }
  return { lastSaidAt: Number(read[1]), id: read[2] ?? '' };
}

function headOf({ id, title, siteUrl, createdAt, lastSaidAt }: ListedConversation): Head {
  return {
    id,
    title,
    siteUrl,
    createdAt: new Date(createdAt).toISOString(),
    lastSaidAt: new Date(lastSaidAt).toISOString(),
  };
}
