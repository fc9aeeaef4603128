import type { AdfNode } from '../../site/model/document.ts';

type Mark = NonNullable<AdfNode['marks']>[number];

/** Markup within a line: a pair of signs that stands outside of words, a link, a mention, code. */
const MARKUP =
  /\{\{([^{}]+)\}\}|\[~accountid:([^\]\s]+)\]|\[([^\]|\n]+)\|([^\]\s|]+)\]|\[((?:https?|mailto):[^\]\s|]+)\]|(?<![\p{L}\p{N}])([*_+-])(?=\S)([^\n]*?\S)\6(?![\p{L}\p{N}])/u;

const SIGNS: Readonly<Record<string, string>> = { '*': 'strong', _: 'em', '+': 'underline', '-': 'strike' };

export function wikiPieces(text: string, marks: readonly Mark[] = []): AdfNode[] {
  const found = MARKUP.exec(text);
  if (found === null) return plain(text, marks);
  const [whole, code, accountId, label, address, bare, sign, inside] = found;
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + whole.length);
  const middle = (): AdfNode[] => {
    if (code !== undefined)
      return plain(code, [...marks.filter(({ type }) => type === 'link'), { type: 'code' }]);
    if (accountId !== undefined)
      return [{ type: 'mention', attrs: { id: accountId, text: `@${accountId}` } }];
    const target = address ?? bare;
    if (target !== undefined) {
      const link = { type: 'link', attrs: { href: target } };
      return plain(label ?? target, [...marks.filter(({ type }) => type !== 'link'), link]);
    }
    return wikiPieces(inside ?? '', withMark(marks, SIGNS[sign ?? ''] ?? 'strong'));
  };
  return [...plain(before, marks), ...middle(), ...wikiPieces(after, marks)];
}

function withMark(marks: readonly Mark[], type: string): readonly Mark[] {
  return marks.some((mark) => mark.type === type) ? marks : [...marks, { type }];
}

function plain(text: string, marks: readonly Mark[]): AdfNode[] {
  if (text === '') return [];
  return [marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: [...marks] }];
}
