import { answerStream } from './answer-stream.ts';
import type { RunningTurn } from './answering/running-turns.ts';
import type { Message } from './conversation.ts';
import type { ConversationRecord } from './conversation-record.ts';
import { type Action, type ConverseRequest, turnOf, whereOf } from './converse-request.ts';
import { againOf, demandAgain, notDone } from './execution/again.ts';
import type { PlanRunner } from './execution/plan-runner.ts';
import type { FirstCall } from './models/call-first.ts';
import { type Chunk, runTurn } from './turn.ts';
import type { TurnParts } from './turn-request.ts';

export interface QuestionsParts extends TurnParts {
  readonly record: ConversationRecord;
  readonly writes: PlanRunner;
}

/** What the person says, and its answer by a model. */
export class Questions {
  readonly #parts: QuestionsParts;

  constructor(parts: QuestionsParts) {
    this.#parts = parts;
  }

  /** Throws before anything is streamed: assistant.conversation-unknown, assistant.approval-unknown, request.invalid. */
  async answer(
    request: ConverseRequest,
    action: Action<'message'>,
    turn: RunningTurn,
  ): Promise<ReadableStream<Chunk>> {
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
    const { head, messages, onDisk } = await this.#parts.record.withQuestion(
      { ...whereOf(request), pageSiteUrl },
      question,
      request.log,
    );
    const first = action.again === undefined ? [] : await this.#tryAgain(request, messages, action.again);
    const id = ambient.newId();
    const answer = answerStream(this.#parts.record, request, { id }, async (write) => {
      write({ type: 'start', messageId: id, messageMetadata: { createdAt } });
      const isHere = pageSiteUrl === undefined || head.siteUrl === null || pageSiteUrl === head.siteUrl;
      const { changeId } = action;
      const page = isHere ? action.page : undefined;
      const about = { page, otherSiteUrl: isHere ? undefined : pageSiteUrl, changeId };
      await runTurn(
        this.#parts,
        { ...turnOf(request, head, turn), ...about, messages, goesOn: false, first, caution: null },
        write,
      );
    });
    try {
      // While the disk takes the question, the model and Jira are asked; what they say is told when it has it.
      await onDisk;
    } catch (error) {
      turn.abandon();
      await answer.cancel(error).catch(request.log);
      throw error;
    }
    return answer;
  }

  /** What is left of a change, as calls that plan it anew. Throws assistant.approval-unknown, assistant.impossible. */
  async #tryAgain(
    request: ConverseRequest,
    messages: readonly Message[],
    toolCallId: string,
  ): Promise<readonly FirstCall[]> {
    const write = await this.#parts.approvals.finished({ ...whereOf(request), toolCallId });
    return demandAgain(againOf(messages, write, await this.#parts.writes.lookAgain(write), notDone));
  }
}
