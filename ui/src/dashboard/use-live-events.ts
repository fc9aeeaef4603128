import { type TokenEvent, tokenEventSchema } from '@sidelight/contract';
import { useCallback } from 'react';
import { type Liveness, useServerEvents } from './use-server-events.ts';

const names = ['token'] as const;

/** Hears of what happens to the caller's connection. `onEvent` and `onOpen` must be stable. */
export function useLiveEvents(
  url: string,
  onEvent: (event: TokenEvent) => void,
  onOpen: () => void,
): Liveness {
  const onData = useCallback(
    (data: unknown) => {
      const event = readEvent(data);
      if (event !== undefined) onEvent(event);
    },
    [onEvent],
  );
  return useServerEvents(url, names, onData, onOpen);
}

function readEvent(data: unknown): TokenEvent | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    return tokenEventSchema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}
