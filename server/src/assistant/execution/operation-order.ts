import type { Operation } from '../operation.ts';
import type { PlannedWrite } from '../planned-write.ts';
import { isInOrder, kindOf } from '../tools/operation-kinds.ts';
import type { ItemOutcome } from './planned-item.ts';

/** The places of the operations that have to be done before. */
export function waitsFor(operation: Operation): readonly number[] {
  return kindOf(operation).after?.(operation) ?? [];
}

/** The operation with what those before it have made. They must be done. */
export function resolved(operation: Operation, outcomes: readonly (ItemOutcome | null)[]): Operation {
  const keyAt = (place: number): string => {
    const outcome = outcomes[place];
    if (outcome?.kind !== 'done') throw new Error(`Operation ${place} was to be done before.`);
    return outcome.output.issue.key;
  };
  return kindOf(operation).resolved?.(operation, keyAt) ?? operation;
}

type Places = Pick<PlannedWrite, 'operations' | 'issues'>;

/** Why an operation cannot be begun, from what became of those it waits for; null when all of them are done. */
export function blockedBy(
  write: Places,
  position: number,
  outcomes: readonly (ItemOutcome | null)[],
): ItemOutcome | null {
  const cause = causeOf(write, position, outcomes);
  const operation = cause === undefined ? undefined : write.operations[cause];
  if (cause === undefined || operation === undefined) return null;
  const issue = write.issues[cause];
  const name = issue?.key ?? `“${issue?.summary ?? ''}”`;
  const verb = kindOf(operation).verb.toLowerCase();
  const outcome = outcomes[cause];
  const why =
    outcome === null || outcome === undefined || outcome.kind === 'done' ? '' : ` ${outcome.message}`;
  const doubt = outcome?.kind === 'uncertain' ? `may not have been ${verb}` : `was not ${verb}`;
  return { kind: 'failed', message: `Not begun, because ${name} ${doubt}:${why}` };
}

/** The first of those it waits for, and of those that they wait for, that failed by itself. */
function causeOf(
  write: Places,
  position: number,
  outcomes: readonly (ItemOutcome | null)[],
): number | undefined {
  const operation = write.operations[position];
  if (operation === undefined) return undefined;
  const failed = waitsFor(operation).find((place) => outcomes[place]?.kind !== 'done');
  return failed === undefined ? undefined : (causeOf(write, failed, outcomes) ?? failed);
}

/**
 * For each operation the places of those that have to end before it: what it waits for, and of those that are done one
 * after another, whatever becomes of them, the one before.
 */
export function orderOf(operations: readonly Operation[]): number[][] {
  const inOrder = operations.flatMap((operation, place) => (isInOrder(operation) ? [place] : []));
  return operations.map((operation, place) => {
    const before = inOrder[inOrder.indexOf(place) - 1];
    return [...waitsFor(operation), ...(before === undefined ? [] : [before])];
  });
}
