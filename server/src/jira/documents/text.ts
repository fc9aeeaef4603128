import { type AdfMark, type AdfNode, attributeOf, marksOf } from './adf.ts';
import { escapeText, fenceFor } from './escape.ts';
import { safeLink } from './links.ts';

type Wrap = (inside: string, mark: AdfMark) => string;

/** From the outside in. Marks that Markdown does not have (colour, underline, …) leave the text alone. */
const wraps: readonly (readonly [string, Wrap])[] = [
  ['link', wrapLink],
  ['strong', (inside) => hug(inside, '**')],
  ['em', (inside) => hug(inside, '*')],
  ['strike', (inside) => hug(inside, '~~')],
];

/**
 * Text nodes one after another. Neighbours that share a mark are wrapped together: "**a****b**" would not be read
 * as bold.
 */
export function printText(
  nodes: readonly AdfNode[],
  { escapeWith = escapeText, level = 0 }: { escapeWith?: (text: string) => string; level?: number } = {},
): string {
  const [type, wrap] = wraps[level] ?? [];
  if (type === undefined || wrap === undefined) return printPlain(nodes, escapeWith);
  let printed = '';
  for (let start = 0; start < nodes.length; ) {
    const mark = markOf(nodes[start], type);
    let end = start + 1;
    while (end < nodes.length && sameMark(mark, markOf(nodes[end], type))) end++;
    const inside = printText(nodes.slice(start, end), { escapeWith, level: level + 1 });
    printed += mark === undefined ? inside : wrap(inside, mark);
    start = end;
  }
  return printed;
}

/** Text is escaped across its nodes: "<" and "img" may be two of them. */
function printPlain(nodes: readonly AdfNode[], escapeWith: (text: string) => string): string {
  let printed = '';
  let plain = '';
  for (const node of nodes) {
    const text = typeof node.text === 'string' ? node.text : '';
    if (text === '' || markOf(node, 'code') === undefined) plain += text;
    else {
      printed += escapeWith(plain) + printCode(text);
      plain = '';
    }
  }
  return printed + escapeWith(plain);
}

function printCode(text: string): string {
  const fence = fenceFor(text, 1);
  const padding = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${text.replace(/[\r\n]+/g, ' ')}${padding}${fence}`;
}

function markOf(node: AdfNode | undefined, type: string): AdfMark | undefined {
  return node === undefined ? undefined : marksOf(node).find((mark) => mark.type === type);
}

function sameMark(one: AdfMark | undefined, other: AdfMark | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return attributeOf(one, 'href') === attributeOf(other, 'href');
}

function wrapLink(inside: string, mark: AdfMark): string {
  const href = safeLink(attributeOf(mark, 'href') ?? '');
  return href === null || inside.trim() === '' ? inside : `[${inside}](${href})`;
}

/** Emphasis is not read when a space stands inside it, so spaces go outside. */
function hug(inside: string, sign: string): string {
  const core = inside.trim();
  if (core === '') return inside;
  const start = inside.indexOf(core);
  return `${inside.slice(0, start)}${sign}${core}${sign}${inside.slice(start + core.length)}`;
}
