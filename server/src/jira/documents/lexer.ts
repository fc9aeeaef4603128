import { Marked, type Token, type Tokens } from 'marked';

/** "<br>" is the only tag that means something: in a table's cell nothing else breaks a line. */
const lineBreak = {
  name: 'lineBreak',
  level: 'inline' as const,
  start: (source: string) => {
    const at = source.search(/<br\s*\/?>/i);
    return at < 0 ? undefined : at;
  },
  tokenizer: (source: string): Tokens.Generic | undefined => {
    const raw = /^<br\s*\/?>/i.exec(source)?.[0];
    return raw === undefined ? undefined : { type: 'br', raw };
  },
};

/** "<!-- -->" parts two lists that would otherwise be one. */
const divider = {
  name: 'divider',
  level: 'block' as const,
  tokenizer: (source: string): Tokens.Generic | undefined => {
    const raw = /^ {0,3}<!-- -->(?:\n|$)/.exec(source)?.[0];
    return raw === undefined ? undefined : { type: 'divider', raw };
  },
};

/** Reads Markdown (GFM) to tokens. HTML is text: "List<String>" means itself. */
export function lexMarkdown(markdown: string): readonly Token[] {
  return new Marked({
    gfm: true,
    extensions: [lineBreak, divider],
    tokenizer: { html: () => undefined, tag: () => undefined },
  }).lexer(markdown);
}
