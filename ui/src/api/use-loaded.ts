import { useCallback, useEffect, useState } from 'react';
import { type Trouble, troubleOf } from '../problems/trouble.ts';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly trouble: Trouble }
  | { readonly state: 'ready'; readonly value: T };

/**
 * Loads something when the component appears and whenever `load` (keep it stable) changes. `reload` keeps what is
 * shown until the new answer is there; with `keepShown` so does a change of `load`.
 */
export function useLoaded<T>(
  load: (signal: AbortSignal) => Promise<T>,
  { keepShown = false }: { readonly keepShown?: boolean } = {},
): {
  readonly loaded: Loaded<T>;
  readonly reload: () => void;
} {
  const [round, setRound] = useState(0);
  const [held, setHeld] = useState<{ by: typeof load; loaded: Loaded<T> }>({
    by: load,
    loaded: { state: 'loading' },
  });
  // `round` is what makes `reload` run the effect again.
  const run = useCallback((signal: AbortSignal) => ({ round, answer: load(signal) }), [load, round]);

  useEffect(() => {
    const controller = new AbortController();
    run(controller.signal).answer.then(
      (value) => {
        if (!controller.signal.aborted) setHeld({ by: load, loaded: { state: 'ready', value } });
      },
      (error: unknown) => {
        if (!controller.signal.aborted)
          setHeld({ by: load, loaded: { state: 'failed', trouble: troubleOf(error) } });
      },
    );
    return () => controller.abort();
  }, [run, load]);

  const reload = useCallback(() => setRound((last) => last + 1), []);
  return { loaded: held.by === load || keepShown ? held.loaded : { state: 'loading' }, reload };
}
