import type { Token, Tokens } from 'marked';
import type { AdfNode } from './adf.ts';
import { inlineNodesOf, plainText } from './parse-inline.ts';

export interface ParseContext {
  /** Addresses that may stay whatever their scheme, because the document held them before. */
  readonly links: ReadonlySet<string>;
  /** Nodes that stand in the text as `[label](kept:N)`. */
  readonly kept: readonly AdfNode[];
  /** Ids for the task lists, each once. */
  readonly nextId: () => string;
}

const maxDepth = 20;
const panels = new Set(['info', 'note', 'tip', 'success', 'warning', 'error']);

/** Block tokens as ADF's blocks. What is nested deeper than 20 levels keeps its text. */
export function blockNodesOf(tokens: readonly Token[], context: ParseContext, depth = 0): AdfNode[] {
  return tokens.flatMap((token) => blockNode(token, context, depth));
}

function blockNode(token: Token, context: ParseContext, depth: number): AdfNode[] {
  if (depth > maxDepth) {
    const text = token.raw.trim();
    return text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text }] }];
  }
  switch (token.type) {
    case 'space':
    case 'def':
    case 'divider':
      return [];
    case 'heading': {
      const heading = token as Tokens.Heading;
      const content = inlineNodesOf(heading.tokens, context.links);
      return [
        { type: 'heading', attrs: { level: heading.depth }, ...(content.length === 0 ? {} : { content }) },
      ];
    }
    case 'hr':
      return [{ type: 'rule' }];
    case 'code':
      return [codeBlock(token as Tokens.Code)];
    case 'blockquote':
      return [frame(token as Tokens.Blockquote, context, depth)];
    case 'list':
      return [list(token as Tokens.List, context, depth)];
    case 'table':
      return [table(token as Tokens.Table, context)];
    default:
      return paragraph(token, context);
  }
}

function paragraph(token: Token, context: ParseContext): AdfNode[] {
  const tokens = (token as Tokens.Generic).tokens ?? [token];
  const [only] = tokens;
  if (tokens.length === 1 && only?.type === 'link') {
    const place = /^kept:(\d{1,6})$/.exec((only as Tokens.Link).href)?.[1];
    const kept = place === undefined ? undefined : context.kept[Number(place)];
    if (kept !== undefined) return [kept];
  }
  if (plainText(tokens) === '\u00a0' && token.raw.trim() === '&nbsp;') return [{ type: 'paragraph' }];
  const content = inlineNodesOf(tokens, context.links);
  return content.length === 0 ? [] : [{ type: 'paragraph', content }];
}

function codeBlock({ lang, text }: Tokens.Code): AdfNode {
  return {
    type: 'codeBlock',
    attrs: { language: lang || 'text' },
    ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
  };
}

/** "> [!WARNING]" is a panel, "> [!EXPAND] Title" what opens on a click, anything else a quotation. */
function frame(token: Tokens.Blockquote, context: ParseContext, depth: number): AdfNode {
  const content = blockNodesOf(token.tokens, context, depth + 1);
  const [first, ...others] = content;
  const [head, ...tail] = first?.type === 'paragraph' ? (first.content ?? []) : [];
  // "\[!WARNING]" is text, as an escaped sign always is.
  const isMarked = /^\s*\[!\w+\]/.test(token.text);
  const said = /^\[!(\w+)\](.*)$/.exec(
    isMarked && head?.type === 'text' && head.marks === undefined ? (head.text ?? '') : '',
  );
  const kind = said?.[1]?.toLowerCase() ?? '';
  const rest = said?.[2]?.trim() ?? '';
  if (depth === 0 && kind === 'expand') {
    const inside = tail.length === 0 ? others : [{ type: 'paragraph', content: tail }, ...others];
    return { type: 'expand', attrs: { title: rest }, content: fitting(inside, outsideExpand) };
  }
  if (depth === 0 && panels.has(kind)) {
    const opening = [...(rest === '' ? [] : [{ type: 'text', text: rest }]), ...tail];
    const inside = opening.length === 0 ? others : [{ type: 'paragraph', content: opening }, ...others];
    return { type: 'panel', attrs: { panelType: kind }, content: fitting(inside, insidePanel) };
  }
  return { type: 'blockquote', content: fitting(content, insideQuote) };
}

const insideQuote = new Set([
  'paragraph',
  'orderedList',
  'bulletList',
  'codeBlock',
  'mediaSingle',
  'mediaGroup',
  'extension',
]);
const insidePanel = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockCard',
  'mediaGroup',
  'mediaSingle',
  'codeBlock',
  'taskList',
  'rule',
  'decisionList',
  'extension',
]);
const insideItem = new Set([
  'paragraph',
  'bulletList',
  'orderedList',
  'taskList',
  'mediaSingle',
  'codeBlock',
  'extension',
]);
const outsideExpand = new Set([
  'paragraph',
  'panel',
  'blockquote',
  'orderedList',
  'bulletList',
  'rule',
  'heading',
  'codeBlock',
  'mediaGroup',
  'mediaSingle',
  'decisionList',
  'taskList',
  'table',
  'blockCard',
  'embedCard',
  'extension',
  'nestedExpand',
]);

/** Jira refuses a document with a block where it may not stand: such a block gives its children, or its text. */
function fitting(nodes: readonly AdfNode[], allowed: ReadonlySet<string>): readonly AdfNode[] {
  const fit = nodes.flatMap((node): readonly AdfNode[] => {
    if (allowed.has(node.type)) return [unmarked(node)];
    if (node.type === 'heading')
      return [{ type: 'paragraph', ...(node.content ? { content: node.content } : {}) }];
    if (node.type === 'rule') return [];
    const children = node.content ?? [];
    if (children.some(({ type }) => allowed.has(type))) return fitting(children, allowed);
    const text = textOf(node);
    return text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text }] }];
  });
  return fit.length === 0 ? [{ type: 'paragraph' }] : fit;
}

/** Alignment, indentation and width are for the document's own blocks, not for those inside others. */
function unmarked(node: AdfNode): AdfNode {
  if (node.marks === undefined || node.type === 'extension' || node.type === 'mediaSingle') return node;
  const { marks: _, ...rest } = node;
  return rest;
}

function textOf(node: AdfNode): string {
  if (node.type === 'text') return node.text ?? '';
  return (node.content ?? [])
    .map(textOf)
    .filter((text) => text !== '')
    .join(' ');
}

function list(token: Tokens.List, context: ParseContext, depth: number): AdfNode {
  if (token.items.length > 0 && token.items.every((item) => item.task))
    return taskList(token, context, depth);
  const content = token.items.map((item) => ({
    type: 'listItem',
    content: fitting(blockNodesOf(item.tokens, context, depth + 1), insideItem),
  }));
  if (!token.ordered) return { type: 'bulletList', content };
  return { type: 'orderedList', attrs: { order: token.start === '' ? 1 : token.start }, content };
}

/** Tasks below a task stand beside it in ADF, as a list of their own; what else stands below becomes its text. */
function taskList(token: Tokens.List, context: ParseContext, depth: number): AdfNode {
  const localId = context.nextId();
  const content = token.items.flatMap((item): AdfNode[] => {
    const blocks = blockNodesOf(
      item.tokens.filter(({ type }) => type !== 'checkbox'),
      context,
      depth + 1,
    );
    const nested = blocks.filter(({ type }) => type === 'taskList');
    const line = blocks.filter(({ type }) => type !== 'taskList');
    const inline = line.flatMap((block, index) => [
      ...(index === 0 ? [] : [{ type: 'hardBreak' }]),
      ...(block.type === 'paragraph' ? (block.content ?? []) : textNodes(textOf(block))),
    ]);
    return [
      {
        type: 'taskItem',
        attrs: { localId: context.nextId(), state: item.checked === true ? 'DONE' : 'TODO' },
        ...(inline.length === 0 ? {} : { content: inline }),
      },
      ...nested,
    ];
  });
  return { type: 'taskList', attrs: { localId }, content };
}

function textNodes(text: string): AdfNode[] {
  return text === '' ? [] : [{ type: 'text', text }];
}

function table({ header, rows }: Tokens.Table, context: ParseContext): AdfNode {
  const row = (cells: readonly Tokens.TableCell[], type: string): AdfNode => ({
    type: 'tableRow',
    content: cells.map((cell) => {
      const content = inlineNodesOf(cell.tokens, context.links);
      return { type, content: [{ type: 'paragraph', ...(content.length === 0 ? {} : { content }) }] };
    }),
  });
  const headed = header.some((cell) => cell.text.trim() !== '');
  const content = [
    ...(headed ? [row(header, 'tableHeader')] : []),
    ...rows.map((cells) => row(cells, 'tableCell')),
  ];
  return { type: 'table', content: content.length === 0 ? [row(header, 'tableHeader')] : content };
}
