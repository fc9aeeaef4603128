import type { AdfNode } from '../../site/model/document.ts';

type Mark = NonNullable<AdfNode['marks']>[number];

/** Markup within a line: a pair of signs that stands outside of words, a link, a mention, code. */
const MARKUP =
  /\{\{([^{}]+)\}\}|\[~accountid:([^\]\s]+)\]|\[([^\]|\n]+)\|([^\]\s|]+)\]|\[((?:https?|mailto):[^\]\s|]+)\]|(?<![\p{L}\p{N}])([*_+-])(?=\S)([^\n]*?\S)\6(?![\p{L}\p{N}])/gu;

const SIGNS: Readonly<Record<string, string>> = { '*': 'strong', _: 'em', '+': 'underline', '-': 'strike' };

export function wikiPieces(text: string, marks: readonly Mark[] = []): AdfNode[] {
  const pieces: AdfNode[] = [];
  let end = 0;
  for (const found of text.matchAll(MARKUP)) {
    pieces.push(...plain(text.slice(end, found.index), marks), ...marked(found, marks));
    end = found.index + found[0].length;
  }
  pieces.push(...plain(text.slice(end), marks));
  return pieces;
}

function marked(found: RegExpExecArray, marks: readonly Mark[]): AdfNode[] {
  const [, code, accountId, label, address, bare, sign = '', inside = ''] = found;
  if (code !== undefined)
    return plain(code, [...marks.filter(({ type }) => type === 'link'), { type: 'code' }]);
  if (accountId !== undefined) return [{ type: 'mention', attrs: { id: accountId, text: `@${accountId}` } }];
  const target = address ?? bare;
  if (target !== undefined) {
    const link = { type: 'link', attrs: { href: target } };
    return plain(label ?? target, [...marks.filter(({ type }) => type !== 'link'), link]);
  }
  const type = SIGNS[sign] ?? 'strong';
  // Twice the same mark says nothing more: so it goes only as deep as there are signs.
  if (marks.some((mark) => mark.type === type)) return plain(inside, marks);
  return wikiPieces(inside, [...marks, { type }]);
}

function plain(text: string, marks: readonly Mark[]): AdfNode[] {
  if (text === '') return [];
  return [marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: [...marks] }];
}
