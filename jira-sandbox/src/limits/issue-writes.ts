const windows = [
  { spanMs: 2_000, allowed: 20 },
  { spanMs: 30_000, allowed: 100 },
] as const;

/** How often one issue may be written to: 20 times in 2 seconds and 100 times in 30. */
export class IssueWrites {
  readonly #writes = new Map<string, number[]>();

  /** Counts the write; `waitMs` is 0 when it is allowed, otherwise the time until one will be. */
  add(issue: string, scale: number, now: number): { limit: number; waitMs: number } {
    const past = (this.#writes.get(issue) ?? []).filter((at) => now - at < 30_000);
    for (const { spanMs, allowed } of windows) {
      const limit = Math.max(1, Math.round(allowed * scale));
      const within = past.filter((at) => now - at < spanMs);
      const oldest = within[within.length - limit];
      if (oldest !== undefined) return { limit, waitMs: oldest + spanMs - now };
    }
    past.push(now);
    this.#writes.set(issue, past);
    this.#forgetOld(now);
    return { limit: windows[0].allowed, waitMs: 0 };
  }

  clear(): void {
    this.#writes.clear();
  }

  /** Of issues that nobody writes to any more nothing is kept. */
  #forgetOld(now: number): void {
    if (this.#writes.size < 1_000) return;
    for (const [issue, writes] of this.#writes) {
      if (now - (writes.at(-1) ?? 0) >= 30_000) this.#writes.delete(issue);
    }
  }
}
