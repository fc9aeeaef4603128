import { expect, test } from 'vitest';
import { editDocument } from './edit-document.ts';
import { adfToEditableMarkdown } from './print-editable.ts';
import { provesOneEdit, provesRoundTrip } from './round-trip.test-rig.ts';
import { adfToMarkdown } from './to-markdown.ts';

test('a document survives Markdown, whatever is in it', () => provesRoundTrip(300));

test('an edit of one paragraph leaves every other node as it was', () => provesOneEdit(300));

const cell = (type: string, text: string) => ({
  type,
  attrs: { colwidth: [200] },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const document = {
  type: 'doc',
  version: 1,
  content: [
    { type: 'heading', attrs: { level: 2, localId: 'h' }, content: [{ type: 'text', text: 'Plan' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Ask ' },
        { type: 'mention', attrs: { id: '5b10a:1', text: '@Zoë Kravitz', accessLevel: 'CONTAINER' } },
        { type: 'text', text: ' by ' },
        { type: 'date', attrs: { timestamp: '1795737600000' } },
        { type: 'text', text: ', it is ' },
        { type: 'status', attrs: { text: 'AT RISK', color: 'red', localId: 's' } },
        { type: 'text', text: ' ' },
        { type: 'text', text: 'red', marks: [{ type: 'textColor', attrs: { color: '#ff5630' } }] },
      ],
    },
    {
      type: 'panel',
      attrs: { panelType: 'warning' },
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Mind the gap' }] }],
    },
    {
      type: 'table',
      attrs: { layout: 'wide' },
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'What'), cell('tableHeader', 'Who')] },
        { type: 'tableRow', content: [cell('tableCell', 'Build'), cell('tableCell', 'Jo')] },
      ],
    },
    {
      type: 'mediaSingle',
      attrs: { layout: 'center' },
      content: [{ type: 'media', attrs: { type: 'file', id: 'm', collection: 'c', alt: 'shot.png' } }],
    },
  ],
};

test('what a person writes in Jira is Markdown that can be changed; a file is kept', () => {
  const { markdown, kept } = adfToEditableMarkdown({
    ...document,
    content: document.content.filter(({ type }) => type !== 'table'),
  });
  expect(markdown).toBe(
    [
      '## Plan',
      'Ask [\\@Zoë Kravitz](mention:5b10a:1) by [2026-11-27](date:1795737600000), it is [AT RISK](status:red) [red](mark:textColor=#ff5630)',
      '> [!WARNING]\n>\n> Mind the gap',
      '[media single: attachment: shot.png](kept:0)',
    ].join('\n\n'),
  );
  expect(kept).toEqual([document.content.at(-1)]);
});

test('a changed paragraph keeps its mentions, dates and statuses with all that Markdown does not show', () => {
  const { markdown } = adfToEditableMarkdown(document);
  const edited = editDocument(document, markdown.replace('it is', 'it was').replace('Build', 'Ship'));
  const expected = JSON.parse(JSON.stringify(document).replace('it is', 'it was').replace('Build', 'Ship'));
  expect(edited).toEqual(expected);
});

test('an edit of the text as it is read leaves what was not touched as it was, too', () => {
  const [heading, ...others] = document.content;
  const edited = editDocument(
    document,
    adfToMarkdown(document).replace('## Plan', '## New plan\n\nWith words'),
  );
  expect(edited.content[0]).toEqual({ ...heading, content: [{ type: 'text', text: 'New plan' }] });
  expect(edited.content.slice(2)).toEqual(others);
});

test('a block that was changed as it is read keeps its mentions, dates, statuses and its kind', () => {
  const read = adfToMarkdown(document);
  const changed = read
    .replace('Ask @Zoë Kravitz by', 'Please ask @Zoë Kravitz not later than')
    .replace('Mind the gap', 'Mind the train');
  expect(changed).not.toBe(read);
  const expected = JSON.parse(
    JSON.stringify(document)
      .replace('"Ask "', '"Please ask "')
      .replace('" by "', '" not later than "')
      .replace('Mind the gap', 'Mind the train'),
  );
  const edited = editDocument(document, changed);
  const [, sentence, panel] = edited.content;
  // Colour is not read, so that it cannot be kept where words were changed.
  expect(sentence?.content?.slice(0, 6)).toEqual(expected.content[1].content.slice(0, 6));
  expect(panel).toEqual(expected.content[2]);
  expect([...edited.content.slice(0, 1), ...edited.content.slice(3)]).toEqual([
    document.content[0],
    ...document.content.slice(3),
  ]);
});

test('a name within a longer one is no mention of before', () => {
  const original = {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { id: '1', text: '@Jo' } }] }],
  };
  expect(editDocument(original, '@Joanna and others').content).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: '@Joanna and others' }] },
  ]);
  expect(editDocument(original, 'only @Jo, please').content[0]?.content).toEqual([
    { type: 'text', text: 'only ' },
    { type: 'mention', attrs: { id: '1', text: '@Jo' } },
    { type: 'text', text: ', please' },
  ]);
});

test('a kept node may be moved and left out; one that is not there is only its words', () => {
  const { markdown } = adfToEditableMarkdown(document);
  const picture = document.content.at(-1);
  const [place = ''] = /\[media single[^\n]*\)/.exec(markdown) ?? [];
  expect(editDocument(document, `${place}\n\nhello`).content[0]).toBe(picture);
  expect(JSON.stringify(editDocument(document, markdown.replace(place, '')))).not.toContain('media');
  expect(editDocument(document, '[words](kept:99)').content).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'words' }] },
  ]);
});
