import { errorRegistry } from '@sidelight/contract';
import type { Ambient } from '../ambient.ts';
import type { Jira } from '../jira/jira.ts';
import type { Approvals } from './approvals.ts';
import { AssistantError } from './assistant-error.ts';
import { undoneAlready } from './change-to-undo.ts';
import type { ChangeJournal } from './changes.ts';
import type { Outcome, PlannedWrite } from './planned-write.ts';
import { type Ran, runOperation } from './tools/run-operation.ts';
import { ToolFailure } from './tools/tool-failure.ts';

export interface WriteRunnerParts {
  readonly jira: Jira;
  readonly approvals: Approvals;
  readonly journal: ChangeJournal;
  readonly ambient: Pick<Ambient, 'now' | 'newId'>;
  /** Milliseconds a write may take, whatever happens to the client meanwhile. */
  readonly writeMs: number;
}

/** After these nobody here knows whether Jira did it. */
const uncertain = new Set(['jira.timeout', 'jira.unreachable', 'jira.unavailable', 'jira.unintelligible']);

/** Carries out approved writes, each once, and writes down what was done. */
export class WriteRunner {
  readonly #parts: WriteRunnerParts;

  constructor(parts: WriteRunnerParts) {
    this.#parts = parts;
  }

  /** Throws assistant.approval-spent when the write was run before; Jira's refusals are an outcome, not a throw. */
  async run(write: PlannedWrite, log: (error: unknown) => void): Promise<Outcome> {
    const { approvals, jira, writeMs } = this.#parts;
    await approvals.claim(write);
    const outcome = await this.#attempt(write, log, () =>
      jira.as(write.connectionId, AbortSignal.timeout(writeMs)),
    );
    // When this fails, the write stays "running" and is never run again; the person still gets the outcome.
    await approvals.finish(write, outcome).catch(log);
    return outcome;
  }

  async #attempt(
    write: PlannedWrite,
    log: (error: unknown) => void,
    account: () => ReturnType<Jira['as']>,
  ): Promise<Outcome> {
    const { undoes } = write.operation;
    try {
      // Before it runs: what would be undone twice is not, even when two undo it at once.
      if (undoes !== undefined) await this.#claimUndo(write.connectionId, undoes);
    } catch (error) {
      log(error);
      return { kind: 'failed', message: messageOf(error) };
    }
    try {
      const ran = await runOperation(write.operation, account());
      const changeId = await this.#record(write, ran, log);
      return { kind: 'done', output: { ...ran.output, ...changeId, ...(undoes && { undoes }) } };
    } catch (error) {
      log(error);
      if (undoes !== undefined) {
        await this.#parts.journal.markNotUndone(write.connectionId, undoes).catch(log);
      }
      return { kind: 'failed', message: messageOf(error) };
    }
  }

  async #claimUndo(connectionId: string, changeId: string): Promise<void> {
    const { journal, ambient } = this.#parts;
    if (await journal.markUndone(connectionId, changeId, ambient.now())) return;
    throw new AssistantError('assistant.impossible', { detail: undoneAlready });
  }

  /** What cannot be written down cannot be undone; the write itself is done all the same. */
  async #record(
    write: PlannedWrite,
    { output, written, made }: Ran,
    log: (error: unknown) => void,
  ): Promise<{ changeId?: string }> {
    const { journal, ambient } = this.#parts;
    const { conversationId, connectionId, toolCallId } = write;
    const id = ambient.newId();
    try {
      await journal.record({
        id,
        at: ambient.now(),
        conversationId,
        connectionId,
        toolCallId,
        issueKey: output.issue.key,
        operation: written,
        made,
        undoneAt: null,
      });
      return { changeId: id };
    } catch (error) {
      log(error);
      return {};
    }
  }
}

function messageOf(error: unknown): string {
  const { message } = new ToolFailure(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const timedOut = error instanceof Error && error.name === 'TimeoutError';
  if (timedOut) return `${errorRegistry['jira.timeout'].title} ${lookFirst}`;
  return uncertain.has(code) ? `${message} ${lookFirst}` : message;
}

const lookFirst = 'It is not known whether the change was made: look in Jira before asking again.';
