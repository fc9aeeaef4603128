import { dayOf } from '../../site/adf-html.ts';
import type { AdfNode } from '../../site/model/document.ts';

/** A document in the wiki notation of REST version 2. What the notation cannot say is left out, its text is kept. */
export function wikiText(document: AdfNode): string {
  return blocks(document).join('\n\n');
}

function blocks(node: AdfNode): string[] {
  return (node.content ?? []).map((child) => block(child, '')).filter((text) => text !== '');
}

const LIST_MARKS: Readonly<Record<string, string>> = {
  bulletList: '*',
  taskList: '*',
  decisionList: '*',
  orderedList: '#',
};

function block(node: AdfNode, listMarks: string): string {
  const mark = LIST_MARKS[node.type];
  if (mark !== undefined) return listLines(node, listMarks + mark).join('\n');
  switch (node.type) {
    case 'heading':
      return `h${Number(node.attrs?.['level']) || 1}. ${inline(node)}`;
    case 'codeBlock': {
      const language = node.attrs?.['language'];
      const code = (node.content ?? []).map(({ text }) => text ?? '').join('');
      return `{code${typeof language === 'string' && language !== '' ? `:${language}` : ''}}\n${code}\n{code}`;
    }
    case 'blockquote':
      return `{quote}\n${wikiText(node)}\n{quote}`;
    case 'panel':
      return `{panel}\n${wikiText(node)}\n{panel}`;
    case 'rule':
      return '----';
    case 'table':
      return (node.content ?? []).map(tableRow).join('\n');
    default:
      return (node.content ?? []).some(({ content }) => content !== undefined)
        ? wikiText(node)
        : inline(node);
  }
}

function listLines(list: AdfNode, marks: string): string[] {
  return (list.content ?? []).flatMap((item) => {
    if (LIST_MARKS[item.type] !== undefined) return [block(item, marks)];
    const parts = item.content ?? [];
    const nested = parts.filter(({ type }) => LIST_MARKS[type] !== undefined);
    const own = parts.filter((part) => !nested.includes(part));
    const text = own.some(({ type }) => type === 'text')
      ? inline(item)
      : own.map((part) => block(part, '')).join('\n');
    return [`${marks} ${text}`, ...nested.map((part) => block(part, marks))];
  });
}

function tableRow(row: AdfNode): string {
  const cells = row.content ?? [];
  const fence = (cell: AdfNode | undefined) => (cell?.type === 'tableHeader' ? '||' : '|');
  return cells.map((cell) => `${fence(cell)}${blocks(cell).join(' ')}`).join('') + fence(cells.at(-1));
}

function inline(node: AdfNode): string {
  return (node.content ?? []).map(piece).join('');
}

const MARKS: Readonly<Record<string, readonly [string, string]>> = {
  strong: ['*', '*'],
  em: ['_', '_'],
  strike: ['-', '-'],
  underline: ['+', '+'],
  code: ['{{', '}}'],
};

function piece(node: AdfNode): string {
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce((inner, { type, attrs }) => {
        if (type === 'link') return `[${inner}|${String(attrs?.['href'] ?? '')}]`;
        const [open, close] = MARKS[type] ?? ['', ''];
        return open + inner + close;
      }, node.text ?? '');
    case 'hardBreak':
      return '\n';
    case 'mention':
      return `[~accountid:${String(node.attrs?.['id'] ?? '')}]`;
    case 'inlineCard':
      return `[${String(node.attrs?.['url'] ?? '')}]`;
    case 'date':
      return dayOf(node.attrs?.['timestamp']);
    default:
      return String(node.attrs?.['text'] ?? node.attrs?.['shortName'] ?? '');
  }
}
