import { describe, expect, it } from 'vitest';
import { parseTextQuery } from './text-query.ts';

describe('text queries', () => {
  const text = 'Login fails on the payments screen: error PAY-12 "card declined"';
  it.each([
    ['login', true],
    ['LOGIN', true],
    ['payment', true],
    ['screen login', true],
    ['login refund', false],
    ['"payments screen"', true],
    ['"screen payments"', false],
    ['pay-12', true],
    ['pay-13', false],
    ['decl*', true],
    ['l?gin', true],
    ['l?in', false],
    ['*gin', true],
    ['the login', true],
    ['refund OR login', true],
    ['refund OR wallet', false],
    ['login -card', false],
    ['login NOT wallet', true],
    ['login AND error', true],
    ['error~ login^2', true],
    ['!!!', false],
    ['', false],
    ['-login', false],
    ['"unclosed card', false],
    ['"error pay', true],
  ])('%s', (query, found) => {
    expect(parseTextQuery(query).matches(text)).toBe(found);
  });

  it('is not slowed down by stars', () => {
    const started = performance.now();
    expect(parseTextQuery(`a${'*a'.repeat(500)}b`).matches('a'.repeat(5000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
