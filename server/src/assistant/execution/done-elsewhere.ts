import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '../operation.ts';
import type { ItemOutcome } from './planned-item.ts';

/** A plan of the conversation that was carried out, with what became of each of its operations. */
export interface Carried {
  readonly operations: readonly Operation[];
  readonly outcomes: readonly (ItemOutcome | null)[];
}

/** What makes something new each time. Everything else is left out of a plan where it is so already. */
export function makesNew({ kind }: Operation): boolean {
  return kind === 'create' || kind === 'comment' || kind === 'log-work' || kind === 'attach';
}

/**
 * The outcomes of a plan, where what it left has been made by a later one: whoever presses "Try again" a second time wants
 * nothing twice. `outcomes`: in the order of its operations.
 */
export function withDoneElsewhere(
  { operations }: Pick<Carried, 'operations'>,
  outcomes: readonly (ItemOutcome | null)[],
  later: readonly Carried[],
): (ItemOutcome | null)[] {
  const made = later.flatMap((plan) =>
    plan.operations.flatMap((operation, place) => {
      const outcome = plan.outcomes[place];
      if (!makesNew(operation) || outcome?.kind !== 'done') return [];
      return [{ wish: wishOf(operation, outcome.output.issue.key), outcome }];
    }),
  );
  const known = [...outcomes];
  operations.forEach((operation, place) => {
    if (known[place]?.kind === 'done' || !makesNew(operation)) return;
    const wish = wishOf(operation, keyOf(operation, known));
    const at = made.findIndex((each) => isDeepStrictEqual(each.wish, wish));
    // Each counts once: two comments that say the same are two.
    known[place] = made.splice(at, at < 0 ? 0 : 1)[0]?.outcome ?? known[place] ?? null;
  });
  return known;
}

function keyOf(operation: Operation, outcomes: readonly (ItemOutcome | null)[]): string | undefined {
  if (operation.kind !== 'attach' || operation.newAt === undefined) {
    return 'key' in operation ? operation.key : undefined;
  }
  const created = outcomes[operation.newAt];
  return created?.kind === 'done' ? created.output.issue.key : undefined;
}

/** What a person would call the same. `key`: of the issue that it is about. Undefined for what is made once anyway. */
function wishOf(operation: Operation, key: string | undefined): unknown {
  switch (operation.kind) {
    case 'create': {
      const { parent: _, ...issue } = operation.issue;
      return { kind: 'create', issue, fields: operation.fields ?? [] };
    }
    case 'comment':
      return { kind: 'comment', key, body: operation.body, visibility: operation.visibility ?? null };
    case 'log-work': {
      const { seconds, started, comment } = operation;
      return { kind: 'log-work', key, seconds, started, comment };
    }
    case 'attach':
      return key === undefined
        ? undefined
        : { kind: 'attach', key, files: operation.files.map(({ fileId }) => fileId) };
    default:
      return undefined;
  }
}
