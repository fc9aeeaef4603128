import type { TokenEvent, TokenEventKind } from '@sidelight/contract';

/** Parts of the history that one may want to see alone. */
export const eventFilters = [
  { name: 'all', label: 'Everything', kinds: null },
  { name: 'renewals', label: 'Renewals', kinds: ['refreshed', 'refresh-failed'] },
  { name: 'trouble', label: 'Trouble', kinds: ['refresh-failed', 'reconnect-required', 'sign-in-ends'] },
  { name: 'sign-ins', label: 'Sign-ins', kinds: ['connected', 'disconnected', 'site-chosen'] },
] as const satisfies readonly {
  name: string;
  label: string;
  kinds: readonly TokenEventKind[] | null;
}[];

export type EventFilterName = (typeof eventFilters)[number]['name'];

export function filterEvents(events: readonly TokenEvent[], name: EventFilterName): readonly TokenEvent[] {
  const kinds: readonly TokenEventKind[] | null =
    eventFilters.find((filter) => filter.name === name)?.kinds ?? null;
  return kinds === null ? events : events.filter(({ kind }) => kinds.includes(kind));
}
