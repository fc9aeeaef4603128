import type { PlanProgress } from '@sidelight/contract';
import type { Ambient } from '../../ambient.ts';
import type { Jira } from '../../jira/jira.ts';
import { AssistantError } from '../assistant-error.ts';
import type { ChangeJournal } from '../changes.ts';
import type { PersonFiles } from '../files/person-files.ts';
import type { Operation } from '../operation.ts';
import type { Outcome, PlannedWrite, PlannedWriteStore } from '../planned-write.ts';
import { ToolFailure } from '../tools/tool-failure.ts';
import { endEntryOf } from '../trust/audit-log.ts';
import { demandOpen, type WriteRules } from '../trust/write-rules.ts';
import { type Carried, makesNew, withDoneElsewhere } from './done-elsewhere.ts';
import { inOrder } from './in-order.ts';
import { blockedBy, orderOf, resolved } from './operation-order.ts';
import { outcomeOf } from './outcome-of.ts';
import { type ItemOutcome, type PlannedItemStore, progressOf } from './planned-item.ts';
import { foundAfterAll, type ItemToRun, LaterError, runItem } from './run-item.ts';

export interface PlanRunnerParts {
  readonly jira: Jira;
  readonly writes: PlannedWriteStore;
  readonly items: PlannedItemStore;
  readonly journal: ChangeJournal;
  readonly files: Pick<PersonFiles, 'of'>;
  /** Asked again before each operation: they may have changed since the person approved it. */
  readonly rules: WriteRules;
  readonly ambient: Pick<Ambient, 'now' | 'newId' | 'sleep'>;
  /** Milliseconds one operation may take, whatever happens to the client meanwhile. */
  readonly writeMs: number;
}

export interface RunOptions {
  readonly log: (error: unknown) => void;
  readonly onProgress?: (progress: PlanProgress) => void;
  /** Aborted when the person wants no more of it: what is under way is finished, the rest is skipped. */
  readonly stop?: AbortSignal;
}

/** Few enough for Jira's limits on writes at one time, and enough to hide its latency. */
const operationsAtOnce = 4;
/** A runner that was not heard of for so long is taken for dead. */
const holdMs = 15_000;
const mostPauses = 20;

const skipped: ItemOutcome = { kind: 'skipped', message: 'It was stopped before its turn.' };
const tooBusy: ItemOutcome = {
  kind: 'uncertain',
  message:
    'Jira took no more requests for a long time. Look whether it was written before you ask for it again.',
};

/** Carries out approved plans, each operation once, also when the process dies in between. */
export class PlanRunner {
  readonly #parts: PlanRunnerParts;
  readonly #pausing = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  constructor(parts: PlanRunnerParts) {
    this.#parts = parts;
  }

  /**
   * Runs an approved write. Throws assistant.approval-spent when it was run before, assistant.goes-on-later
   * when this process stops meanwhile; Jira's refusals are an outcome, not a throw.
   */
  async run(write: PlannedWrite, options: RunOptions): Promise<Outcome> {
    const { writes, ambient } = this.#parts;
    const runner = this.#newRunner();
    const changeId = ambient.newId();
    if (!(await writes.claim(write, runner, changeId, ambient.now()))) {
      throw new AssistantError('assistant.approval-spent');
    }
    return this.#tracked(this.#carryOut({ ...write, state: 'running', changeId }, runner.id, options));
  }

  /** Goes on with what processes that died have left. Answers how many plans those were, once they are done. */
  async recover(log: (error: unknown) => void): Promise<number> {
    if (this.#pausing.signal.aborted) return 0;
    const runner = this.#newRunner();
    const left = await this.#parts.writes.takeOver(runner, this.#parts.ambient.now());
    await Promise.all(
      left.map((write) => this.#tracked(this.#carryOut(write, runner.id, { log })).catch(log)),
    );
    return left.length;
  }

  /**
   * What became of a plan's operations, in their order, once those were looked for of which nobody knew whether they were
   * made, and those that a later plan of the conversation has made: none may be made twice. Throws JiraError.
   */
  async lookAgain(write: PlannedWrite): Promise<(ItemOutcome | null)[]> {
    const outcomes = await this.#foundAgain(write);
    const all = await this.#parts.writes.list(write.conversationId);
    const later = all.filter(
      ({ state, createdAt, toolCallId }) =>
        state === 'finished' && createdAt >= write.createdAt && toolCallId !== write.toolCallId,
    );
    const carried: Carried[] = [];
    for (const each of later) {
      if (!each.operations.some(makesNew)) continue;
      const found = await this.#foundAgain(each);
      carried.push({ operations: each.operations, outcomes: found });
    }
    return withDoneElsewhere(write, outcomes, carried);
  }

  async #foundAgain(write: PlannedWrite): Promise<(ItemOutcome | null)[]> {
    const { items, ambient, jira, writeMs } = this.#parts;
    const known = await items.list(write);
    const outcomes = write.operations.map(
      (_, place) => known.find(({ position }) => position === place)?.outcome ?? null,
    );
    for (const { position, begunAt, outcome } of known) {
      const operation = write.operations[position];
      if (operation === undefined || !makesNew(operation) || outcome?.kind !== 'uncertain') continue;
      const item: ItemToRun = {
        plan: write,
        connectionId: write.connectionId,
        changeId: write.changeId ?? ambient.newId(),
        alone: write.operations.length === 1,
        position,
        operation: resolved(operation, outcomes),
        begunAt,
      };
      const signal = AbortSignal.timeout(writeMs);
      const account = jira.at(operation.siteUrl).as(write.connectionId, signal);
      outcomes[position] = (await foundAfterAll(this.#parts, item, account)) ?? outcome;
    }
    return outcomes;
  }

  /** Begins no further operation, and resolves when those under way are written down. */
  async pause(): Promise<void> {
    this.#pausing.abort();
    await Promise.allSettled(this.#running);
  }

  async #carryOut(write: PlannedWrite, runnerId: string, options: RunOptions): Promise<Outcome> {
    const { writes, items, ambient } = this.#parts;
    const begun = new Map((await items.list(write)).map((item) => [item.position, item]));
    const outcomes = write.operations.map((_, position) => begun.get(position)?.outcome ?? null);
    const hold = this.#hold(write, runnerId, options.log);
    const tell = () => options.onProgress?.(progressOf(write, outcomes));
    if (write.operations.length > 1) tell();
    const after = orderOf(write.operations);
    const runPlace = async (position: number): Promise<void> => {
      const operation = write.operations[position];
      if (operation === undefined || outcomes[position] !== null) return;
      const began = begun.get(position)?.begunAt ?? null;
      if (this.#pausing.signal.aborted || hold.lost.aborted) {
        throw new AssistantError('assistant.goes-on-later');
      }
      // What was begun is finished even when no more is wanted: it may be written already.
      const refused = began === null ? this.#refused(write, position, outcomes, options) : null;
      outcomes[position] =
        refused ??
        (await this.#runOne(
          {
            plan: write,
            connectionId: write.connectionId,
            changeId: write.changeId ?? ambient.newId(),
            alone: write.operations.length === 1,
            position,
            operation: resolved(operation, outcomes),
            begunAt: began,
          },
          options,
        ));
      if (write.operations.length > 1) tell();
    };
    try {
      await inOrder(after, operationsAtOnce, runPlace);
    } catch (error) {
      await writes.release(write, runnerId, ambient.now()).catch(options.log);
      throw error;
    } finally {
      hold.end();
    }
    const outcome = outcomeOf(
      write,
      outcomes.map((each) => each ?? skipped),
    );
    // When this fails it is taken over, and found to be done; the person still gets the outcome.
    const at = ambient.now();
    const entry = endEntryOf(write, outcome, at);
    await writes.move(write, 'running', 'finished', at, { outcome, entry }).catch(options.log);
    return outcome;
  }

  async #runOne(item: ItemToRun, { log }: RunOptions): Promise<ItemOutcome> {
    const { jira, ambient, writeMs } = this.#parts;
    let { begunAt } = item;
    for (let pauses = 0; ; pauses += 1) {
      const signal = AbortSignal.timeout(writeMs);
      const account = jira.at(item.operation.siteUrl).as(item.connectionId, signal);
      try {
        return await runItem(this.#parts, { ...item, begunAt }, account, log);
      } catch (error) {
        if (!(error instanceof LaterError)) throw error;
        begunAt ??= ambient.now();
        if (pauses >= mostPauses) {
          await this.#parts.items.finish(item.plan, item.position, tooBusy, null);
          return tooBusy;
        }
        await this.#sleep(error.milliseconds);
      }
    }
  }

  /** Why an operation that was not begun will not be: it was stopped, closed since, or waits for what was not done. */
  #refused(
    write: PlannedWrite,
    position: number,
    outcomes: readonly (ItemOutcome | null)[],
    { stop }: RunOptions,
  ): ItemOutcome | null {
    const operation = write.operations[position];
    if (stop?.aborted === true || operation === undefined) return skipped;
    const refused = this.#closedTo(operation) ?? blockedBy(write, position, outcomes);
    // What is about an issue of the same plan has its project only now.
    return refused ?? this.#closedTo(resolved(operation, outcomes));
  }

  #closedTo(operation: Operation): ItemOutcome | null {
    try {
      demandOpen(this.#parts.rules, [operation]);
      return null;
    } catch (error) {
      return { kind: 'failed', message: new ToolFailure(error).message };
    }
  }

  async #sleep(milliseconds: number): Promise<void> {
    try {
      await this.#parts.ambient.sleep(milliseconds, this.#pausing.signal);
    } catch (error) {
      if (this.#pausing.signal.aborted) throw new AssistantError('assistant.goes-on-later');
      throw error;
    }
  }

  /** Says again and again that the runner lives. `lost` is aborted when another has taken the plan over. */
  #hold(
    write: PlannedWrite,
    runnerId: string,
    log: RunOptions['log'],
  ): { lost: AbortSignal; end: () => void } {
    const { writes, ambient } = this.#parts;
    const losing = new AbortController();
    const timer = setInterval(() => {
      writes.hold(write, { id: runnerId, until: ambient.now() + holdMs }).then((held) => {
        if (!held) losing.abort();
      }, log);
    }, holdMs / 3);
    return { lost: losing.signal, end: () => clearInterval(timer) };
  }

  #newRunner() {
    const { ambient } = this.#parts;
    return { id: ambient.newId(), until: ambient.now() + holdMs };
  }

  #tracked<Result>(running: Promise<Result>): Promise<Result> {
    this.#running.add(running);
    const forget = () => void this.#running.delete(running);
    running.then(forget, forget);
    return running;
  }
}
