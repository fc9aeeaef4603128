import { expect, it } from 'vitest';
import { modelUsageInWords } from './model-usage-in-words.ts';

const usage = { tokensPerDay: 20_000, tokensToday: 1_234, freeAt: '2026-11-25T00:00:00.000Z', days: [] };
const free = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit' }).format(
  new Date(usage.freeAt),
);

it('says what is used of today, and when it is counted anew', () => {
  expect(modelUsageInWords(usage, 'en')).toBe(
    `Today: 1,234 of 20,000 tokens, in and out. They are counted anew from ${free}.`,
  );
  expect(modelUsageInWords({ ...usage, tokensToday: 20_001 }, 'en')).toBe(
    `All 20,000 tokens of today are used up. The next are there from ${free}.`,
  );
  expect(modelUsageInWords({ ...usage, tokensPerDay: null }, 'en')).toBe(
    'Today: 1,234 tokens, in and out. There is no limit.',
  );
});
