import fc from 'fast-check';

const inline = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    '**bold *and* em**',
    '~~gone~~',
    '`code`',
    '[link](https://a.example)',
    '[odd](javascript:alert(1))',
    '![pic](https://a.example/x.png)',
    '<https://a.example>',
    '<b>html</b>',
    '[@Jo](mention:5b)',
    '[DONE](status:green)',
    '[x](status:pink)',
    '[d](date:2026-11-27)',
    '[d](date:soon)',
    '[:)](emoji::smile:)',
    '[c](mark:textColor=#ff0000,em)',
    '[c](mark:textColor=red)',
    '[c](mark:code,strong)',
    '[k](kept:0)',
    '&amp;',
    '<br>',
    'a  \nb',
    '\\',
  ),
);
const line = fc.array(inline, { maxLength: 4 }).map((parts) => parts.join(' '));
const block = fc.oneof(
  line,
  fc
    .tuple(
      fc.constantFrom(
        '# ',
        '###### ',
        '> ',
        '> > ',
        '- ',
        '1. ',
        '0. ',
        '- [ ] ',
        '- [x] ',
        '> [!INFO]\n> ',
        '> [!EXPAND] t\n>\n> ',
        '    ',
      ),
      line,
    )
    .map((parts) => parts.join('')),
  fc
    .tuple(
      fc.constantFrom('- a\n  ', '1. a\n   ', '- [ ] a\n  ', '> - ', '> - [ ] '),
      fc.constantFrom('> q', '- b', '- [x] b', '# h', '---', '| a |\n  |---|\n  | b |', '```\n  c\n  ```'),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    '---',
    '```\n```',
    '```js\nx',
    '| a | b |\n|---|---|\n| 1 |',
    '| |\n|---|',
    '- [ ]\n- [x] b',
    '- [ ] a\n- b',
    '-',
    '>',
    '> [!WARNING]',
    '> [!INFO] > - # x',
    '#',
    '> ---',
    '> | a |\n> |---|\n> | b |',
    '- - - x',
    '[a]: https://a.example',
    '<!-- -->',
  ),
);

/** Markdown as people, models and mischief write it. */
export const arbitraryMarkdown: fc.Arbitrary<string> = fc
  .tuple(fc.array(block, { maxLength: 8 }), fc.constantFrom('\n\n', '\n'))
  .map(([blocks, between]) => blocks.join(between));
