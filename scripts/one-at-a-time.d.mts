/** Types of one-at-a-time.mjs, for its tests. */
export function oneAtATime<Answer>(
  file: string,
  work: () => Promise<Answer>,
  options?: { onWait?: () => void; abandonedAfterMs?: number },
): Promise<Answer>;
