import { type AdfDocument, type AdfNode, childrenOf, isAdfNode } from './adf.ts';
import { markdownToAdf } from './from-markdown.ts';
import { linksOf } from './links-of.ts';
import { normalForm } from './normal-form.ts';
import { editableBlocks } from './print-editable.ts';
import { inlineAsRead, panelAsRead } from './read-form.ts';
import { adfToMarkdown } from './to-markdown.ts';

/**
 * The document after its Markdown, editable or as it is read, was changed to `markdown`: every node that says the same
 * as before is the very node of the original, with all that Markdown does not show; a changed one keeps its place's
 * attributes.
 */
export function editDocument(original: unknown, markdown: string): AdfDocument {
  const before: AdfNode = isAdfNode(original) ? original : { type: 'doc', content: [] };
  const { kept } = editableBlocks(before);
  const { content } = markdownToAdf(markdown, { links: linksOf(before), kept });
  return {
    ...before,
    type: 'doc',
    version: 1,
    content: aligned(
      childrenOf(before),
      asRead(childrenOf(before), content).map((node) => panelAsRead(childrenOf(before), node)),
    ),
  };
}

/** What was left as `adfToMarkdown` shows it (a panel as a quotation, a mention as a name) is the node it shows. */
function asRead(before: readonly AdfNode[], after: readonly AdfNode[]): AdfNode[] {
  const shown = before.map((node) => {
    const read = adfToMarkdown({ type: 'doc', version: 1, content: [node] });
    return { node, own: asText(node), said: markdownToAdf(read).content.map(asText) };
  });
  const said = after.map(asText);
  const out: AdfNode[] = [];
  for (let at = 0, next = 0; at < after.length; ) {
    const left = shown.slice(next);
    const own = left.findIndex((block) => block.own === said[at]);
    const read = left.findIndex(
      (block) => block.said.length > 0 && block.said.every((text, offset) => text === said[at + offset]),
    );
    const block = own < 0 ? left[read] : undefined;
    const node = block?.node ?? after[at];
    if (node !== undefined) out.push(node);
    next += Math.max(own, own < 0 ? read : -1) + 1;
    at += block?.said.length ?? 1;
  }
  return out;
}

const asText = (node: AdfNode): string => JSON.stringify(normalForm(node));

/** `after` with what is unchanged taken from `before`, and what is changed merged with what stood at its place. */
function aligned(before: readonly AdfNode[], after: readonly AdfNode[]): AdfNode[] {
  const out: AdfNode[] = [];
  let from = 0;
  let to = 0;
  for (const [old, next] of [...sameNodes(before, after), [before.length, after.length] as const]) {
    out.push(...changed(before.slice(from, old), after.slice(to, next)));
    const same = before[old];
    if (same !== undefined && next < after.length) out.push(same);
    from = old + 1;
    to = next + 1;
  }
  return out;
}

/** Between two unchanged nodes: each new node with the first node of its type that is left. */
function changed(before: readonly AdfNode[], after: readonly AdfNode[]): AdfNode[] {
  let from = 0;
  return after.map((node) => {
    const place = before.findIndex((old, index) => index >= from && old.type === node.type);
    const old = before[place];
    if (old === undefined) return node;
    from = place + 1;
    return merged(old, node);
  });
}

function merged(old: AdfNode, node: AdfNode): AdfNode {
  if (node.type === 'text') return node;
  const { localId: _, ...said } = node.attrs ?? {};
  const attrs = { ...(Object.hasOwn(node.attrs ?? {}, 'localId') ? node.attrs : {}), ...old.attrs, ...said };
  const content = aligned(childrenOf(old), inlineAsRead(childrenOf(old), childrenOf(node)));
  const { content: _old, attrs: _attrs, ...rest } = old;
  return {
    ...rest,
    ...(Object.keys(attrs).length === 0 ? {} : { attrs }),
    ...(content.length === 0 && node.content === undefined ? {} : { content }),
  };
}

const maxCompared = 4_000_000;

/** The longest run of pairs [before, after] that say the same, in order. */
function sameNodes(
  before: readonly AdfNode[],
  after: readonly AdfNode[],
): readonly (readonly [number, number])[] {
  const one = before.map(asText);
  const other = after.map(asText);
  let head = 0;
  while (head < one.length && head < other.length && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < one.length - head && tail < other.length - head && one.at(-1 - tail) === other.at(-1 - tail))
    tail++;
  const ends = Array.from({ length: tail }, (_, at): readonly [number, number] => [
    one.length - tail + at,
    other.length - tail + at,
  ]);
  const starts = Array.from({ length: head }, (_, at): readonly [number, number] => [at, at]);
  return [...starts, ...longest(one, other, head, tail), ...ends];
}

function longest(
  one: readonly string[],
  other: readonly string[],
  head: number,
  tail: number,
): (readonly [number, number])[] {
  const rows = one.length - head - tail;
  const columns = other.length - head - tail;
  if (rows * columns > maxCompared) return [];
  const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const line = lengths[row];
      if (line === undefined) continue;
      line[column] =
        one[head + row] === other[head + column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (one[head + row] === other[head + column]) pairs.push([head + row++, head + column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}
