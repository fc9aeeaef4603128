import type { Ambient } from '../../ambient.ts';

const passing = new Set([429, 502, 503, 504]);
const longestWaitMs = 5_000;

/**
 * A fetch that asks a model once more when its server is overloaded for a moment. Nothing has been streamed
 * by then and a completion changes nothing, so the repeat is safe; a wait longer than a person has is not begun.
 */
export function repeatOnce(ambient: Pick<Ambient, 'fetch' | 'sleep' | 'random'>): typeof fetch {
  return async (input, init) => {
    const first = await ambient.fetch(input, init);
    if (!passing.has(first.status)) return first;
    const wait = waitOf(first.headers.get('retry-after'), ambient.random());
    if (wait > longestWaitMs) return first;
    await first.body?.cancel();
    await ambient.sleep(wait, init?.signal ?? undefined);
    return ambient.fetch(input, init);
  };
}

function waitOf(retryAfter: string | null, random: number): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  return (Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : 700) * (1 + 0.3 * random);
}
