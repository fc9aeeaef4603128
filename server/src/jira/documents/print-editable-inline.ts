import { type AdfNode, attributeOf, marksOf } from './adf.ts';
import { escapeExactly, escapeLineStart } from './escape.ts';
import { safeLink } from './links.ts';
import { type Reference, referenceTo, referenceToMarks } from './references.ts';
import { printText } from './text.ts';

const plainMarks = new Set(['code', 'em', 'link', 'strike', 'strong']);

/**
 * Inline nodes as Markdown that reads back as the same. `careful` writes every mark as a reference: emphasis that ends
 * within a word, or around punctuation, is not read as emphasis. Null when there is a node that has no such form.
 */
export function printEditableInline(nodes: readonly AdfNode[], careful: boolean): string | null {
  let printed = '';
  for (let start = 0; start < nodes.length; ) {
    let end = start;
    while (end < nodes.length && isPlain(nodes[end], careful)) end++;
    if (end > start) printed += printText(nodes.slice(start, end), { escapeWith: escapeExactly });
    else {
      const one = printOne(nodes[start]);
      if (one === null) return null;
      printed += one;
    }
    start = Math.max(end, start + 1);
  }
  return printed
    .replace(/^[ ]+|[ ]+$/g, (spaces) => '&#32;'.repeat(spaces.length))
    .split('\n')
    .map(escapeLineStart)
    .join('\n');
}

function isPlain(node: AdfNode | undefined, careful: boolean): boolean {
  if (node?.type !== 'text') return false;
  const marks = marksOf(node);
  if (careful) return marks.length === 0;
  return marks.every(
    (mark) =>
      plainMarks.has(mark.type) &&
      (mark.type !== 'link' || safeLink(attributeOf(mark, 'href') ?? '') === attributeOf(mark, 'href')),
  );
}

function printOne(node: AdfNode | undefined): string | null {
  if (node === undefined) return '';
  if (node.type === 'hardBreak') return '\\\n';
  if (node.type === 'inlineCard') {
    const url = attributeOf(node, 'url') ?? '';
    return safeLink(url) === url && !url.startsWith('mailto:') ? `<${url}>` : null;
  }
  const reference = node.type === 'text' ? referenceToMarks(node) : referenceTo(node);
  return reference === null ? null : printReference(reference);
}

function printReference({ label, target }: Reference): string {
  const text = escapeExactly(label).replace(/^ | $/g, '&#32;');
  return `[${text}](${target})`;
}
