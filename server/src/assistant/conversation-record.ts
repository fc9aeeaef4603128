import type { Ambient } from '../ambient.ts';
import type { Vault } from '../vault/vault.ts';
import type { Approvals } from './approvals.ts';
import { AssistantError } from './assistant-error.ts';
import {
  type ConversationHead,
  type Kept,
  type Message,
  stored,
  type TranscriptStore,
  titleOf,
} from './conversation.ts';
import type { PlannedItemStore } from './execution/planned-item.ts';
import { withProgress } from './execution/progress.ts';
import type { ConversationOf } from './library/conversation-library.ts';
import { reconciled } from './message-endings.ts';
import type { ModelSource } from './models/model-source.ts';
import { readMessages } from './stored-messages.ts';

export interface RecordParts {
  readonly transcripts: TranscriptStore;
  readonly approvals: Approvals;
  readonly items: PlannedItemStore;
  readonly connections: Pick<Vault, 'find'>;
  readonly model: Pick<ModelSource, 'mostMessages'>;
  readonly ambient: Pick<Ambient, 'now'>;
}

type Log = (error: unknown) => void;

/** What was said in conversations, as it is kept and read again. */
export class ConversationRecord {
  readonly #parts: RecordParts;

  constructor(parts: RecordParts) {
    this.#parts = parts;
  }

  /**
   * Keeps the person's message and answers the conversation up to it. Changes that were waiting are dropped.
   * The same message may come again when its answer failed; that answer makes room for the next. What is answered may be
   * told when the message is `onDisk`.
   */
  async withQuestion(
    where: ConversationOf & { readonly pageSiteUrl: string | undefined },
    question: Message,
    log: Log,
  ): Promise<{ head: ConversationHead; messages: Message[] } & Kept> {
    const { transcripts, approvals, ambient } = this.#parts;
    const { connectionId, conversationId } = where;
    const now = ambient.now();
    const known = await this.#head(where);
    if (known === null) {
      const title = titleOf(textOf(question) || filesOf(question));
      const siteUrl = await this.#siteFor(where);
      const head = { id: conversationId, connectionId, siteUrl, title, createdAt: now };
      // Another caller's first message took the id just before.
      const kept = await transcripts.create(head, stored(question));
      if (kept === null) throw new AssistantError('assistant.conversation-unknown');
      return { head, messages: [question], ...kept };
    }
    await approvals.supersede(where);
    const earlier = await this.messages(conversationId, log);
    const again = earlier.findLastIndex(({ role }) => role === 'user');
    const repeated = earlier[again];
    if (repeated?.id === question.id && textOf(repeated) === textOf(question)) {
      const answers = earlier.slice(again + 1);
      if (!answers.some(proposedWrite)) {
        for (const { id } of answers) await transcripts.remove(conversationId, id);
        return { head: known, messages: earlier.slice(0, again + 1), onDisk: Promise.resolve() };
      }
    }
    const kept = await transcripts.add(conversationId, stored(question), now);
    if (kept === null) {
      throw new AssistantError('request.invalid', {
        detail: 'This message was sent and answered before. Send a new one.',
      });
    }
    return { head: known, messages: [...earlier, question], ...kept };
  }

  /** What a new conversation is about: the site of the page where the person can sign in to it, else the one that is picked. */
  async #siteFor(where: { connectionId: string; pageSiteUrl: string | undefined }): Promise<string | null> {
    const connection = await this.#parts.connections.find(where.connectionId);
    const ofPage = connection?.sites.find(({ url }) => url === where.pageSiteUrl);
    return (ofPage ?? connection?.site)?.url ?? null;
  }

  /** Null when there is none yet. Throws assistant.conversation-unknown when it is another caller's. */
  async #head({ connectionId, conversationId }: ConversationOf): Promise<ConversationHead | null> {
    const head = await this.#parts.transcripts.find(conversationId);
    if (head !== null && head.connectionId !== connectionId) {
      throw new AssistantError('assistant.conversation-unknown');
    }
    return head;
  }

  /** Throws assistant.conversation-unknown. */
  async demandHead(where: ConversationOf): Promise<ConversationHead> {
    const head = await this.#head(where);
    if (head === null) throw new AssistantError('assistant.conversation-unknown');
    return head;
  }

  /** The newest, brought up to what became of their plans. `limit`: as many as the models are sent, unless said otherwise. */
  async messages(
    conversationId: string,
    log: Log,
    limit = this.#parts.model.mostMessages,
  ): Promise<Message[]> {
    const { transcripts, approvals } = this.#parts;
    const [bodies, writes] = await Promise.all([
      transcripts.messages(conversationId, limit),
      approvals.review(conversationId),
    ]);
    return withProgress(reconciled(await readMessages(bodies, log), writes), writes, this.#parts.items);
  }

  save(conversationId: string, message: Message): Promise<void> {
    const { transcripts, ambient } = this.#parts;
    return transcripts.save(conversationId, stored(message), ambient.now());
  }
}

function textOf(message: Message): string {
  return message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
}

/** A message may be nothing but files. */
function filesOf(message: Message): string {
  return message.parts.flatMap((part) => (part.type === 'data-file' ? [part.data.name] : [])).join(', ');
}

function proposedWrite(message: Message): boolean {
  return message.parts.some((part) => part.type === 'data-plan');
}
