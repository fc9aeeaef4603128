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
    ['lgoin~', true],
    ['lgoin~1', true],
    ['lxgxn~1', false],
    ['logan~0.9', false],
    ['fails^4 wallet', false],
    ['"login screen"~4', true],
    ['"login screen"~3', false],
    ['"screen login"~9', true],
    ['+login +refund', false],
    ['+login refund OR card', true],
    ['(refund OR login) AND card', true],
    ['(refund OR wallet) AND card', false],
    ['card AND NOT (refund OR login)', false],
    ['(login', true],
    ['login ! card', false],
    ['!wallet login', true],
    ['login && card || refund', true],
    ['!!!', false],
    ['', false],
    ['-login', false],
    ['"unclosed card', false],
    ['"error pay', true],
  ])('%s', (query, found) => {
    expect(parseTextQuery(query).matches(text)).toBe(found);
  });

  it('is not slowed down by stars: tried in every way, this would not end', () => {
    expect(parseTextQuery(`a${'*a'.repeat(500)}b`).matches('a'.repeat(5000))).toBe(false);
  });
});
