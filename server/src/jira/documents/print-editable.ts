import { type AdfDocument, type AdfNode, attributeOf, childrenOf, isAdfNode } from './adf.ts';
import { escapeExactly, fenceFor } from './escape.ts';
import { markdownToAdf } from './from-markdown.ts';
import { linksOf } from './links-of.ts';
import { sayTheSame } from './normal-form.ts';
import { printEditableInline } from './print-editable-inline.ts';
import { adfToMarkdown } from './to-markdown.ts';

export interface EditableMarkdown {
  readonly markdown: string;
  /** What Markdown cannot carry, in the order of its `[label](kept:N)`. */
  readonly kept: readonly AdfNode[];
}

export interface EditableBlock {
  readonly node: AdfNode;
  readonly markdown: string;
}

/**
 * Jira's rich text as Markdown to be changed and read back by `markdownToAdf`: nothing is lost. Each block is read back
 * while it is printed; one that Markdown cannot carry (a file, a table with merged cells, an extension) stands as
 * `[what it is](kept:N)` and may be moved or left out, not changed.
 */
export function adfToEditableMarkdown(document: unknown): EditableMarkdown {
  const { blocks, kept } = editableBlocks(document);
  return { markdown: joinBlocks(blocks), kept };
}

export function editableBlocks(document: unknown): {
  blocks: readonly EditableBlock[];
  kept: readonly AdfNode[];
} {
  if (!isAdfNode(document)) return { blocks: [], kept: [] };
  const kept: AdfNode[] = [];
  const links = linksOf(document);
  const blocks = childrenOf(document).map((node) => {
    const ways = isDeeperThan(node, deepestPrinted) ? [] : [false, true];
    const markdown = ways.flatMap((careful) => {
      const printed = printBlock(node, careful);
      return printed !== null && sayTheSame(markdownToAdf(printed, { links }).content, [node])
        ? [printed]
        : [];
    })[0];
    return { node, markdown: markdown ?? `[${keptLabel(node)}](kept:${kept.push(node) - 1})` };
  });
  return { blocks, kept };
}

/** Nobody edits what is deeper; each level is printed and read back once more for all that is above it. */
const deepestPrinted = 40;

function isDeeperThan(node: AdfNode, most: number): boolean {
  return most === 0 || childrenOf(node).some((child) => isDeeperThan(child, most - 1));
}

/** Two lists one after the other would be read as one, so a sign parts them. */
export function joinBlocks(blocks: readonly EditableBlock[]): string {
  return blocks
    .map(({ node, markdown }, index) => {
      const before = blocks[index - 1]?.node.type ?? '';
      const parted = listTypes.has(before) && listTypes.has(node.type);
      return `${index === 0 ? '' : '\n\n'}${parted ? '<!-- -->\n\n' : ''}${markdown}`;
    })
    .join('');
}

const listTypes = new Set(['bulletList', 'orderedList', 'taskList']);

function keptLabel(node: AdfNode): string {
  const text = adfToMarkdown({ type: 'doc', version: 1, content: [node] } satisfies AdfDocument);
  const words = text
    .replace(/[[\]()\\`*|<>#\n]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const name = node.type.replace(/([A-Z])/g, ' $1').toLowerCase();
  return escapeExactly(
    words === '' ? name : `${name}: ${words.length > 60 ? `${words.slice(0, 60)}…` : words}`,
  );
}

function printBlock(node: AdfNode, careful: boolean): string | null {
  const children = childrenOf(node);
  const inline = (nodes: readonly AdfNode[]): string | null => printEditableInline(nodes, careful);
  switch (node.type) {
    case 'paragraph':
      return children.length === 0 ? '&nbsp;' : inline(children);
    case 'heading': {
      const text = inline(children);
      return text === null
        ? null
        : `${'#'.repeat(Number(attributeOf(node, 'level')) || 1)} ${text}`.trimEnd();
    }
    case 'rule':
      return '---';
    case 'codeBlock':
      return printCode(node);
    case 'blockquote':
      return quote(printBlocks(children, careful));
    case 'panel':
      return quote(
        under(`[!${(attributeOf(node, 'panelType') ?? '').toUpperCase()}]`, printBlocks(children, careful)),
      );
    case 'expand': {
      const title = escapeExactly(attributeOf(node, 'title') ?? '');
      return quote(under(`[!EXPAND] ${title}`.trimEnd(), printBlocks(children, careful)));
    }
    case 'bulletList':
      return printItems(children.map((item) => ['- ', printBlocks(childrenOf(item), careful)]));
    case 'orderedList': {
      const order = Number(attributeOf(node, 'order') ?? 1);
      return printItems(
        children.map((item, at) => [`${order + at}. `, printBlocks(childrenOf(item), careful)]),
      );
    }
    case 'taskList':
      return printTasks(children, careful);
    case 'table':
      return printTable(children, careful);
    default:
      return null;
  }
}

function printBlocks(nodes: readonly AdfNode[], careful: boolean): string | null {
  const blocks: EditableBlock[] = [];
  for (const node of nodes) {
    const markdown = printBlock(node, careful);
    if (markdown === null) return null;
    blocks.push({ node, markdown });
  }
  return joinBlocks(blocks);
}

function under(head: string, body: string | null): string | null {
  return body === null ? null : `${head}\n\n${body}`;
}

function quote(text: string | null): string | null {
  return text === null ? null : text.replace(/^/gm, '> ').replace(/^> $/gm, '>');
}

function printCode(node: AdfNode): string {
  const text = childrenOf(node)
    .map((child) => child.text ?? '')
    .join('');
  const fence = fenceFor(text, 3);
  const language = attributeOf(node, 'language') ?? '';
  return `${fence}${language === 'text' ? '' : language}\n${text}${text === '' ? '' : '\n'}${fence}`;
}

/** Items with several blocks keep a blank line between them; all others stand close. */
function printItems(items: readonly (readonly [marker: string, text: string | null])[]): string | null {
  const printed: string[] = [];
  for (const [marker, text] of items) {
    if (text === null) return null;
    printed.push(marker + indent(text, marker.length));
  }
  return printed.join('\n');
}

function indent(text: string, by: number): string {
  return text.replace(/\n(?!\n|$)/g, `\n${' '.repeat(by)}`);
}

function printTasks(items: readonly AdfNode[], careful: boolean): string | null {
  const lines: string[] = [];
  for (const item of items) {
    if (item.type === 'taskList') {
      const nested = printTasks(childrenOf(item), careful);
      if (nested === null) return null;
      lines.push(`  ${indent(nested, 2)}`);
    } else if (item.type === 'taskItem') {
      const text = printEditableInline(childrenOf(item), careful);
      if (text === null) return null;
      lines.push(`- [${attributeOf(item, 'state') === 'DONE' ? 'x' : ' '}] ${indent(text, 2)}`);
    } else return null;
  }
  return lines.join('\n');
}

function printTable(rows: readonly AdfNode[], careful: boolean): string | null {
  const lines: string[] = [];
  const [first] = rows;
  if (first === undefined) return null;
  const width = childrenOf(first).length;
  const headed = childrenOf(first).every((cell) => cell.type === 'tableHeader');
  const ruler = `|${' --- |'.repeat(width)}`;
  if (!headed) lines.push(`|${'  |'.repeat(width)}`, ruler);
  for (const [index, row] of rows.entries()) {
    const cells: string[] = [];
    for (const cell of childrenOf(row)) {
      const [paragraph, ...more] = childrenOf(cell);
      if (paragraph?.type !== 'paragraph' || more.length > 0) return null;
      const text = printEditableInline(childrenOf(paragraph), careful);
      if (text === null) return null;
      cells.push(text.replace(/\\\n/g, '<br>').replace(/\|/g, '\\|'));
    }
    lines.push(`| ${cells.join(' | ')} |`);
    if (headed && index === 0) lines.push(ruler);
  }
  return lines.join('\n');
}
