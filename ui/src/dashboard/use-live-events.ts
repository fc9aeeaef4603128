import { type TokenEvent, tokenEventSchema } from '@sidelight/contract';
import { useEffect, useState } from 'react';

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

export type Liveness = 'connecting' | 'live' | 'interrupted';

/**
 * Listens to the server's events for as long as the component is there. EventSource itself comes back after a lost
 * connection but gives up for good after an error status (a restart behind a proxy), so it is then opened anew, later
 * each time. `onEvent` must be stable.
 */
export function useLiveEvents(
  url: string,
  onEvent: (event: TokenEvent) => void,
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
      source.addEventListener('token', (message) => {
        const event = readEvent(message.data);
        if (event !== undefined) onEvent(event);
      });
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [url, onEvent, onOpen]);
  return liveness;
}

function readEvent(data: unknown): TokenEvent | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    return tokenEventSchema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}
