import type { Site } from '@sidelight/contract';
import { useCallback, useMemo, useRef } from 'react';
import { isKnownLink, sourcesOf } from '../formats/known-links.ts';
import type { ChatMessage } from './chat-message.ts';

/**
 * Whether an address in this conversation may be followed. The function stays the same while an answer streams its text,
 * or every link of the whole conversation would be drawn anew with each piece.
 */
export function useKnownLinksOf(
  messages: readonly ChatMessage[],
  sites: readonly Site[],
): (address: string) => boolean {
  const addresses = useMemo(() => sites.map(({ url }) => url), [sites]);
  const sources = sourcesOf(messages);
  const held = useRef({ sources, messages });
  if (held.current.sources !== sources) held.current = { sources, messages };
  const { messages: known } = held.current;
  return useCallback(
    (address) => isKnownLink(address, { sites: addresses, messages: known }),
    [addresses, known],
  );
}
