import type { ModelFailure, ModelFailureKind } from './model-failure.ts';

const second = 1_000;
const minute = 60 * second;

/** How long a model is not asked after its first failure in a row; 0 where the request, not the model, is to blame. */
const firstRestMs: Readonly<Record<ModelFailureKind, number>> = {
  unreachable: 30 * second,
  slow: 30 * second,
  fault: 30 * second,
  unintelligible: 30 * second,
  'rate-limited': 30 * second,
  'out-of-quota': 10 * minute,
  'key-refused': 10 * minute,
  'unknown-model': 10 * minute,
  'too-long': 0,
  refused: 0,
};
const longestRestMs = 30 * minute;

export interface Rest {
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly failure: ModelFailure;
}

/** How a model is, as this process has seen it. */
export interface ModelHealth {
  readonly name: string;
  /** Null: it is asked. */
  readonly rest: Rest | null;
}

/** Lets failing models rest: twice as long with each failure in a row, and as long as their servers ask for. */
export class ModelRests {
  readonly #now: () => number;
  readonly #failures = new Map<string, { inARow: number; rest: Rest }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  failed(name: string, failure: ModelFailure): void {
    const first = firstRestMs[failure.kind];
    if (first === 0) return;
    const inARow = (this.#failures.get(name)?.inARow ?? 0) + 1;
    const doubled = first * 2 ** Math.min(inARow - 1, 10);
    const milliseconds = Math.min(Math.max(doubled, failure.retryAfterMs ?? 0), longestRestMs);
    this.#failures.set(name, { inARow, rest: { until: this.#now() + milliseconds, failure } });
  }

  answered(name: string): void {
    this.#failures.delete(name);
  }

  restOf(name: string): Rest | null {
    const rest = this.#failures.get(name)?.rest;
    return rest === undefined || rest.until <= this.#now() ? null : rest;
  }
}
