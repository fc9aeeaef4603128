import type { Ambient } from '../ambient.ts';
import { SessionError } from './session-error.ts';

const windowMs = 60_000;
const failuresPerAddress = 10;
/** From everywhere together: whoever has many addresses is not faster for it. */
const failuresOverall = 100;
/** Addresses remembered; past this the oldest is forgotten. */
const addressesKept = 10_000;
/** The window of all addresses together; no address is empty. */
const everywhere = '';

/** Counts failed guesses at one secret, by address and overall. */
export class AttemptLimiter {
  readonly #ambient: Pick<Ambient, 'now'>;
  readonly #windows = new Map<string, { endsAt: number; failures: number }>();
  /** Where the secret was known before: a flood of guesses from elsewhere does not lock its holder out. */
  readonly #trusted = new Set<string>();

  constructor({ ambient }: { ambient: Pick<Ambient, 'now'> }) {
    this.#ambient = ambient;
  }

  /** Throws SessionError request.too-many after ten failures within a minute from there, or a hundred overall. */
  check(address: string): void {
    this.#demandBelow(address, failuresPerAddress);
    if (!this.#trusted.has(address)) this.#demandBelow(everywhere, failuresOverall);
  }

  failed(address: string): void {
    this.#count(address);
    this.#count(everywhere);
    const oldest = this.#windows.size > addressesKept ? this.#oldestAddress() : undefined;
    if (oldest !== undefined) this.#windows.delete(oldest);
  }

  succeeded(address: string): void {
    this.#trusted.delete(address);
    this.#trusted.add(address);
    const oldest = this.#trusted.size > addressesKept ? this.#trusted.values().next().value : undefined;
    if (oldest !== undefined) this.#trusted.delete(oldest);
  }

  #demandBelow(key: string, limit: number): void {
    const window = this.#windows.get(key);
    const now = this.#ambient.now();
    if (window === undefined || window.endsAt <= now || window.failures < limit) return;
    throw new SessionError('request.too-many', {
      retryAfterSeconds: Math.ceil((window.endsAt - now) / 1000),
    });
  }

  #count(key: string): void {
    const window = this.#windows.get(key);
    if (window !== undefined && window.endsAt > this.#ambient.now()) {
      window.failures += 1;
      return;
    }
    this.#windows.delete(key);
    this.#windows.set(key, { endsAt: this.#ambient.now() + windowMs, failures: 1 });
  }

  #oldestAddress(): string | undefined {
    for (const key of this.#windows.keys()) if (key !== everywhere) return key;
    return undefined;
  }
}
