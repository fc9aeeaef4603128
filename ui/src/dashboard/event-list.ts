import type { TokenEvent } from '@sidelight/contract';

/** Two pieces of the history as one, newest first, each event once: the live stream and the pages may overlap. */
export function mergeEvents(known: readonly TokenEvent[], more: readonly TokenEvent[]): TokenEvent[] {
  const byId = new Map([...known, ...more].map((event) => [event.id, event]));
  return [...byId.values()].sort((a, b) => b.id - a.id);
}
