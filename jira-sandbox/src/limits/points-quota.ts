const HOUR_MS = 3_600_000;
const POINTS_PER_HOUR = 65_000;

/** Points per hour of one app, shared by all its sites or per site; back to full at the top of the UTC hour. */
export class PointsQuota {
  readonly #spent = new Map<string, { hour: number; points: number }>();

  spend(holder: string, points: number, now: number): void {
    this.#spent.set(holder, { hour: hourOf(now), points: this.#spentBy(holder, now) + points });
  }

  state(holder: string, scale: number, now: number) {
    const limit = Math.max(1, Math.round(POINTS_PER_HOUR * scale));
    return {
      limit,
      remaining: Math.max(0, limit - this.#spentBy(holder, now)),
      resetAt: (hourOf(now) + 1) * HOUR_MS,
    };
  }

  clear(): void {
    this.#spent.clear();
  }

  #spentBy(holder: string, now: number): number {
    const spent = this.#spent.get(holder);
    return spent?.hour === hourOf(now) ? spent.points : 0;
  }
}

function hourOf(now: number): number {
  return Math.floor(now / HOUR_MS);
}
