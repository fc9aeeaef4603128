import { expect, it } from 'vitest';
import { tokenise } from './tokens.ts';

const read = (text: string) => tokenise(text).map((token) => `${token.kind}:${token.form || token.text}`);

it.each([
  ["what's due", ['word:what', 'word:is', 'word:due']],
  ["don't", ['word:do', 'word:not']],
  ['pay-12, please', ['key:pay-12', 'mark:,', 'word:please']],
  ['https://x.example/browse/PAY-12?a=b', ['key:pay-12']],
  ['"Ana’s plan" today', ['quote:Ana’s plan', 'word:today']],
  ["it's 'in review' now", ['word:it', 'word:is', 'quote:in review', 'word:now']],
  ['high-priority 2026-11-27', ['word:high', 'word:priority', 'word:2026-11-27']],
  ['Amélie', ['word:amelie']],
  ['utf-8', ['word:utf', 'word:8']],
])('%s', (text, tokens) => {
  expect(read(text)).toEqual(tokens);
});

it('marks possessives and keeps places in the text', () => {
  const text = "Ana María's bugs, PAY-1's title";
  const tokens = tokenise(text);
  expect(
    tokens.filter((token) => token.possessive).map((token) => text.slice(token.start, token.end)),
  ).toEqual(["María's", "PAY-1's"]);
});
