import { errorRegistry } from '@sidelight/contract';
import type { Ambient } from '../../ambient.ts';
import { JiraError } from '../../jira/errors.ts';
import type { JiraAccount } from '../../jira/jira.ts';
import { AssistantError } from '../assistant-error.ts';
import { undoneAlready } from '../change-to-undo.ts';
import type { Change, ChangeJournal } from '../changes.ts';
import type { PersonFiles } from '../files/person-files.ts';
import type { Operation } from '../operation.ts';
import type { Ran } from '../tools/operation-kind.ts';
import { kindOf } from '../tools/operation-kinds.ts';
import { ToolFailure } from '../tools/tool-failure.ts';
import { demandOpenNow, type WriteRules } from '../trust/write-rules.ts';
import type { ItemOutcome, PlannedItemStore, PlanReference, Undoes } from './planned-item.ts';

export interface ItemParts {
  readonly items: PlannedItemStore;
  readonly journal: ChangeJournal;
  readonly files: Pick<PersonFiles, 'of'>;
  readonly rules: WriteRules;
  readonly ambient: Pick<Ambient, 'now' | 'newId'>;
}

export interface ItemToRun {
  readonly plan: PlanReference;
  readonly connectionId: string;
  /** The change that all items of the plan are in the journal. */
  readonly changeId: string;
  /** Whether the plan has this operation alone. */
  readonly alone: boolean;
  readonly position: number;
  readonly operation: Operation;
  /** When it was begun before its process died; null for one that never was. */
  readonly begunAt: number | null;
}

/** After these nobody here knows whether Jira did it. */
const uncertain = new Set(['jira.timeout', 'jira.unreachable', 'jira.unavailable', 'jira.unintelligible']);

/** Jira takes nothing for a while. Whether the item was written is examined when it is run again. */
export class LaterError extends Error {
  readonly milliseconds: number;

  constructor(cause: JiraError) {
    super('Jira takes nothing for a while.', { cause });
    this.milliseconds = (cause.retryAfterSeconds ?? 60) * 1_000;
  }
}

/**
 * Carries out one operation of an approved plan, once, and writes down what became of it together with what undoes
 * it. Jira's refusals are an outcome, not a throw. Throws LaterError when Jira's limits were met.
 */
export async function runItem(
  parts: ItemParts,
  item: ItemToRun,
  account: JiraAccount,
  log: (error: unknown) => void,
): Promise<ItemOutcome> {
  const { items, ambient } = parts;
  const { plan, position, operation } = item;
  const undoes = undoneBy(item);
  // What would be undone twice is not, even when two undo it at once.
  const isBegun = item.begunAt !== null || (await items.begin(plan, position, ambient.now(), undoes));
  if (!isBegun) return failedAsUndone();
  const kind = kindOf(operation);
  const files = parts.files.of(item.connectionId);
  try {
    const examined =
      item.begunAt === null ? 'nothing' : await kind.examine(operation, account, mark(item), files);
    if (examined === 'unknown') return await finished(parts, item, changedSince, null, log);
    if (examined === 'nothing') await demandOpenNow(parts.rules, operation, account);
    const ran = examined === 'nothing' ? await kind.run(operation, account, mark(item), files) : examined;
    const change = changeOf(parts, item, ran);
    return await finished(parts, item, { kind: 'done', output: ran.output }, change, log);
  } catch (error) {
    log(error);
    if (error instanceof JiraError && error.code === 'jira.rate-limited') throw new LaterError(error);
    for (const undone of undoes?.changes ?? []) {
      await parts.journal.markNotUndone(item.connectionId, undone).catch(log);
    }
    return finished(parts, item, failureOf(error), null, log);
  }
}

/**
 * Looks for what nobody knew whether it was created, and writes it down where it was. Answers undefined where it was not.
 * Throws JiraError.
 */
export async function foundAfterAll(
  parts: ItemParts,
  item: ItemToRun,
  account: JiraAccount,
): Promise<ItemOutcome | undefined> {
  const files = parts.files.of(item.connectionId);
  const examined = await kindOf(item.operation).examine(item.operation, account, mark(item), files);
  if (examined === 'nothing' || examined === 'unknown') return undefined;
  const outcome: ItemOutcome = { kind: 'done', output: examined.output };
  await parts.items.finish(item.plan, item.position, outcome, changeOf(parts, item, examined));
  return outcome;
}

/** What tells the item's own writes from all others, where Jira can keep it. */
function mark({ plan, position }: ItemToRun): string {
  return `${plan.conversationId}/${plan.toolCallId}/${position}`;
}

function undoneBy({ connectionId, operation }: ItemToRun): Undoes | null {
  const { undoes } = operation;
  if (undoes === undefined) return null;
  const others = operation.kind === 'delete-issue' ? (operation.alsoUndoes ?? []) : [];
  return { connectionId, changes: [undoes, ...others] };
}

function failedAsUndone(): ItemOutcome {
  const { message } = new ToolFailure(new AssistantError('assistant.impossible', { detail: undoneAlready }));
  return { kind: 'failed', message };
}

async function finished(
  { items }: ItemParts,
  { plan, position }: ItemToRun,
  outcome: ItemOutcome,
  change: Change | null,
  log: (error: unknown) => void,
): Promise<ItemOutcome> {
  // When this fails the item counts as begun, and is looked at before it is ever repeated; the person gets the outcome.
  await items.finish(plan, position, outcome, change).catch(log);
  return outcome;
}

function changeOf({ ambient }: ItemParts, item: ItemToRun, { output, written, made }: Ran): Change {
  return {
    id: item.alone ? item.changeId : ambient.newId(),
    changeId: item.changeId,
    at: ambient.now(),
    conversationId: item.plan.conversationId,
    connectionId: item.connectionId,
    toolCallId: item.plan.toolCallId,
    issueKey: output.issue.key,
    operation: written,
    made,
    undoneAt: null,
  };
}

function failureOf(error: unknown): ItemOutcome {
  const { message } = new ToolFailure(error);
  if (error instanceof Error && error.name === 'TimeoutError') {
    return { kind: 'uncertain', message: `${errorRegistry['jira.timeout'].title} ${lookFirst}` };
  }
  if (codeOf(error) === 'assistant.changed-meanwhile') return { kind: 'failed', message, changed: true };
  return uncertain.has(codeOf(error))
    ? { kind: 'uncertain', message: `${message} ${lookFirst}` }
    : { kind: 'failed', message };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const changedSince: ItemOutcome = {
  kind: 'uncertain',
  message: 'The server stopped while this was being written, and it was changed since: look at it in Jira.',
};

const lookFirst = 'It is not known whether the change was made: look in Jira before asking again.';
