import { expect, test } from 'vitest';
import { document, heading, paragraph } from './adf.ts';
import { isWellFormed } from './adf-structure.ts';
import { generateSite } from './generate.ts';

const text = (words: string) => ({ type: 'text', text: words });
const inside = (...content: unknown[]) => ({ type: 'doc', version: 1, content });

test('everything a generated site holds is well formed', () => {
  const site = generateSite({
    seed: 1,
    now: Date.parse('2026-11-23T09:00:00Z'),
    issues: 200,
    name: 's',
    url: 'http://s',
  });
  for (const { description, environment, comments } of site.issues.values()) {
    const documents = [description, environment, ...comments.map(({ body }) => body)];
    for (const body of documents)
      if (body !== null) expect(isWellFormed(body), JSON.stringify(body)).toBe(true);
  }
});

test.each([
  ['nothing', document()],
  ['an empty paragraph', document(paragraph(''))],
  ['a heading', document(heading(6, 'Title'))],
  [
    'a table with a list in a cell',
    inside({
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            {
              type: 'tableCell',
              content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('x')] }] }],
            },
          ],
        },
      ],
    }),
  ],
])('%s is', (_what, body) => expect(isWellFormed(body)).toBe(true));

test.each([
  ['an unknown node', inside({ type: 'marquee', content: [] })],
  ['a name every object has', inside({ type: 'constructor' })],
  ['text outside of a paragraph', inside(text('x'))],
  ['empty text', inside({ type: 'paragraph', content: [text('')] })],
  ['a seventh heading', document(heading(7, 'Title'))],
  ['an empty list', inside({ type: 'bulletList', content: [] })],
  [
    'a link to nowhere',
    inside({ type: 'paragraph', content: [{ ...text('x'), marks: [{ type: 'link' }] }] }),
  ],
  ['an unknown mark', inside({ type: 'paragraph', content: [{ ...text('x'), marks: [{ type: 'blink' }] }] })],
  ['bold code', inside({ type: 'codeBlock', content: [{ ...text('x'), marks: [{ type: 'strong' }] }] })],
  ['a mention of nobody', inside({ type: 'paragraph', content: [{ type: 'mention', attrs: {} }] })],
  ['content that is no list', inside({ type: 'paragraph', content: 'x' })],
])('%s is not', (_what, body) => expect(isWellFormed(body)).toBe(false));
