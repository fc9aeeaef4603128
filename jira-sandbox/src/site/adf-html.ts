import { escapeHtml } from '../html.ts';
import type { AdfNode } from './model/document.ts';

/** A document as HTML, as Jira renders it into `renderedFields` and `renderedBody`. */
export function html(node: AdfNode): string {
  const inside = () => (node.content ?? []).map(html).join('');
  switch (node.type) {
    case 'text':
      return marked(node, escapeHtml(node.text ?? ''));
    case 'hardBreak':
      return '<br/>';
    case 'rule':
      return '<hr/>';
    case 'paragraph':
      return `<p>${inside()}</p>`;
    case 'heading': {
      const level = Math.min(6, Math.max(1, Number(node.attrs?.['level']) || 1));
      return `<h${level}>${inside()}</h${level}>`;
    }
    case 'codeBlock':
      return `<pre class="code">${inside()}</pre>`;
    case 'mention':
    case 'emoji':
    case 'status':
      return escapeHtml(String(node.attrs?.['text'] ?? node.attrs?.['shortName'] ?? ''));
    case 'date':
      return escapeHtml(dayOf(node.attrs?.['timestamp']));
    case 'inlineCard': {
      const url = String(node.attrs?.['url'] ?? '');
      return `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
    }
    default: {
      const tag = TAGS[node.type];
      return tag === undefined ? inside() : `<${tag}>${inside()}</${tag}>`;
    }
  }
}

/** What ADF calls a date: milliseconds since 1970 as a text. */
export function dayOf(timestamp: unknown): string {
  const at = Number(timestamp);
  return Number.isNaN(new Date(at).getTime()) ? '' : new Date(at).toISOString().slice(0, 10);
}

const TAGS: Readonly<Record<string, string>> = {
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  taskList: 'ul',
  taskItem: 'li',
  decisionList: 'ul',
  decisionItem: 'li',
  blockquote: 'blockquote',
  panel: 'blockquote',
  table: 'table',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
};

const MARKS: Readonly<Record<string, string>> = {
  strong: 'b',
  em: 'em',
  underline: 'ins',
  strike: 'del',
  code: 'tt',
};

function marked(node: AdfNode, text: string): string {
  return (node.marks ?? []).reduce((inner, { type, attrs }) => {
    if (type === 'link') return `<a href="${escapeHtml(String(attrs?.['href'] ?? ''))}">${inner}</a>`;
    const tag = MARKS[type];
    return tag === undefined ? inner : `<${tag}>${inner}</${tag}>`;
  }, text);
}
