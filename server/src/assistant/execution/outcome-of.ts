import type { IssueSummary, PlannedIssue, WriteOutput } from '@sidelight/contract';
import type { Operation } from '../operation.ts';
import type { Outcome, PlannedWrite } from '../planned-write.ts';
import { kindOf } from '../tools/operation-kinds.ts';
import type { ItemOutcome } from './planned-item.ts';

/** How many issues an outcome names at most. */
export const mostWrittenNamed = 50;

export type FinishedWrite = Pick<PlannedWrite, 'operations' | 'issues' | 'undoes' | 'changeId'>;

/** What became of a plan as a whole, from what became of each of its operations, in their order. */
export function outcomeOf(write: FinishedWrite, outcomes: readonly ItemOutcome[]): Outcome {
  const undoes = write.undoes === null ? {} : { undoes: write.undoes };
  const changeId = write.changeId === null ? {} : { changeId: write.changeId };
  const [only] = outcomes;
  if (write.operations.length === 1 && only !== undefined) {
    return only.kind === 'done'
      ? { kind: 'done', output: { ...only.output, ...changeId, ...undoes } }
      : { kind: 'failed', message: only.message };
  }
  const written = outcomes.flatMap((outcome) => (outcome.kind === 'done' ? [outcome.output] : []));
  const [first] = written;
  const failed = outcomes.flatMap((outcome, position) =>
    outcome.kind === 'done' ? [] : [{ ...nameOf(write, position), why: outcome.message }],
  );
  if (first === undefined) {
    return { kind: 'failed', message: `None of ${outcomes.length} was done. ${reasonsOf(failed)}` };
  }
  return {
    kind: 'done',
    output: {
      issue: first.issue,
      many: {
        total: outcomes.length,
        done: written.length,
        issues: issuesIn(written).slice(0, mostWrittenNamed),
        failed: failed.slice(0, mostWrittenNamed),
      },
      done: sentenceOf(write.operations, written, failed),
      ignoredFields: [...new Set(written.flatMap(({ ignoredFields }) => ignoredFields))],
      ...(written.every(({ deleted }) => deleted === true) ? { deleted: true } : {}),
      ...changeId,
      ...undoes,
    },
  };
}

/** Each once, as it was read last. */
function issuesIn(written: readonly WriteOutput[]): IssueSummary[] {
  return [...new Map(written.map(({ issue }) => [issue.key, issue])).values()];
}

interface Failed {
  readonly key: string | null;
  readonly summary: string;
  readonly why: string;
}

function nameOf({ issues, operations }: FinishedWrite, position: number): Pick<Failed, 'key' | 'summary'> {
  const issue: PlannedIssue | undefined = issues[position];
  const operation: Operation | undefined = operations[position];
  const key = operation !== undefined && 'key' in operation ? operation.key : undefined;
  return { key: issue?.key ?? key ?? null, summary: issue?.summary ?? '' };
}

/** One issue can have several operations: then they are told one by one, and of several issues counted as what they are. */
function sentenceOf(
  operations: readonly Operation[],
  written: readonly WriteOutput[],
  failed: readonly Failed[],
): string {
  const own = operations.filter((operation) => !isOfNew(operation));
  const verbs = new Set(own.map((operation) => kindOf(operation).verb));
  const [only] = verbs;
  const verb = verbs.size === 1 && only !== undefined ? only : 'Changed';
  const issues = issuesOf(operations);
  const rest = failed.length === 0 ? '' : ` ${reasonsOf(failed)}`;
  if (issues === 1) return `${written.map(({ done }) => done).join(' ')}${rest}`;
  if (failed.length === 0) return `${verb} all ${issues} issues.`;
  if (issues < operations.length) {
    return `${written.length} of ${operations.length} changes of ${issues} issues were made.${rest}`;
  }
  return `${verb} ${written.length} of ${operations.length} issues.${rest}`;
}

/** How many issues they are about; each new issue is one. */
function issuesOf(operations: readonly Operation[]): number {
  const keys = new Set<string>();
  let others = 0;
  for (const operation of operations) {
    if ('key' in operation && operation.key !== undefined) keys.add(operation.key);
    else if (!isOfNew(operation)) others += 1;
  }
  return keys.size + others;
}

/** What belongs to an issue that the same plan creates. */
function isOfNew(operation: Operation): boolean {
  return operation.kind === 'attach' && operation.newAt !== undefined;
}

const mostReasons = 3;

/** "Not done: PAY-3 and PAY-4: You may not edit it. …" with like reasons together. */
function reasonsOf(failed: readonly Failed[]): string {
  const byReason = Map.groupBy(failed, ({ why }) => why);
  const sentences = [...byReason].slice(0, mostReasons).map(([why, them]) => {
    const keys = them.map(({ key, summary }) => key ?? `“${summary}”`);
    const shown = keys.slice(0, 5).join(', ');
    return `${shown}${keys.length > 5 ? ` and ${keys.length - 5} more` : ''}: ${why}`;
  });
  const more = byReason.size - mostReasons;
  return `Not done: ${sentences.join(' ')}${more > 0 ? ` And for ${more} other reasons.` : ''}`;
}
