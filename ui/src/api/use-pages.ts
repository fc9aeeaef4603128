import { useCallback, useState } from 'react';
import { type Trouble, troubleOf } from '../problems/trouble.ts';
import { type Loaded, useLoaded } from './use-loaded.ts';

export interface Page<Item, Place> {
  readonly items: readonly Item[];
  /** Where the page after this one begins; null when this is the last. */
  readonly next: Place | null;
}

/**
 * A list that is read page by page. `load` (keep it stable) reads the first page with `before` undefined; when it
 * changes, or on `reload`, the list begins anew, and what is shown stays until that is there.
 */
export function usePages<Item, Place>(
  load: (before: Place | undefined, signal?: AbortSignal) => Promise<Page<Item, Place>>,
): {
  readonly loaded: Loaded<readonly Item[]>;
  readonly reload: () => void;
  /** Reads the next page; undefined when there is none. */
  readonly more: (() => Promise<void>) | undefined;
  /** Why the next page could not be read. */
  readonly trouble: Trouble | undefined;
} {
  const [older, setOlder] = useState<readonly Item[]>([]);
  const [next, setNext] = useState<Place | null>(null);
  const [trouble, setTrouble] = useState<Trouble>();
  const first = useCallback(
    async (signal: AbortSignal) => {
      const page = await load(undefined, signal);
      setOlder([]);
      setNext(page.next);
      setTrouble(undefined);
      return page.items;
    },
    [load],
  );
  const { loaded, reload } = useLoaded(first, { keepShown: true });
  const more = async () => {
    if (next === null) return;
    try {
      const page = await load(next);
      setOlder((before) => [...before, ...page.items]);
      setNext(page.next);
      setTrouble(undefined);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };
  return {
    loaded: loaded.state === 'ready' ? { state: 'ready', value: [...loaded.value, ...older] } : loaded,
    reload,
    more: next === null ? undefined : more,
    trouble,
  };
}
