import { describe, expect, it } from 'vitest';
import { demandSameOrigin, type RequestOrigin } from './same-origin.ts';

const publicUrl = 'https://jira.acme.example';
const passes = (origin: Partial<RequestOrigin>, unmarked: 'refuse' | 'allow' = 'refuse') => {
  try {
    demandSameOrigin(
      { origin: undefined, fetchSite: undefined, host: 'jira.acme.example', ...origin },
      publicUrl,
      unmarked,
    );
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'request.cross-site' });
    return false;
  }
};

describe('demandSameOrigin', () => {
  it.each<Partial<RequestOrigin>>([
    { origin: publicUrl },
    { origin: publicUrl, fetchSite: 'same-origin' },
    { fetchSite: 'same-origin' },
    { origin: 'null', fetchSite: 'same-origin' },
    // Behind a proxy that changes nothing but the scheme.
    { origin: 'http://jira.acme.example' },
  ])('lets our own pages in: %j', (origin) => expect(passes(origin)).toBe(true));

  it.each<Partial<RequestOrigin>>([
    { origin: 'https://evil.example' },
    { origin: 'https://evil.example', fetchSite: 'same-origin' },
    { origin: publicUrl, fetchSite: 'cross-site' },
    { origin: publicUrl, fetchSite: 'same-site' },
    { fetchSite: 'none' },
    { origin: 'null' },
    { origin: 'https://jira.acme.example.evil.example' },
    { origin: 'https://jira.acme.example:8443' },
    { origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' },
    { origin: 'not an origin' },
  ])('refuses the pages of others: %j', (origin) => expect(passes(origin)).toBe(false));

  it('refuses what bears no mark where a cookie gives it its power, and nowhere else', () => {
    expect(passes({}, 'refuse')).toBe(false);
    expect(passes({}, 'allow')).toBe(true);
  });
});
