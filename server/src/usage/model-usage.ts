import type { Ambient } from '../ambient.ts';

export const dayMs = 86_400_000;
const keptMs = 30 * dayMs;

/** What one model was told and said in one day. `day` is its beginning (UTC), milliseconds since 1970. */
export interface DayOfModel {
  readonly day: number;
  readonly model: string;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface ModelUsageStore {
  /** Adds to what is stored of that day, by whichever process. */
  add(connectionId: string, spent: DayOfModel): Promise<void>;
  /** Tokens of all models together, in and out. */
  tokensOn(connectionId: string, day: number): Promise<number>;
  /** Oldest day first, then by the name of the model; days without a call are left out. */
  of(connectionId: string, since: number): Promise<DayOfModel[]>;
  /** Of all connections together. */
  ofEverybody(since: number): Promise<DayOfModel[]>;
  removeBefore(day: number): Promise<void>;
}

/** One answer of a model. */
export interface SpentTokens {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface UsedUp {
  readonly limit: number;
  /** Milliseconds since 1970. */
  readonly freeAt: number;
}

/** Counts what people's questions cost of language models, and says when a day's share is used up. */
export class ModelBudget {
  readonly #store: ModelUsageStore;
  readonly #limit: number | null;
  readonly #ambient: Pick<Ambient, 'now'>;
  readonly #log: { warn(details: object, message: string): void };
  readonly #told: (spent: SpentTokens) => void;
  readonly #writing = new Set<Promise<void>>();
  #cleanedOn = 0;

  /** `limit`: tokens of one person in one day (UTC), in and out; null: none. */
  constructor(parts: {
    store: ModelUsageStore;
    limit: number | null;
    ambient: Pick<Ambient, 'now'>;
    log: { warn(details: object, message: string): void };
    onSpent?: (spent: SpentTokens) => void;
  }) {
    this.#store = parts.store;
    this.#limit = parts.limit;
    this.#ambient = parts.ambient;
    this.#log = parts.log;
    this.#told = parts.onSpent ?? (() => undefined);
  }

  get limit(): number | null {
    return this.#limit;
  }

  /** Does not wait for the database, and an answer never fails for it. */
  spent(connectionId: string, { model, inputTokens, outputTokens }: SpentTokens): void {
    this.#told({ model, inputTokens, outputTokens });
    const day = dayOf(this.#ambient.now());
    const writing = this.#write(connectionId, { day, model, calls: 1, inputTokens, outputTokens });
    this.#writing.add(writing);
    void writing.finally(() => this.#writing.delete(writing));
  }

  /** Null while there is something left. An answer under way may go beyond: nobody knows before what it costs. */
  async usedUp(connectionId: string): Promise<UsedUp | null> {
    if (this.#limit === null) return null;
    await this.settled();
    const day = dayOf(this.#ambient.now());
    const tokens = await this.#store.tokensOn(connectionId, day);
    return tokens < this.#limit ? null : { limit: this.#limit, freeAt: day + dayMs };
  }

  async settled(): Promise<void> {
    await Promise.all(this.#writing);
  }

  async #write(connectionId: string, spent: DayOfModel): Promise<void> {
    try {
      await this.#store.add(connectionId, spent);
      if (this.#cleanedOn === spent.day) return;
      this.#cleanedOn = spent.day;
      await this.#store.removeBefore(spent.day - keptMs);
    } catch (error) {
      this.#log.warn({ err: error }, 'The use of a language model could not be stored');
    }
  }
}

export function dayOf(now: number): number {
  return Math.floor(now / dayMs) * dayMs;
}
