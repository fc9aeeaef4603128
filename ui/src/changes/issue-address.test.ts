import { expect, it } from 'vitest';
import { issueAddress } from './issue-address.ts';

it('is known with the site, and keeps a key from being more than a key', () => {
  expect(issueAddress('https://acme.atlassian.net', 'PAY-1')).toBe('https://acme.atlassian.net/browse/PAY-1');
  expect(issueAddress('https://acme.atlassian.net', '../x?y')).toBe(
    'https://acme.atlassian.net/browse/..%2Fx%3Fy',
  );
  expect(issueAddress(null, 'PAY-1')).toBeUndefined();
});
