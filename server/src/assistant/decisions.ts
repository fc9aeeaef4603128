import { answerStream } from './answer-stream.ts';
import type { RunningTurn } from './answering/running-turns.ts';
import { AssistantError } from './assistant-error.ts';
import type { ConversationHead, Message } from './conversation.ts';
import type { ConversationRecord } from './conversation-record.ts';
import { type Action, type ConverseRequest, turnOf, whereOf } from './converse-request.ts';
import { decidedChunk, endingChunk } from './decision-chunks.ts';
import { againOf, changedMeanwhile } from './execution/again.ts';
import type { PlanRunner } from './execution/plan-runner.ts';
import type { ItemOutcome, PlannedItemStore } from './execution/planned-item.ts';
import { type Ending, refusedByPerson, waitingParts, withEnding } from './message-endings.ts';
import type { PlannedWrite } from './planned-write.ts';
import { type Chunk, runTurn } from './turn.ts';
import type { TurnParts } from './turn-request.ts';

export interface DecisionsParts extends TurnParts {
  readonly record: ConversationRecord;
  readonly writes: PlanRunner;
  readonly items: PlannedItemStore;
}

interface Decided {
  readonly head: ConversationHead;
  readonly decided: PlannedWrite;
  readonly messages: Message[];
  readonly approved: boolean;
}

/** Changes that one answer may make by a rule; after that the person is asked. */
const mostUnasked = 10;

/** What becomes of a planned change: decided by the person or by a rule of theirs, carried out, and told to the model. */
export class Decisions {
  readonly #parts: DecisionsParts;

  constructor(parts: DecisionsParts) {
    this.#parts = parts;
  }

  /** Throws before anything is done: assistant.conversation-unknown, assistant.approval-*. */
  async decide(
    request: ConverseRequest,
    action: Action<'decision'>,
    turn: RunningTurn,
  ): Promise<ReadableStream<Chunk>> {
    const { log } = request;
    const where = whereOf(request);
    const { toolCallId, approved, allow } = action;
    try {
      const head = await this.#parts.record.demandHead(where);
      const messages = await this.#parts.record.messages(where.conversationId, log);
      const decided = await this.#parts.approvals.decide({ ...where, toolCallId, approved, allow });
      return this.#carryOut(request, { head, decided, messages, approved }, turn);
    } catch (error) {
      if (error instanceof AssistantError && isForNobody(error)) {
        await this.#parts.attempts.misused({ ...where, sentence: null }, error).catch(log);
      }
      throw error;
    }
  }

  /** The answer, and after it what a rule of the person allows to be done without asking, one after the other. */
  async *withAllowed(
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
      const head = await this.#parts.record.demandHead(where);
      const messages = await this.#parts.record.messages(where.conversationId, request.log);
      const decided = await approvals.approveByRule(allowed);
      stream = this.#carryOut(request, { head, decided, messages, approved: true }, turn);
    }
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
    return answerStream(this.#parts.record, request, last, async (write) => {
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
      await this.#parts.record.save(conversationId, message);
      // The model goes on when everything it asked for in this step has been decided.
      if (waitingParts(message).length > 0) return write({ type: 'finish', finishReason: 'tool-calls' });
      // What somebody else changed meanwhile was not written: the person is shown it as it is now.
      const again = isWhole(ending)
        ? []
        : againOf(messages, decided, await this.#outcomesOf(decided), changedMeanwhile);
      const history = [...messages.slice(0, -1), message];
      await runTurn(
        this.#parts,
        {
          ...turnOf(request, head, turn),
          messages: history,
          page: undefined,
          otherSiteUrl: undefined,
          changeId: undefined,
          goesOn: true,
          first: again,
          caution: again.length === 0 ? null : changedSinceShown,
        },
        write,
      );
    });
  }

  /** In the order of the operations; null for what was not begun. */
  async #outcomesOf(write: PlannedWrite): Promise<(ItemOutcome | null)[]> {
    const items = await this.#parts.items.list(write);
    const known = new Map(items.map(({ position, outcome }) => [position, outcome]));
    return write.operations.map((_, position) => known.get(position) ?? null);
  }
}

const changedSinceShown = 'Somebody changed this after you were shown it: look at it as it is now.';

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
