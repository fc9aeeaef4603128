import type { Token, Tokens } from 'marked';
import type { AdfMark, AdfNode } from './adf.ts';
import { joinTexts } from './join-texts.ts';
import { safeLink } from './links.ts';
import { nodeOf } from './references.ts';

/** What stands in one line of Markdown, as ADF's inline nodes. Links lead to http(s) or mailto, or are text. */
export function inlineNodesOf(tokens: readonly Token[], links: ReadonlySet<string>): AdfNode[] {
  return joinTexts(tokens.flatMap((token) => inlineNode(token, [], links)));
}

function inlineNode(token: Token, marks: readonly AdfMark[], links: ReadonlySet<string>): AdfNode[] {
  const inside = (more: AdfMark): AdfNode[] =>
    (token as Tokens.Generic).tokens?.flatMap((child) => inlineNode(child, withMark(marks, more), links)) ??
    [];
  switch (token.type) {
    case 'strong':
      return inside({ type: 'strong' });
    case 'em':
      return inside({ type: 'em' });
    case 'del':
      return inside({ type: 'strike' });
    case 'br':
      return [{ type: 'hardBreak' }];
    case 'codespan':
      // Jira takes no mark but a link beside code.
      return textNode(token['text'], [{ type: 'code' }, ...marks.filter(({ type }) => type === 'link')]);
    case 'escape':
      return textNode(token['text'], marks);
    case 'link':
      return linkNodes(token as Tokens.Link, marks, links);
    case 'image':
      // Jira would load it from wherever it is.
      return linked(decodeEntities(token['text']) || token['href'], token['href'], marks);
    default: {
      const children = (token as Tokens.Generic).tokens;
      if (children !== undefined) return children.flatMap((child) => inlineNode(child, marks, links));
      const text: unknown = (token as Tokens.Generic)['text'] ?? token.raw;
      return typeof text === 'string' ? textNode(decodeEntities(text.replace(/\n/g, ' ')), marks) : [];
    }
  }
}

function linkNodes(token: Tokens.Link, marks: readonly AdfMark[], links: ReadonlySet<string>): AdfNode[] {
  const reference = nodeOf({ label: plainText(token.tokens), target: token.href }, links);
  if (reference !== null) return [reference];
  const href = safeLink(token.href);
  // "<https://…>" is how Jira's cards are written: a link that shows the title of where it leads.
  if (token.raw.startsWith('<') && href !== null && !href.startsWith('mailto:')) {
    return [{ type: 'inlineCard', attrs: { url: href } }];
  }
  const all = href === null ? marks : withMark(marks, { type: 'link', attrs: { href } });
  return token.tokens.flatMap((child) => inlineNode(child, all, links));
}

function linked(text: string, address: string, marks: readonly AdfMark[]): AdfNode[] {
  const href = safeLink(address);
  return textNode(text, href === null ? marks : withMark(marks, { type: 'link', attrs: { href } }));
}

/** A mark stands once; an inner link gives way to the outer one. */
function withMark(marks: readonly AdfMark[], mark: AdfMark): readonly AdfMark[] {
  return marks.some(({ type }) => type === mark.type) ? marks : [...marks, mark];
}

function textNode(text: unknown, marks: readonly AdfMark[]): AdfNode[] {
  if (typeof text !== 'string' || text === '') return [];
  return [{ type: 'text', text, ...(marks.length === 0 ? {} : { marks }) }];
}

/** The letters of a line without its marks. */
export function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      const children = (token as Tokens.Generic).tokens;
      if (token.type !== 'codespan' && token.type !== 'escape' && children !== undefined)
        return plainText(children);
      const text = String((token as Tokens.Generic)['text'] ?? '');
      return token.type === 'text' ? decodeEntities(text) : text;
    })
    .join('');
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: '\u00a0',
  quot: '"',
};

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|apos|gt|lt|nbsp|quot));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
