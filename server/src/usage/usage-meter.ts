import type { Ambient } from '../ambient.ts';
import type { ConnectionHour, UsageStore } from './store.ts';

export const hourMs = 3_600_000;
const writtenEveryMs = 15_000;
const keptMs = 30 * 24 * hourMs;
/** While the database is away, no more connections' hours than this are held. */
const heldAtMost = 50_000;

/** What the way to Jira tells about each answer. */
export interface CallMeter {
  answered(connectionId: string, call: { readonly points: number; readonly refused: boolean }): void;
}

interface Sum {
  calls: number;
  points: number;
  refused: number;
}

/** Counts calls by connection and hour in memory and writes the sums in one go now and then: a call costs no write. */
export class UsageMeter implements CallMeter {
  readonly #store: UsageStore;
  readonly #ambient: Pick<Ambient, 'now' | 'sleep'>;
  readonly #log: { warn(details: object, message: string): void };
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  /** By hour, then by connection. */
  #sums = new Map<number, Map<string, Sum>>();
  #held = 0;

  constructor(parts: {
    store: UsageStore;
    ambient: Pick<Ambient, 'now' | 'sleep'>;
    log: { warn(details: object, message: string): void };
  }) {
    this.#store = parts.store;
    this.#ambient = parts.ambient;
    this.#log = parts.log;
  }

  answered(connectionId: string, { points, refused }: { points: number; refused: boolean }): void {
    const hour = Math.floor(this.#ambient.now() / hourMs) * hourMs;
    this.#add({ connectionId, hour, calls: 1, points, refused: refused ? 1 : 0 });
  }

  start(): void {
    this.#running = this.#run(this.#stopping.signal);
  }

  /** Writes what is left. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.write();
  }

  /** Never rejects: what could not be written is kept for the next time. */
  async write(): Promise<void> {
    const sums = this.#sums;
    if (sums.size === 0) return;
    this.#sums = new Map();
    this.#held = 0;
    const hours: ConnectionHour[] = [...sums].flatMap(([hour, byConnection]) =>
      [...byConnection].map(([connectionId, sum]) => ({ connectionId, hour, ...sum })),
    );
    try {
      await this.#store.add(hours);
    } catch (error) {
      for (const hour of hours) this.#add(hour);
      this.#log.warn({ err: error }, 'The usage of Jira could not be stored; trying again later');
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    let cleanedAt = 0;
    while (!signal.aborted) {
      await this.#ambient.sleep(writtenEveryMs, signal).catch(() => undefined);
      await this.write();
      const now = this.#ambient.now();
      if (now - cleanedAt < hourMs) continue;
      cleanedAt = now;
      await this.#store.removeBefore(now - keptMs).catch((error: unknown) => {
        this.#log.warn({ err: error }, 'Old usage of Jira could not be removed; trying again later');
      });
    }
  }

  #add({ connectionId, hour, calls, points, refused }: ConnectionHour): void {
    const byConnection = this.#sums.get(hour) ?? new Map<string, Sum>();
    const sum = byConnection.get(connectionId);
    if (sum !== undefined) {
      sum.calls += calls;
      sum.points += points;
      sum.refused += refused;
      return;
    }
    if (this.#held >= heldAtMost) return;
    this.#held += 1;
    this.#sums.set(hour, byConnection);
    byConnection.set(connectionId, { calls, points, refused });
  }
}
