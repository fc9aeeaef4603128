import type { Ambient } from '../ambient.ts';
import { SessionError } from './session-error.ts';

const windowMs = 60_000;
const attemptsPerWindow = 10;
/** Addresses remembered; past this the oldest is forgotten. */
const addressesKept = 10_000;

/** Counts failed guesses by address. */
export class AttemptLimiter {
  readonly #ambient: Pick<Ambient, 'now'>;
  readonly #windows = new Map<string, { endsAt: number; failures: number }>();

  constructor({ ambient }: { ambient: Pick<Ambient, 'now'> }) {
    this.#ambient = ambient;
  }

  /** Throws SessionError request.too-many after ten failures within a minute. */
  check(address: string): void {
    const window = this.#windows.get(address);
    const now = this.#ambient.now();
    if (window === undefined || window.endsAt <= now || window.failures < attemptsPerWindow) return;
    throw new SessionError('request.too-many', {
      retryAfterSeconds: Math.ceil((window.endsAt - now) / 1000),
    });
  }

  failed(address: string): void {
    const window = this.#windows.get(address);
    if (window !== undefined && window.endsAt > this.#ambient.now()) {
      window.failures += 1;
      return;
    }
    this.#windows.delete(address);
    this.#windows.set(address, { endsAt: this.#ambient.now() + windowMs, failures: 1 });
    const oldest = this.#windows.size > addressesKept ? this.#windows.keys().next().value : undefined;
    if (oldest !== undefined) this.#windows.delete(oldest);
  }
}
