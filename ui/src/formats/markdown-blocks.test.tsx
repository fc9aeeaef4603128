import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { expect, it } from 'vitest';
import { markdownBlocks } from './markdown-blocks.ts';

const whole = (text: string) =>
  renderToStaticMarkup(
    <ReactMarkdown remarkPlugins={[remarkGfm]} skipHtml>
      {text}
    </ReactMarkdown>,
  );
/** Without the line ends between blocks, which nobody sees. */
const render = (blocks: readonly string[]) =>
  blocks
    .map(whole)
    .join('')
    .replaceAll(/\s+(?=<|$)|(?<=>|^)\s+/g, '');

it.each([
  ['paragraphs', 'one\n\ntwo\n\n\nthree', 3],
  ['a list with room between its items', 'one\n\n- a\n\n- b\n\n  more of b\n\ntwo', 2],
  ['a numbered list', '1. a\n\n2) b\n\n10. c', 1],
  ['code with blank lines', 'one\n\n```ts\na\n\nb\n~~~\n\n```\n\ntwo', 3],
  ['code that is not closed yet', 'one\n\n````\na\n```\n\nb', 2],
  ['a table', '| a |\n|---|\n| 1 |\n\n| b |\n|---|\n\nend', 3],
  ['a definition below', 'see [this]\n\nthat\n\n[this]: https://a.example', 1],
  ['a comment over blank lines', 'one\n\n<!-- a\n\nb -->\n\ntwo', 1],
  ['nothing', ' \n\n', 0],
])('cuts %s where it means the same', (_, text, count) => {
  const blocks = markdownBlocks(text);
  expect(blocks).toHaveLength(count);
  expect(render(blocks)).toBe(render([text]));
});

it('means the same in pieces as in one, whatever stands below one another', () => {
  const line = fc.constantFrom(
    ...[
      '',
      '',
      '',
      'word',
      'a [b](https://c.example) *d*',
      '- item',
      '* [ ] task',
      '1. one',
      '  more',
      '    code',
      '\ttab',
    ],
    ...[
      '```',
      '~~~~',
      '   ```js',
      '> said',
      '> - in it',
      '> ```',
      '# Head',
      '===',
      '---',
      '| a | b |',
      '|---|---|',
      '<div>',
    ],
    ...[
      '</div>',
      '<!-- x',
      '-->',
      '[b]: https://d.example',
      '[^1]: note',
      'see [b] and[^1]',
      '`` ` ``',
      '\\',
      '- ```',
      '\r',
    ],
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      const text = lines.join('\n');
      expect(render(markdownBlocks(text))).toBe(render([text]));
    }),
    { numRuns: 800 },
  );
});

it('keeps the pieces before the last while a text grows', () => {
  const text = 'one **two**\n\n- a\n- b\n\nthree\n\n```\nfour\n\nfive\n```\n\nsix';
  for (let end = 1; end < text.length; end++) {
    const [before, after] = [markdownBlocks(text.slice(0, end)), markdownBlocks(text.slice(0, end + 1))];
    expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
  }
});
