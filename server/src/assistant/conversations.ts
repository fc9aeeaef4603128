import type { ChatRequest, Conversation, DataParts } from '@sidelight/contract';
import { createUIMessageStream } from 'ai';
import type { Ambient } from '../ambient.ts';
import type { Vault } from '../vault/vault.ts';
import { type AnswerPartStore, AnswerRelay } from './answering/answer-relay.ts';
import { LiveAnswers } from './answering/live-answers.ts';
import type { RunningTurn, RunningTurns } from './answering/running-turns.ts';
import type { TurnLeaseStore } from './answering/turn-leases.ts';
import type { Approvals } from './approvals.ts';
import { AssistantError } from './assistant-error.ts';
import { knownTimeZone } from './calendar-day.ts';
import type { ConversationHead, Message, TranscriptStore } from './conversation.ts';
import { ConversationRecord } from './conversation-record.ts';
import { decidedChunk, endingChunk } from './decision-chunks.ts';
import { againOf, changedMeanwhile, demandAgain, notDone } from './execution/again.ts';
import type { PlanRunner } from './execution/plan-runner.ts';
import type { PlannedItemStore } from './execution/planned-item.ts';
import type { ConversationOf } from './library/conversation-library.ts';
import { type Ending, refusedByPerson, settled, waitingParts, withEnding } from './message-endings.ts';
import type { FirstCall } from './models/call-first.ts';
import type { PlannedWrite } from './planned-write.ts';
import { type Chunk, runTurn, type TurnParts } from './turn.ts';

export interface ConversationsParts extends TurnParts {
  readonly connections: Pick<Vault, 'find'>;
  readonly transcripts: TranscriptStore;
  readonly approvals: Approvals;
  readonly writes: PlanRunner;
  readonly items: PlannedItemStore;
  readonly running: RunningTurns;
  readonly turnLeases: TurnLeaseStore;
  readonly answerParts: AnswerPartStore;
  readonly ambient: Pick<Ambient, 'now' | 'newId' | 'sleep'>;
}

export interface ConverseRequest {
  readonly connectionId: string;
  readonly request: ChatRequest;
  /** Turns an error into what the person may know about it. */
  readonly describe: (error: unknown) => DataParts['problem'];
  readonly log: (error: unknown) => void;
}

type Action<Kind> = Extract<ChatRequest['action'], { kind: Kind }>;
type Write = (chunk: Chunk) => void;

interface Decided {
  readonly head: ConversationHead;
  readonly decided: PlannedWrite;
  readonly messages: Message[];
  readonly approved: boolean;
}

/** Changes that one answer may make by a rule; after that the person is asked. */
const mostUnasked = 10;
/** The newest messages of a conversation that are shown again. */
const mostShown = 200;

/** The assistant's side of conversations: keeps them, answers, and carries out what the person decides. */
export class Conversations {
  readonly #parts: ConversationsParts;
  readonly #record: ConversationRecord;
  readonly #live = new LiveAnswers<Chunk>();
  readonly #relay: AnswerRelay<Chunk>;

  constructor(parts: ConversationsParts) {
    this.#parts = parts;
    this.#record = new ConversationRecord(parts);
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
    const turn = await this.#parts.running.begin(conversationId, request.connectionId);
    try {
      const stream =
        action.kind === 'message'
          ? await this.#answer(request, action, turn)
          : await this.#decide(request, action, turn);
      const where = { conversationId, connectionId: request.connectionId };
      const answer = this.#live.begin(where, untilEnd(this.#withAllowed(request, stream, turn), turn));
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

  async #answer(request: ConverseRequest, action: Action<'message'>, turn: RunningTurn) {
    const { ambient } = this.#parts;
    const createdAt = new Date(ambient.now()).toISOString();
    const files = await this.#parts.files.send(whereOf(request), action.files ?? []);
    const question: Message = {
      id: action.messageId,
      role: 'user',
      metadata: { createdAt },
      parts: [
        ...files.map((data) => ({ type: 'data-file' as const, id: data.id, data })),
        // Models refuse empty texts.
        ...(action.text === '' ? [] : [{ type: 'text' as const, text: action.text }]),
      ],
    };
    const pageSiteUrl = action.page?.siteUrl;
    const { head, messages } = await this.#record.withQuestion(
      { ...whereOf(request), pageSiteUrl },
      question,
      request.log,
    );
    const first = action.again === undefined ? null : await this.#tryAgain(request, messages, action.again);
    const id = ambient.newId();
    return this.#stream(request, { id }, async (write) => {
      write({ type: 'start', messageId: id, messageMetadata: { createdAt } });
      const isHere = pageSiteUrl === undefined || head.siteUrl === null || pageSiteUrl === head.siteUrl;
      const { changeId } = action;
      const page = isHere ? action.page : undefined;
      const about = { page, otherSiteUrl: isHere ? undefined : pageSiteUrl, changeId };
      await runTurn(
        this.#parts,
        { ...frame(request, head, turn), ...about, messages, goesOn: false, first, caution: null },
        write,
      );
    });
  }

  /** The answer, and after it what a rule of the person allows to be done without asking, one after the other. */
  async *#withAllowed(
    request: ConverseRequest,
    first: ReadableStream<Chunk>,
    turn: RunningTurn,
  ): AsyncGenerator<Chunk> {
    const where = whereOf(request);
    const { approvals } = this.#parts;
    let stream = first;
    for (let unasked = 0; ; unasked += 1) {
      // One answer on the wire has one beginning and one end.
      let end: Chunk | undefined;
      let hasAllowed = false;
      for await (const chunk of stream) {
        if (chunk.type === 'finish') end = chunk;
        else if (chunk.type !== 'start' || unasked === 0) yield chunk;
        if (chunk.type === 'data-plan' && chunk.data.allowedBy !== null) hasAllowed = true;
        // Of several in one step, the second one's turn comes after the first.
        if (chunk.type === 'tool-approval-response') hasAllowed = true;
      }
      const goesOn = hasAllowed && unasked < mostUnasked && !turn.signal.aborted;
      const allowed = goesOn ? await approvals.allowed(where) : null;
      if (allowed === null) {
        if (end !== undefined) yield end;
        return;
      }
      const head = await this.#record.demandHead(where);
      const messages = await this.#record.messages(where.conversationId, request.log);
      const decided = await approvals.approveByRule(allowed);
      stream = this.#carryOut(request, { head, decided, messages, approved: true }, turn);
    }
  }

  async #decide(request: ConverseRequest, action: Action<'decision'>, turn: RunningTurn) {
    const { log } = request;
    const where = whereOf(request);
    const { toolCallId, approved, allow } = action;
    try {
      const head = await this.#record.demandHead(where);
      const messages = await this.#record.messages(where.conversationId, log);
      const decided = await this.#parts.approvals.decide({ ...where, toolCallId, approved, allow });
      return this.#carryOut(request, { head, decided, messages, approved }, turn);
    } catch (error) {
      if (error instanceof AssistantError && isForNobody(error)) {
        await this.#parts.attempts.misused({ ...where, sentence: null }, error).catch(log);
      }
      throw error;
    }
  }

  /** What is left of a change, as a call that plans it anew. Throws assistant.approval-unknown, assistant.impossible. */
  async #tryAgain(
    request: ConverseRequest,
    messages: readonly Message[],
    toolCallId: string,
  ): Promise<FirstCall> {
    const write = await this.#parts.approvals.finished({ ...whereOf(request), toolCallId });
    return demandAgain(againOf(messages, write, await this.#parts.writes.lookAgain(write), notDone));
  }

  /** Does what was decided, and lets the model go on. */
  #carryOut(
    request: ConverseRequest,
    { head, decided, messages, approved }: Decided,
    turn: RunningTurn,
  ): ReadableStream<Chunk> {
    const { log } = request;
    const { conversationId, toolCallId } = decided;
    const last = messages.at(-1);
    const part = last && waitingParts(last).find((waiting) => waiting.toolCallId === toolCallId);
    if (last === undefined || part?.approval === undefined) {
      throw new AssistantError('assistant.approval-unknown');
    }
    const approvalId = part.approval.id;
    return this.#stream(request, last, async (write) => {
      write({ type: 'start', messageId: last.id });
      write(decidedChunk(approvalId, approved));
      const ending: Ending = approved
        ? await this.#parts.writes.run(decided, {
            log,
            stop: turn.signal,
            onProgress: (data) => write({ type: 'data-progress', id: toolCallId, data }),
          })
        : { kind: 'refused', reason: refusedByPerson };
      write(endingChunk(ending, toolCallId));
      const message = withEnding(last, toolCallId, ending);
      await this.#record.save(conversationId, message);
      // The model goes on when everything it asked for in this step has been decided.
      if (waitingParts(message).length > 0) return write({ type: 'finish', finishReason: 'tool-calls' });
      // What somebody else changed meanwhile was not written: the person is shown it as it is now.
      const again = isWhole(ending)
        ? null
        : againOf(messages, decided, await this.#parts.items.list(decided), changedMeanwhile);
      const history = [...messages.slice(0, -1), message];
      await runTurn(
        this.#parts,
        {
          ...frame(request, head, turn),
          messages: history,
          page: undefined,
          otherSiteUrl: undefined,
          changeId: undefined,
          goesOn: true,
          first: again,
          caution: again === null ? null : changedSinceShown,
        },
        write,
      );
    });
  }

  #stream(
    request: ConverseRequest,
    message: Message | { id: string },
    produce: (write: Write) => Promise<void>,
  ) {
    const { describe, log, request: body } = request;
    return createUIMessageStream<Message>({
      originalMessages: 'role' in message ? [message] : [],
      generateId: () => message.id,
      execute: async ({ writer }) => {
        const write: Write = (chunk) => writer.write(chunk);
        try {
          await produce(write);
        } catch (error) {
          log(error);
          write({ type: 'data-problem', data: describe(error) });
        }
      },
      onError: (error) => {
        log(error);
        return 'The answer broke off.';
      },
      onEnd: async ({ responseMessage }) => {
        if (responseMessage.parts.length > 0) {
          await this.#record.save(body.conversationId, settled(responseMessage));
        }
      },
    });
  }
}

const changedSinceShown = 'Somebody changed this after you were shown it: look at it as it is now.';

function whereOf({ connectionId, request }: ConverseRequest): ConversationOf {
  return { connectionId, conversationId: request.conversationId };
}

/** A decision on what does not wait, or not for the caller; what a rule refuses is written down with its plan. */
function isForNobody({ code }: AssistantError): boolean {
  return code === 'assistant.conversation-unknown' || code.startsWith('assistant.approval-');
}

/** Nothing of it was left undone that anybody wanted. */
function isWhole(ending: Ending): boolean {
  return (
    ending.kind === 'refused' || (ending.kind === 'done' && (ending.output.many?.failed.length ?? 0) === 0)
  );
}

async function* untilEnd(stream: AsyncIterable<Chunk>, turn: RunningTurn): AsyncGenerator<Chunk> {
  try {
    yield* stream;
  } finally {
    await turn.end();
  }
}

function frame(
  { connectionId, request, describe, log }: ConverseRequest,
  { siteUrl }: ConversationHead,
  turn: RunningTurn,
) {
  const { conversationId, timeZone } = request;
  return {
    conversationId,
    connectionId,
    siteUrl: siteUrl ?? undefined,
    timeZone: knownTimeZone(timeZone),
    signal: turn.signal,
    describe,
    log,
  };
}
