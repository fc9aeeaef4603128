import { reportAskedFor } from '@sidelight/contract';
import {
  type InferUIMessageChunk,
  isStepCount,
  // Keeps nothing for a second reader: the other one holds every piece twice and reads a text anew with each of its pieces.
  experimental_streamTextLowMemory as streamText,
  toUIMessageStream,
} from 'ai';
import type { SpentTokens } from '../usage/model-usage.ts';
import { AssistantError } from './assistant-error.ts';
import { budgetUsedError } from './budget-used.ts';
import { calendarDay } from './calendar-day.ts';
import { remembered } from './context/remembered.ts';
import type { Message } from './conversation.ts';
import { shownBy } from './current-page.ts';
import { filePartsOf } from './files/file-parts.ts';
import { instructionsFor } from './instructions.ts';
import { jobNamedIn, lastSaid } from './last-said.ts';
import { type FirstCall, withCallsFirst } from './models/call-first.ts';
import type { Answering } from './models/model-chain.ts';
import { modelFailure } from './models/model-failure.ts';
import { isWriteCall, needsPlan } from './tools/write-tools.ts';
import { Reading } from './trust/reading.ts';
import type { TurnParts, TurnRequest } from './turn-request.ts';
import { turnTools } from './turn-tools.ts';

export type Chunk = InferUIMessageChunk<Message>;

/**
 * Asks the model, runs its reads and stops at its writes, until it has answered. Writes everything to `write` as
 * it happens, failures too; rejects only for a fault of our own.
 */
export async function runTurn(
  parts: TurnParts,
  request: TurnRequest,
  write: (chunk: Chunk) => void,
): Promise<void> {
  const fail = (error: unknown) => {
    request.log(error);
    write({ type: 'data-problem', data: request.describe(error) });
    write({ type: 'finish', finishReason: 'error' });
  };
  try {
    for await (const chunk of modelChunks(parts, request)) {
      if (chunk.type === 'failed') return fail(chunk.error);
      write(chunk);
    }
  } catch (error) {
    if (request.signal.aborted) write({ type: 'abort' });
    else fail(error);
  }
}

const misused = 'The model used this tool wrongly and was told so.';

async function* modelChunks(
  parts: TurnParts,
  request: TurnRequest,
): AsyncGenerator<Chunk | { type: 'failed'; error: unknown }> {
  const { limits, model } = parts;
  const { timeZone, page, otherSiteUrl, connectionId, log } = request;
  // A turn that ends early (a failure, a reader that went away) must not leave the model talking.
  const ended = new AbortController();
  let finished = false;
  const signal = AbortSignal.any([request.signal, ended.signal]);
  const now = parts.ambient.now();
  // Only writes and instructions ask for the day; making date formats costs more than the rest of a short turn.
  const today = () => calendarDay(now, timeZone);
  const said = lastSaid(request.messages) ?? '';
  const reading = new Reading({ ...request, said, canBeMisled: model.needsInstructions });
  const { account, gate, tools } = turnTools(parts, request, { signal, reading, now, today });
  let answering: Answering | undefined;
  const spending = {
    usedUp: async () => {
      const used = await parts.budget.usedUp(connectionId);
      return used === null ? null : budgetUsedError(used, now, timeZone);
    },
    onSpent: (spent: SpentTokens) => parts.budget.spent(connectionId, spent),
  };
  // The built-in model reads names alone.
  const fileReading = model.needsInstructions ? parts.files.readingFor(connectionId) : null;
  const files = await filePartsOf(request.messages, fileReading);
  if (files.haveContent) reading.happens();
  const messages = await remembered(parts, {
    ...request,
    tools,
    files,
    signal,
    writing: { ...spending, log },
  });
  const job = jobNamedIn(request.messages);
  const report = job && reportAskedFor(job);
  const answeringModel = model.forTurn({
    situation: async () => ({
      now,
      timeZone,
      vocabulary: await account(signal).vocabulary(),
      context: {
        pageIssueKey: page?.issueKey,
        pageShows: shownBy(page),
        // Pressed beside a change, Undo means that one and no reminder.
        ...(request.changeId === undefined ? {} : { lastReminder: undefined }),
      },
    }),
    onAnswering: (by) => {
      answering = by;
    },
    ...spending,
    log,
  });
  const reporting: FirstCall[] = report === undefined ? [] : [{ toolName: 'run_job', input: report }];
  const first = request.first.length > 0 ? request.first : reporting;
  const languageModel =
    first.length === 0 ? answeringModel : withCallsFirst(answeringModel, first, () => parts.ambient.newId());
  const failures: unknown[] = [];
  const result = streamText({
    model: languageModel,
    messages,
    tools,
    ...(model.needsInstructions
      ? { instructions: instructionsFor({ ...today(), timeZone, page, otherSiteUrl, job: job?.job }) }
      : {}),
    toolApproval: ({ toolCall }) =>
      toolCall.dynamic !== true && isWriteCall(toolCall) && needsPlan(toolCall)
        ? gate.approvalOf(toolCall)
        : 'not-applicable',
    stopWhen: isStepCount(limits.steps),
    // The last step has to say something instead of asking for more.
    prepareStep: ({ stepNumber }) =>
      stepNumber >= limits.steps - 1 ? { toolChoice: 'none' as const } : undefined,
    timeout: {
      totalMs: limits.totalMs,
      toolMs: limits.toolMs,
    },
    abortSignal: signal,
    maxRetries: 0,
    telemetry: { isEnabled: false },
    onError: ({ error }) => {
      failures.push(error);
    },
  });
  const chunks = toUIMessageStream<typeof tools, Message>({
    stream: result.stream,
    tools,
    sendStart: false,
    sendReasoning: false,
    onError: () => 'The model failed.',
    redactToolErrors: false,
  });
  let announced: Answering | undefined;
  try {
    for await (const chunk of chunks) {
      if (answering !== announced && answering !== undefined) {
        announced = answering;
        yield { type: 'message-metadata', messageMetadata: announced };
      }
      if (chunk.type === 'error') {
        yield { type: 'failed', error: modelFailure(failures.at(-1)) };
        return;
      }
      if (chunk.type === 'abort' && !request.signal.aborted) {
        yield { type: 'failed', error: tookTooLong(limits.totalMs) };
        return;
      }
      if (chunk.type === 'tool-approval-request') {
        const plan = gate.planOf(chunk.toolCallId);
        if (plan !== undefined) yield { type: 'data-plan', id: chunk.toolCallId, data: plan };
      }
      // Whole it comes right after. Whoever builds a message of the pieces reads all of the input again with each of them.
      if (chunk.type === 'tool-input-delta') continue;
      // The SDK's text is for the model, which got it; the person needs no schema faults.
      yield chunk.type === 'tool-input-error' ? { ...chunk, errorText: misused } : chunk;
    }
    finished = true;
  } finally {
    if (!finished) ended.abort();
  }
}

/** The model has time-outs of its own: this is the whole of it, with all that was asked of Jira. */
function tookTooLong(milliseconds: number): AssistantError {
  const seconds = Math.ceil(milliseconds / 1000);
  const time = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} minutes`;
  return new AssistantError('assistant.turn-too-long', { detail: `One question may take ${time}.` });
}
