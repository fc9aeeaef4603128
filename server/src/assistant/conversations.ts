import type { Conversation } from '@sidelight/contract';
import type { Ambient } from '../ambient.ts';
import type { Vault } from '../vault/vault.ts';
import { type AnswerPartStore, AnswerRelay } from './answering/answer-relay.ts';
import { LiveAnswers } from './answering/live-answers.ts';
import { PacedStarts } from './answering/paced-starts.ts';
import type { RunningTurn, RunningTurns } from './answering/running-turns.ts';
import type { TurnLeaseStore } from './answering/turn-leases.ts';
import type { TranscriptStore } from './conversation.ts';
import { ConversationRecord } from './conversation-record.ts';
import type { ConverseRequest } from './converse-request.ts';
import { Decisions } from './decisions.ts';
import type { PlanRunner } from './execution/plan-runner.ts';
import type { PlannedItemStore } from './execution/planned-item.ts';
import type { ConversationOf } from './library/conversation-library.ts';
import { Questions } from './questions.ts';
import type { Chunk } from './turn.ts';
import type { TurnParts } from './turn-request.ts';

export interface ConversationsParts extends TurnParts {
  readonly connections: Pick<Vault, 'find'>;
  readonly transcripts: TranscriptStore;
  readonly writes: PlanRunner;
  readonly items: PlannedItemStore;
  readonly running: RunningTurns;
  readonly turnLeases: TurnLeaseStore;
  readonly answerParts: AnswerPartStore;
  readonly ambient: Pick<Ambient, 'now' | 'newId' | 'sleep'>;
}

/** The newest messages of a conversation that are shown again. */
const mostShown = 200;

/** The assistant's side of conversations: keeps them, answers, and carries out what the person decides. */
export class Conversations {
  readonly #parts: ConversationsParts;
  readonly #record: ConversationRecord;
  readonly #questions: Questions;
  readonly #decisions: Decisions;
  readonly #starts = new PacedStarts();
  readonly #live = new LiveAnswers<Chunk>();
  readonly #relay: AnswerRelay<Chunk>;

  constructor(parts: ConversationsParts) {
    this.#parts = parts;
    const record = new ConversationRecord(parts);
    this.#record = record;
    this.#questions = new Questions({ ...parts, record });
    this.#decisions = new Decisions({ ...parts, record });
    this.#relay = new AnswerRelay({
      store: parts.answerParts,
      leases: parts.turnLeases,
      ambient: parts.ambient,
    });
  }

  /**
   * Takes one message or decision and answers what follows, chunk by chunk; it goes on whether or not somebody reads
   * it. Throws before anything is streamed: assistant.busy, assistant.conversation-unknown, assistant.approval-*,
   * request.invalid for a message that was sent before.
   */
  async converse(request: ConverseRequest): Promise<AsyncIterable<Chunk>> {
    const { conversationId, action } = request.request;
    await this.#starts.mayBegin();
    const turn = await this.#parts.running.begin(conversationId, request.connectionId);
    try {
      const stream =
        action.kind === 'message'
          ? await this.#questions.answer(request, action, turn)
          : await this.#decisions.decide(request, action, turn);
      const where = { conversationId, connectionId: request.connectionId };
      const whole = this.#decisions.withAllowed(request, stream, turn);
      const answer = this.#live.begin(where, untilEnd(whole, turn));
      void turn.heard.then(() => this.#relay.tell(turn.id, conversationId, answer.since)).catch(request.log);
      return answer.said;
    } catch (error) {
      await turn.end();
      throw error;
    }
  }

  /**
   * The answer under way in any process, from its beginning; null when there is none of the caller. Where another process
   * gives it, it is followed until `signal` is aborted.
   */
  async follow(where: ConversationOf, signal: AbortSignal): Promise<AsyncIterable<Chunk> | null> {
    return this.#live.follow(where) ?? this.#relay.hear(where, signal);
  }

  /** Throws assistant.conversation-unknown. */
  async read(where: ConversationOf & { readonly log: (error: unknown) => void }): Promise<Conversation> {
    const { id, title, siteUrl, createdAt } = await this.#record.demandHead(where);
    // Asked for first: an answer that ends in between is in the messages.
    const answering = await this.#parts.running.isUnderWay(id);
    const messages = await this.#record.messages(id, where.log, mostShown);
    return {
      id,
      title,
      createdAt: new Date(createdAt).toISOString(),
      siteUrl,
      answering,
      messages: messages.flatMap(({ role, ...message }) =>
        role === 'system' ? [] : [{ ...message, role, parts: message.parts }],
      ),
    };
  }
}

async function* untilEnd(stream: AsyncIterable<Chunk>, turn: RunningTurn): AsyncGenerator<Chunk> {
  try {
    yield* stream;
  } finally {
    await turn.end();
  }
}
