import { useEffect, useState } from 'react';

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

export type Liveness = 'connecting' | 'live' | 'interrupted';

/**
 * Listens to server-sent events of those names for as long as the component is there. EventSource itself comes back
 * after a lost connection but gives up for good after an error status (a restart behind a proxy), so it is then opened
 * anew, later each time. `names`, `onData` and `onOpen` must be stable.
 */
export function useServerEvents(
  url: string,
  names: readonly string[],
  onData: (data: unknown) => void,
  onOpen: () => void,
): Liveness {
  const [liveness, setLiveness] = useState<Liveness>('connecting');
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = firstRetryMs;
    const open = () => {
      source = new EventSource(url);
      source.onopen = () => {
        wait = firstRetryMs;
        setLiveness('live');
        onOpen();
      };
      source.onerror = () => {
        setLiveness('interrupted');
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, longestRetryMs);
      };
      for (const name of names) source.addEventListener(name, (message) => onData(message.data));
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [url, names, onData, onOpen]);
  return liveness;
}
