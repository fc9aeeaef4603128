import { expect, test } from 'vitest';
import { cellText } from './cell-text.ts';

const now = Date.UTC(2026, 10, 23, 12);

test.each([
  ['text', 'Ann Lee', 'Ann Lee'],
  ['text', '', null],
  ['number', 1234.5, '1,234.5'],
  ['number', null, null],
  ['minutes', 150, '2h 30m'],
  ['minutes', 0, '0m'],
  ['day', '2026-11-27', '27 Nov'],
  ['day', '2025-01-02', '2 Jan 2025'],
] as const)('%s %s: %s', (kind, cell, text) => expect(cellText(kind, cell, now, 'en-GB')).toBe(text));
