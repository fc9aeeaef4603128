import { codeBlock, document, heading, paragraph } from '../../site/adf.ts';
import type { AdfDocument, AdfNode } from '../../site/model/document.ts';
import { wikiPieces } from './wiki-pieces.ts';

/** Reads Jira's wiki notation, as REST version 2 takes it. Any text is valid; what is no markup stays as it is. */
export function readWiki(text: string): AdfDocument {
  return document(...readBlocks(text.replace(/\r\n?/g, '\n').split('\n')));
}

const FENCE = /^\{(code|noformat|quote|panel)(?::([^}]*))?\}(.*)$/;
const LIST = /^([*#]+) +(\S.*)$/;
const CELLS = /^\|.*\|\s*$/;

function readBlocks(lines: readonly string[]): AdfNode[] {
  const blocks: AdfNode[] = [];
  let words: string[] = [];
  const endParagraph = () => {
    if (words.length > 0) blocks.push(paragraph(...withBreaks(words)));
    words = [];
  };
  for (let index = 0; index < lines.length; ) {
    const found = structure(lines, index);
    const line = lines[index] ?? '';
    if (found === null) {
      if (line.trim() === '') endParagraph();
      else words.push(line);
      index += 1;
      continue;
    }
    endParagraph();
    blocks.push(found.node);
    index = found.next;
  }
  endParagraph();
  return blocks;
}

/** The block other than a paragraph that begins at the line, and the line after it. */
function structure(lines: readonly string[], index: number): { node: AdfNode; next: number } | null {
  const line = lines[index] ?? '';
  const [, level, title] = /^h([1-6])\. +(\S.*)$/.exec(line) ?? [];
  if (title !== undefined) {
    return { node: { ...heading(Number(level), ''), content: wikiPieces(title) }, next: index + 1 };
  }
  if (/^-{4,}\s*$/.test(line)) return { node: { type: 'rule' }, next: index + 1 };
  const [, kind, attribute = '', rest = ''] = FENCE.exec(line) ?? [];
  if (kind !== undefined) return fenced(lines, index, kind, attribute, rest);
  const run = (pattern: RegExp) => {
    let end = index;
    while (end < lines.length && pattern.test(lines[end] ?? '')) end += 1;
    return end;
  };
  const listEnd = run(LIST);
  if (listEnd > index) return { node: list(lines.slice(index, listEnd), 1), next: listEnd };
  const tableEnd = run(CELLS);
  if (tableEnd > index) {
    const content = lines.slice(index, tableEnd).map(tableRow);
    return { node: { type: 'table', content }, next: tableEnd };
  }
  return null;
}

/** Null where the fence is not closed: then it is text. */
function fenced(lines: readonly string[], index: number, kind: string, attribute: string, rest: string) {
  const closing = `{${kind}}`;
  const first = rest.trimEnd();
  if (first.endsWith(closing))
    return { node: fence(kind, attribute, [first.slice(0, -closing.length)]), next: index + 1 };
  const end = lines.findIndex((line, at) => at > index && line.trimEnd().endsWith(closing));
  if (end === -1) return null;
  const last = (lines[end] ?? '').trimEnd().slice(0, -closing.length);
  const inside = [
    ...(first === '' ? [] : [first]),
    ...lines.slice(index + 1, end),
    ...(last === '' ? [] : [last]),
  ];
  return { node: fence(kind, attribute, inside), next: end + 1 };
}

function fence(kind: string, attribute: string, inside: readonly string[]): AdfNode {
  if (kind === 'quote' || kind === 'panel') {
    const words = paragraph(...withBreaks(inside.filter((line) => line.trim() !== '')));
    return kind === 'quote'
      ? { type: 'blockquote', content: [words] }
      : { type: 'panel', attrs: { panelType: 'info' }, content: [words] };
  }
  const language = /^[\w+#-]+$/.test(attribute) ? attribute : 'text';
  const text = inside.join('\n');
  return text === '' ? { type: 'codeBlock', attrs: { language } } : codeBlock(language, text);
}

/** Lines of one list, the outermost of which has so many marks. */
function list(lines: readonly string[], depth: number): AdfNode {
  const items: AdfNode[] = [];
  for (let index = 0; index < lines.length; ) {
    const [, , words = ''] = LIST.exec(lines[index] ?? '') ?? [];
    let end = index + 1;
    while (end < lines.length && marksOf(lines[end]) > depth) end += 1;
    const nested = lines.slice(index + 1, end);
    const content = [
      paragraph(...wikiPieces(words)),
      ...(nested.length === 0 ? [] : [list(nested, depth + 1)]),
    ];
    items.push({ type: 'listItem', content });
    index = end;
  }
  const ordered = (lines[0] ?? '').charAt(Math.min(depth, marksOf(lines[0])) - 1) === '#';
  return ordered
    ? { type: 'orderedList', attrs: { order: 1 }, content: items }
    : { type: 'bulletList', content: items };
}

function marksOf(line = ''): number {
  return LIST.exec(line)?.[1]?.length ?? 0;
}

function tableRow(line: string): AdfNode {
  const cells = [...line.trim().matchAll(/(\|\|?)([^|]*)(?=\|)/g)];
  return {
    type: 'tableRow',
    content: cells.map(([, fenceMark, words = '']) => ({
      type: fenceMark === '||' ? 'tableHeader' : 'tableCell',
      attrs: {},
      content: [paragraph(...wikiPieces(words.trim()))],
    })),
  };
}

function withBreaks(lines: readonly string[]): AdfNode[] {
  return lines.flatMap((line, index) => [
    ...(index === 0 ? [] : [{ type: 'hardBreak' }]),
    ...wikiPieces(line),
  ]);
}
