import { Lexer, Marked, type Token, Tokenizer, type Tokens } from 'marked';

/** "<br>" is the only tag that means something: in a table's cell nothing else breaks a line. */
function lineBreakExtension() {
  // The same end of a text is asked about at each of its signs: once there is none in it, there is none in its own end.
  let none: string | null = null;
  return {
    name: 'lineBreak',
    level: 'inline' as const,
    start: (source: string) => {
      if (none?.endsWith(source) === true) return undefined;
      const at = source.search(/<br\s*\/?>/i);
      if (at < 0) none = source;
      return at < 0 ? undefined : at;
    },
    tokenizer: (source: string): Tokens.Generic | undefined => {
      const raw = /^<br\s*\/?>/i.exec(source)?.[0];
      return raw === undefined ? undefined : { type: 'br', raw };
    },
  };
}

/**
 * A "*" or "_" that may begin an emphasis is looked for its end through the whole rest of its paragraph, which of many
 * that have none takes minutes. After so many characters were looked through in vain, the others stay text.
 */
const mostInVain = 4_000_000;

function emphasisWithin(most: number) {
  let left = most;
  return function emStrong(this: Tokenizer, source: string, masked: string, before = '') {
    if (left <= 0) return undefined;
    const found = Tokenizer.prototype.emStrong.call(this, source, masked, before);
    const inWord = source.startsWith('_') && /[\p{L}\p{N}]$/u.test(before);
    if (found === undefined && !inWord && /^[*_]+\S/.test(source)) left -= source.length;
    return found;
  };
}

/** "<!-- -->" parts two lists that would otherwise be one. */
const divider = {
  name: 'divider',
  level: 'block' as const,
  tokenizer: (source: string): Tokens.Generic | undefined => {
    const raw = /^ {0,3}<!-- -->(?:\n|$)/.exec(source)?.[0];
    return raw === undefined ? undefined : { type: 'divider', raw };
  },
};

/** Reads Markdown (GFM) to tokens. HTML is text: "List<String>" means itself. Throws RangeError for what is nested too deep. */
export function lexMarkdown(markdown: string): readonly Token[] {
  return reader().lexer(markdown);
}

/** The same of its blocks alone: their lines are not read. */
export function lexBlocks(markdown: string): readonly Token[] {
  return new Lexer(reader().defaults).blockTokens(markdown.replace(/\r\n?/g, '\n'));
}

function reader(): Marked {
  return new Marked({
    gfm: true,
    extensions: [lineBreakExtension(), divider],
    tokenizer: { html: () => undefined, tag: () => undefined, emStrong: emphasisWithin(mostInVain) },
  });
}
