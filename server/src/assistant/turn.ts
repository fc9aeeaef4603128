import { type DataParts, type JobCommand, jobCommand, type Page, reportAskedFor } from '@sidelight/contract';
import { type InferUIMessageChunk, isStepCount, streamText, toUIMessageStream } from 'ai';
import type { Ambient } from '../ambient.ts';
import type { Jira, JiraAccount } from '../jira/jira.ts';
import type { Reminders } from '../reminders/reminders.ts';
import type { ModelBudget, SpentTokens } from '../usage/model-usage.ts';
import type { Approvals } from './approvals.ts';
import { AssistantError } from './assistant-error.ts';
import { budgetUsedError } from './budget-used.ts';
import { calendarDay } from './calendar-day.ts';
import type { ChangeJournal } from './changes.ts';
import { remembered } from './context/remembered.ts';
import type { SummaryStore } from './context/summary.ts';
import type { Message } from './conversation.ts';
import { shownBy } from './current-page.ts';
import { filePartsOf, filesOf } from './files/file-parts.ts';
import type { PersonFiles } from './files/person-files.ts';
import { instructionsFor } from './instructions.ts';
import { type FirstCall, withCallFirst } from './models/call-first.ts';
import type { Answering } from './models/model-chain.ts';
import { modelFailure } from './models/model-failure.ts';
import type { ModelSource } from './models/model-source.ts';
import { PointsAllowance } from './points-allowance.ts';
import { remind } from './tools/remind/remind.ts';
import { isWriteCall, needsPlan } from './tools/write-tools.ts';
import { createToolset } from './toolset.ts';
import type { Attempts } from './trust/attempts.ts';
import { sentenceOf } from './trust/audit-log.ts';
import type { PersonRules } from './trust/person-rules.ts';
import { Reading } from './trust/reading.ts';
import type { TurnLimits } from './turn-limits.ts';
import { WriteGate } from './write-gate.ts';

export type Chunk = InferUIMessageChunk<Message>;

export interface TurnParts {
  readonly jira: Jira;
  readonly approvals: Approvals;
  readonly rules: PersonRules;
  readonly attempts: Attempts;
  readonly journal: ChangeJournal;
  readonly model: ModelSource;
  readonly budget: Pick<ModelBudget, 'usedUp' | 'spent'>;
  readonly summaries: SummaryStore;
  readonly files: PersonFiles;
  readonly reminders: Reminders;
  readonly ambient: Pick<Ambient, 'now' | 'newId'>;
  readonly limits: TurnLimits;
}

/** Everything that one turn of the model depends on. */
export interface TurnRequest {
  readonly conversationId: string;
  readonly connectionId: string;
  /** The site that the conversation is about; undefined for the one that is picked. */
  readonly siteUrl: string | undefined;
  /** The site of the page where the person is, where it is another one. */
  readonly otherSiteUrl: string | undefined;
  /** A change was decided and carried out in the same answer: the model has been told what it did. */
  readonly goesOn: boolean;
  /** What is called before any model is asked. */
  readonly first: FirstCall | null;
  /** What the person is to be told with every plan. */
  readonly caution: string | null;
  /** Up to and with what is to be answered. */
  readonly messages: readonly Message[];
  /** IANA name. */
  readonly timeZone: string;
  /** What the person is looking at. */
  readonly page: Page | undefined;
  /** The change whose Undo was pressed. */
  readonly changeId: string | undefined;
  readonly signal: AbortSignal;
  /** Turns an error into what the person may know about it. */
  readonly describe: (error: unknown) => DataParts['problem'];
  readonly log: (error: unknown) => void;
}

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
  const { timeZone, page, otherSiteUrl, conversationId, connectionId, log } = request;
  const pageIssueKey = page?.issueKey;
  // A turn that ends early (a failure, a reader that went away) must not leave the model talking.
  const ended = new AbortController();
  let finished = false;
  const signal = AbortSignal.any([request.signal, ended.signal]);
  const now = parts.ambient.now();
  // Only writes and instructions ask for the day; making date formats costs more than the rest of a short turn.
  const today = () => calendarDay(now, timeZone);
  const allowance = new PointsAllowance(limits.points);
  const account = (given: AbortSignal | undefined, siteUrl = request.siteUrl): JiraAccount =>
    parts.jira.at(siteUrl).as(connectionId, given ?? signal, allowance);
  const said = lastSaid(request.messages) ?? '';
  const reading = new Reading({ ...request, said, canBeMisled: model.needsInstructions });
  const gate = new WriteGate({
    mayBeMisled: (operations) => reading.mayHaveMisled(operations),
    caution: request.caution,
    approvals: parts.approvals,
    rules: parts.rules,
    attempts: parts.attempts,
    journal: parts.journal,
    now,
    changeId: request.changeId,
    conversationId,
    connectionId,
    sentence: sentenceOf(said),
    situation: () => {
      const within = AbortSignal.any([signal, AbortSignal.timeout(limits.toolMs)]);
      return {
        account: account(within),
        accountAt: (siteUrl) => account(within, siteUrl),
        today: today().today,
        timeZone,
        pageIssueKey,
        sentFiles: request.messages.map(filesOf).filter((sent) => sent.length > 0),
        files: parts.files.of(connectionId),
      };
    },
    log,
  });
  const tools = createToolset({
    account,
    gate,
    page,
    day: () => ({ today: today().today, timeZone }),
    remind: (input, jira) =>
      remind(input, { reminders: parts.reminders, connectionId, account: jira, now, timeZone }),
    onRead: () => reading.happens(),
    log,
  });
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
        pageIssueKey,
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
  const first: FirstCall | null =
    request.first ?? (report === undefined ? null : { toolName: 'run_job', input: report });
  const languageModel =
    first === null ? answeringModel : withCallFirst(answeringModel, first, () => parts.ambient.newId());
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

/** The ready-made job that the newest message names with a slash. */
function jobNamedIn(messages: readonly Message[]): JobCommand | undefined {
  if (messages.at(-1)?.role !== 'user') return undefined;
  const text = lastSaid(messages);
  return text === undefined ? undefined : jobCommand(text);
}

/** What the person said last. */
function lastSaid(messages: readonly Message[]): string | undefined {
  const said = messages.findLast(({ role }) => role === 'user');
  return said?.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))[0];
}
