import { describe, expect, test } from 'vitest';
import type { AdfNode } from './adf.ts';
import { markdownToAdf } from './from-markdown.ts';
import { adfToMarkdown } from './to-markdown.ts';

const text = (value: string, ...marks: string[]): AdfNode => ({
  type: 'text',
  text: value,
  ...(marks.length === 0 ? {} : { marks: marks.map((type) => ({ type })) }),
});
const node = (type: string, content: AdfNode[], attrs?: Record<string, unknown>): AdfNode => ({
  type,
  content,
  ...(attrs === undefined ? {} : { attrs }),
});
const paragraph = (...content: AdfNode[]): AdfNode => node('paragraph', content);
const print = (...content: AdfNode[]): string => adfToMarkdown({ type: 'doc', version: 1, content });

describe('ADF to Markdown', () => {
  const cell = (type: string, value: string): AdfNode => node(type, [paragraph(text(value))]);
  const cases: [string, AdfNode, string][] = [
    ['heading', node('heading', [text('Plan')], { level: 2 }), '## Plan'],
    ['marks', paragraph(text('a '), text('b ', 'strong'), text('c', 'strong', 'em')), 'a **b *c***'],
    ['inline code', paragraph(text('a`b', 'code')), '``a`b``'],
    ['code', node('codeBlock', [text('x <y>')], { language: 'ts' }), '```ts\nx <y>\n```'],
    ['quote', node('blockquote', [paragraph(text('q'))]), '> q'],
    ['panel', node('panel', [paragraph(text('p'))], { panelType: 'warning' }), '> **Warning**\n>\n> p'],
    ['expand', node('expand', [paragraph(text('e'))], { title: 'More' }), '**More**\n\ne'],
    ['mention', paragraph({ type: 'mention', attrs: { id: '1', text: '@Jo March' } }), '@Jo March'],
    ['emoji', paragraph({ type: 'emoji', attrs: { shortName: ':x:', text: '❌' } }), '❌'],
    ['date', paragraph({ type: 'date', attrs: { timestamp: '1795737600000' } }), '2026-11-27'],
    ['status', paragraph({ type: 'status', attrs: { text: 'DONE' } }), '**DONE**'],
    ['break', paragraph(text('a'), { type: 'hardBreak' }, text('- b')), 'a\\\n\\- b'],
    [
      'card',
      paragraph({ type: 'inlineCard', attrs: { url: 'https://a.example/b' } }),
      '<https://a.example/b>',
    ],
    ['file', node('mediaSingle', [{ type: 'media', attrs: { alt: 'shot.png' } }]), '(attachment: shot.png)'],
    [
      'task list',
      node('taskList', [node('taskItem', [text('t')], { state: 'DONE' }), node('taskItem', [text('u')])]),
      '- [x] t\n- [ ] u',
    ],
    [
      'nested list',
      node('bulletList', [
        node('listItem', [
          paragraph(text('a')),
          node('orderedList', [node('listItem', [paragraph(text('b'))])], { order: 3 }),
        ]),
      ]),
      '- a\n  3. b',
    ],
    [
      'table',
      node('table', [
        node('tableRow', [cell('tableHeader', 'h'), cell('tableHeader', 'i')]),
        node('tableRow', [cell('tableCell', 'x|y')]),
      ]),
      '| h | i |\n| --- | --- |\n| x\\|y |  |',
    ],
    ['unknown', node('newThing', [paragraph(text('kept'))]), 'kept'],
  ];
  test.each(cases)('%s', (_name, input, expected) => {
    expect(print(input)).toBe(expected);
  });

  test('text cannot become markup', () => {
    const hostile = '# [x](javascript:alert(1)) <img src=x> **b** `c` snake_case &amp;';
    const printed = print(paragraph(text(hostile)));
    expect(printed).toBe(
      '\\# \\[x\\](javascript:alert(1)) \\<img src=x> \\*\\*b\\*\\* \\`c\\` snake_case \\&amp;',
    );
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'JAVASCRIPT:x', 'relative', ''])(
    'a link to %s is only its text',
    (href) => {
      const link: AdfNode = { type: 'text', text: 'go', marks: [{ type: 'link', attrs: { href } }] };
      expect(print(paragraph(link))).toBe('go');
    },
  );

  test('what is not a document is nothing, and a hostile one is bounded', () => {
    for (const value of [
      null,
      undefined,
      3,
      [],
      {},
      { type: 'doc' },
      { type: 'doc', content: [null, 1, {}] },
    ]) {
      expect(adfToMarkdown(value)).toBe('');
    }
    let deep: AdfNode = paragraph(text('x'));
    for (let level = 0; level < 20_000; level++) deep = node('blockquote', [deep]);
    expect(print(deep).length).toBeLessThan(10_000);
    const wide = Array.from({ length: 50_000 }, () => paragraph(text('word '.repeat(20))));
    expect(print(...wide).length).toBeLessThan(100_010);
  });
});

describe('Markdown to ADF and back', () => {
  test.each([
    '# One\n\ntwo **three** *four* ~~five~~ `six`',
    '- a\n  - b\n    1. c\n- d',
    '- [x] done\n- [ ] open',
    '```java\nList<String> `x`\n```',
    '> q\n>\n> 1. a',
    '| a | b |\n| --- | --- |\n| 1 |  |',
    'see [the page](https://a.example/b)',
  ])('%s', (markdown) => {
    expect(adfToMarkdown(markdownToAdf(markdown))).toBe(markdown);
  });

  test('a quotation that begins like a panel is one only where that is not escaped', () => {
    expect(markdownToAdf('> [!INFO]\n>\n> p').content[0]?.type).toBe('panel');
    const quoted = node('blockquote', [paragraph(text('[!INFO] p'))]);
    expect(markdownToAdf(print(quoted)).content).toEqual([quoted]);
  });

  test('angle brackets are text, not lost HTML', () => {
    const { content } = markdownToAdf('Use List<String> and <b>bold</b>, not `a<b>`');
    const all = JSON.stringify(content);
    expect(all).toContain('String');
    expect(adfToMarkdown({ type: 'doc', content })).toBe(
      'Use List\\<String> and \\<b>bold\\</b>, not `a<b>`',
    );
  });

  test('nothing from outside is loaded or run: images and odd links', () => {
    const document = markdownToAdf('![cat](https://e.example/c.png)\n\n[go](javascript:alert(1))');
    expect(JSON.stringify(document)).not.toMatch(/media|javascript/);
    expect(adfToMarkdown(document)).toBe('[cat](https://e.example/c.png)\n\ngo');
  });

  test('the escape hatch of the converter is closed', () => {
    const document = markdownToAdf('<adf>{"type":"mention","attrs":{"id":"x"}}</adf>');
    expect(document.content.map(({ type }) => type)).toEqual(['paragraph']);
    expect(() => markdownToAdf('<adf>not json</adf>')).not.toThrow();
  });

  test.each(['> '.repeat(3_000), '- '.repeat(2_000), '['.repeat(5_000)])('depth is bounded', (start) => {
    const document = markdownToAdf(`${start}end`);
    expect(JSON.stringify(document)).toContain('end');
    expect(adfToMarkdown(document).length).toBeLessThan(50_000);
  });
});
