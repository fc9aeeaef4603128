import type { TokenEvent } from '@sidelight/contract';
import { expect, it } from 'vitest';
import { mergeEvents } from './event-list.ts';

const event = (id: number): TokenEvent => ({
  id,
  at: '2026-11-23T10:00:00.000Z',
  kind: 'refreshed',
  cause: 'background',
  explanation: '',
  durationMs: null,
});

it('shows each event once, newest first, however the pages and the stream overlap', () => {
  const merged = mergeEvents([event(9), event(7)], [event(3), event(8), event(7), event(12)]);
  expect(merged.map(({ id }) => id)).toEqual([12, 9, 8, 7, 3]);
});
