import { describe, expect, it } from 'vitest';
import { isKnownLink, sourcesOf } from './known-links.ts';

const sites = ['https://acme.atlassian.net'];
const known = (address: string, found: unknown = {}, said = '') =>
  isKnownLink(address, {
    sites,
    messages: [
      { role: 'user', parts: [{ type: 'text', text: said }] },
      {
        role: 'assistant',
        parts: [
          { type: 'tool-read_issues', output: found },
          { type: 'text', text: address },
        ],
      },
    ],
  });

describe('isKnownLink', () => {
  it('knows what leads to the person’s own Jira', () => {
    expect(known('https://acme.atlassian.net/browse/PAY-1')).toBe(true);
    expect(known('https://acme.atlassian.net.evil.example/browse/PAY-1')).toBe(false);
    expect(known('https://acme.atlassian.net@evil.example/')).toBe(false);
    expect(known('http://acme.atlassian.net/browse/PAY-1')).toBe(false);
  });

  it('knows an address that a tool found or the person said, word for word', () => {
    const found = { description: 'See https://wiki.example/page?id=7 and <https://docs.example/a b>.' };
    expect(known('https://wiki.example/page?id=7', found)).toBe(true);
    expect(known('https://docs.example/a%20b', found)).toBe(true);
    expect(known('https://wiki.example/page', {}, 'read https://wiki.example/page for me')).toBe(true);
    expect(known('mailto:ana@acme.example', { comment: 'mailto:ana@acme.example' })).toBe(true);
  });

  it.each([
    'https://evil.example/?d=secret',
    'https://wiki.example/page?id=7&d=secret',
    'https://wiki.example/page',
    'https://wiki.example/',
    'mailto:thief@evil.example?body=secret',
    'no address',
  ])('does not know %s, which a model put together', (address) => {
    expect(known(address, { description: 'https://wiki.example/page?id=7' })).toBe(false);
  });

  const address = 'https://evil.example/?d=secret';
  it.each([
    [
      'a query',
      'tool-search_issues',
      { jql: `text ~ "${address}"` },
      { jql: `text ~ "${address}"`, jqlUrl: '', issues: [] },
    ],
    [
      'a criterion that was written anew',
      'tool-search_issues',
      { criteria: { labels: [address.toUpperCase()] } },
      { jql: `labels = "${address}"`, issues: [] },
    ],
    ['a reminder', 'tool-remind', { do: 'set', text: `see ${address}` }, { done: `I will: see ${address}` }],
    ['a reminder of before', 'tool-remind', { do: 'list' }, { reminders: [{ text: address }] }],
    [
      'a change',
      'tool-change_issue',
      { key: 'PAY-1', summary: address },
      { done: `Renamed PAY-1 to ${address}` },
    ],
  ])('does not know what a tool only says again: %s', (_name, type, input, output) => {
    const messages = [{ role: 'assistant', parts: [{ type, input, output }] }];
    expect(isKnownLink(address, { sites, messages })).toBe(false);
  });

  it('knows what a search found, whatever was asked', () => {
    const output = { jql: 'project = PAY', issues: [{ summary: `Read ${address}` }] };
    const part = { type: 'tool-search_issues', input: { jql: 'project = PAY' }, output };
    expect(isKnownLink(address, { sites, messages: [{ role: 'assistant', parts: [part] }] })).toBe(true);
  });
});

describe('sourcesOf', () => {
  const answer = (...parts: object[]) => ({ id: 'a', role: 'assistant', parts });
  const found = { type: 'tool-read_issues', output: {} };

  it('stays the same while an answer streams its text', () => {
    const said = { type: 'text', text: 'See' };
    expect(sourcesOf([answer(found, { ...said, text: 'See PAY-1' })])).toBe(sourcesOf([answer(found, said)]));
  });

  it('changes with what is said and found', () => {
    const before = sourcesOf([answer()]);
    const preliminary = sourcesOf([answer({ ...found, preliminary: true })]);
    const after = sourcesOf([answer(found)]);
    const asked = sourcesOf([answer(found), { id: 'u', role: 'user', parts: [] }]);
    expect(new Set([before, preliminary, after, asked]).size).toBe(4);
  });
});
