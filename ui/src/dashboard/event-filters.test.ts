import type { TokenEvent, TokenEventKind } from '@sidelight/contract';
import { tokenEventSchema } from '@sidelight/contract';
import { expect, it } from 'vitest';
import { eventFilters, filterEvents } from './event-filters.ts';

const kinds = tokenEventSchema.shape.kind.options;
const events = kinds.map(
  (kind: TokenEventKind, id): TokenEvent => ({
    id,
    at: '2026-11-23T10:00:00.000Z',
    kind,
    cause: 'background',
    explanation: '',
    durationMs: null,
  }),
);

it('shows everything, or only what is asked for, in the same order', () => {
  expect(filterEvents(events, 'all')).toEqual(events);
  expect(filterEvents(events, 'trouble').map(({ kind }) => kind)).toEqual([
    'refresh-failed',
    'reconnect-required',
    'sign-in-ends',
  ]);
});

it('has a place for every kind of event', () => {
  const placed = new Set(eventFilters.flatMap((filter): readonly TokenEventKind[] => filter.kinds ?? []));
  expect([...placed].sort()).toEqual([...kinds].sort());
});
