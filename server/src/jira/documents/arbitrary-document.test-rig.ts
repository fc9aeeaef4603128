import fc from 'fast-check';
import type { AdfDocument, AdfMark, AdfNode } from './adf.ts';

const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
  fc.constantFrom(
    'a',
    'two words',
    ' * ',
    '_x_',
    '[a](b)',
    '# no',
    '1. no',
    '- no',
    '> no',
    '`',
    '**',
    '~a~',
    '<b>',
    '&amp;',
    'www.a.example',
    'https://a.example/b_c',
    'a@b.example',
    '|',
    '[!INFO]',
    '[ ] x',
    '---',
    '日本',
    'שלום',
    '😀',
    '\\',
    '!',
    '<br>',
    'kept:0',
    '\u00a0',
    '  ',
    '\t',
    '\n',
  ),
);
const color = fc.constantFrom('#ff5630', '#00875A', '#000000');
const link = fc.constantFrom(
  'https://a.example/b',
  'https://a.example/b?c=(d)&e=%20#f',
  'mailto:a@b.example',
  '/browse/PAY-1',
  '#here',
);
const mark = fc.oneof(
  fc.constantFrom<AdfMark>({ type: 'strong' }, { type: 'em' }, { type: 'strike' }, { type: 'underline' }),
  color.map((value): AdfMark => ({ type: 'textColor', attrs: { color: value } })),
  color.map((value): AdfMark => ({ type: 'backgroundColor', attrs: { color: value } })),
  fc.constantFrom('sub', 'sup').map((type): AdfMark => ({ type: 'subsup', attrs: { type } })),
  link.map((href): AdfMark => ({ type: 'link', attrs: { href } })),
  fc.uuid().map((id): AdfMark => ({ type: 'annotation', attrs: { id, annotationType: 'inlineComment' } })),
);
const text: fc.Arbitrary<AdfNode> = fc.oneof(
  { weight: 3, arbitrary: words.map((value) => ({ type: 'text', text: value })) },
  fc
    .tuple(words, fc.uniqueArray(mark, { minLength: 1, maxLength: 3, selector: ({ type }) => type }))
    .map(([value, marks]) => ({ type: 'text', text: value, marks })),
  fc.tuple(words, fc.option(link)).map(([value, href]) => ({
    type: 'text',
    text: value,
    marks: [{ type: 'code' }, ...(href === null ? [] : [{ type: 'link', attrs: { href } }])],
  })),
);
const localId = fc
  .option(fc.uuid(), { nil: undefined })
  .map((id) => (id === undefined ? {} : { localId: id }));
const inline: fc.Arbitrary<AdfNode> = fc.oneof(
  { weight: 6, arbitrary: text },
  fc.constant<AdfNode>({ type: 'hardBreak' }),
  fc
    .record({
      id: fc.constantFrom('5b10a', '712020:ab-c', '557058:f(x)'),
      text: fc.constantFrom('@Zoë', '@a [b]'),
    })
    .map((attrs): AdfNode => ({ type: 'mention', attrs: { ...attrs, accessLevel: '' } })),
  fc
    .record({
      shortName: fc.constantFrom(':smile:', ':+1:'),
      text: fc.constantFrom('😄', '👍'),
      id: fc.constantFrom('1f604', 'a/b'),
    })
    .map((attrs): AdfNode => ({ type: 'emoji', attrs })),
  fc
    .integer({ min: 0, max: 4e12 })
    .map((time): AdfNode => ({ type: 'date', attrs: { timestamp: String(time) } })),
  fc
    .tuple(
      words.filter((value) => value.trim() !== ''),
      fc.constantFrom('neutral', 'green', 'red'),
      localId,
    )
    .map(([value, shade, id]): AdfNode => ({ type: 'status', attrs: { text: value, color: shade, ...id } })),
  fc
    .constantFrom('https://a.example/x', 'javascript:alert(1)')
    .map((url): AdfNode => ({ type: 'inlineCard', attrs: { url } })),
  fc.constant<AdfNode>({ type: 'mediaInline', attrs: { id: 'm1', collection: 'c', type: 'file' } }),
  words.map((value): AdfNode => ({ type: 'placeholder', attrs: { text: value } })),
  fc.constant<AdfNode>({ type: 'inlineExtension', attrs: { extensionKey: 'k', extensionType: 't' } }),
);
const line = fc.array(inline, { maxLength: 4 });
const paragraph: fc.Arbitrary<AdfNode> = line.map((content) => ({ type: 'paragraph', content }));
const code: fc.Arbitrary<AdfNode> = fc
  .tuple(
    fc.constantFrom('typescript', 'text', 'c++'),
    fc.constantFrom('', 'x', 'a\n\n  b', '```', ' a\n', '~~~\n'),
  )
  .map(([language, value]) => ({
    type: 'codeBlock',
    attrs: { language },
    ...(value === '' ? {} : { content: [{ type: 'text', text: value }] }),
  }));
const media: fc.Arbitrary<AdfNode> = fc.constantFrom<AdfNode>(
  {
    type: 'mediaSingle',
    attrs: { layout: 'center' },
    content: [{ type: 'media', attrs: { type: 'file', id: 'm', collection: 'c', alt: 'shot.png' } }],
  },
  { type: 'mediaGroup', content: [{ type: 'media', attrs: { type: 'file', id: 'm', collection: 'c' } }] },
);
const { list } = fc.letrec<{ list: AdfNode; item: AdfNode }>((tie) => ({
  item: fc
    .tuple(
      paragraph,
      fc.array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, paragraph, code, tie('list'), media), {
        maxLength: 2,
      }),
    )
    .map(([first, more]) => ({ type: 'listItem', content: [first, ...more] })),
  list: fc
    .tuple(fc.array(tie('item'), { minLength: 1, maxLength: 3 }), fc.option(fc.integer({ min: 0, max: 20 })))
    .map(([content, order]) =>
      order === null ? { type: 'bulletList', content } : { type: 'orderedList', attrs: { order }, content },
    ),
}));
const task: fc.Arbitrary<AdfNode> = fc.tuple(line, fc.boolean(), fc.uuid()).map(([content, done, id]) => ({
  type: 'taskItem',
  attrs: { localId: id, state: done ? 'DONE' : 'TODO' },
  content,
}));
const tasks: fc.Arbitrary<AdfNode> = fc
  .tuple(
    fc.array(task, { minLength: 1, maxLength: 3 }),
    fc.option(fc.array(task, { minLength: 1, maxLength: 2 })),
    fc.uuid(),
  )
  .map(([items, nested, id]) => ({
    type: 'taskList',
    attrs: { localId: id },
    content: [
      ...items,
      ...(nested === null ? [] : [{ type: 'taskList', attrs: { localId: `${id}n` }, content: nested }]),
    ],
  }));
const cell = (type: string): fc.Arbitrary<AdfNode> =>
  fc
    .tuple(
      fc.array(fc.oneof({ weight: 5, arbitrary: paragraph }, code), {
        minLength: 1,
        maxLength: 2,
        size: 'xsmall',
      }),
      fc.boolean(),
    )
    .map(([content, wide]) => ({
      type,
      ...(wide ? { attrs: { colspan: 1, colwidth: [120] } } : {}),
      content,
    }));
const table: fc.Arbitrary<AdfNode> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
  .chain(([width, height, headed]) =>
    fc
      .tuple(
        ...Array.from({ length: height }, (_, row) =>
          fc
            .array(cell(headed && row === 0 ? 'tableHeader' : 'tableCell'), {
              minLength: width,
              maxLength: width,
            })
            .map((content): AdfNode => ({ type: 'tableRow', content })),
        ),
      )
      .map(
        (content): AdfNode => ({
          type: 'table',
          attrs: { isNumberColumnEnabled: false, layout: 'default' },
          content,
        }),
      ),
  );
const heading: fc.Arbitrary<AdfNode> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), line)
  .map(([level, content]) => ({ type: 'heading', attrs: { level }, content }));
const inQuote = fc.oneof(paragraph, code, list);
const inPanel = fc.oneof(paragraph, heading, list, code, tasks, media);
const block: fc.Arbitrary<AdfNode> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  paragraph.map((node): AdfNode => ({ ...node, marks: [{ type: 'alignment', attrs: { align: 'center' } }] })),
  heading,
  fc.constant<AdfNode>({ type: 'rule' }),
  code,
  media,
  list,
  tasks,
  table,
  fc
    .array(inQuote, { minLength: 1, maxLength: 3 })
    .map((content): AdfNode => ({ type: 'blockquote', content })),
  fc
    .tuple(
      fc.constantFrom('info', 'note', 'tip', 'warning', 'error', 'success', 'custom'),
      fc.array(inPanel, { minLength: 1, maxLength: 3 }),
    )
    .map(([panelType, content]): AdfNode => ({ type: 'panel', attrs: { panelType }, content })),
  fc
    .tuple(words, fc.array(fc.oneof(inPanel, table), { minLength: 1, maxLength: 3 }))
    .map(([title, content]): AdfNode => ({ type: 'expand', attrs: { title }, content })),
  fc.constant<AdfNode>({ type: 'blockCard', attrs: { url: 'https://a.example/card' } }),
  fc.constant<AdfNode>({ type: 'extension', attrs: { extensionKey: 'toc', extensionType: 'com.example' } }),
  fc.uuid().map(
    (id): AdfNode => ({
      type: 'decisionList',
      attrs: { localId: id },
      content: [
        {
          type: 'decisionItem',
          attrs: { localId: `${id}i`, state: 'DECIDED' },
          content: [{ type: 'text', text: 'go' }],
        },
      ],
    }),
  ),
);

/** Documents with every node and mark of Jira's editor, and with text that looks like Markdown. */
export const arbitraryDocument: fc.Arbitrary<AdfDocument> = fc
  .array(block, { maxLength: 6 })
  .map((content) => ({ type: 'doc', version: 1, content }));
