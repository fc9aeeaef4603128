import type { AdfDocument, AdfNode } from './model/document.ts';
import type { Person } from './model/person.ts';

/** Builders for Atlassian Document Format, and its reading as plain text. */

export function document(...content: AdfNode[]): AdfDocument {
  return { type: 'doc', version: 1, content };
}

/** Text pieces and inline nodes; an empty piece is left out, since ADF forbids empty text. */
export function paragraph(...pieces: (string | AdfNode)[]): AdfNode {
  return { type: 'paragraph', content: inline(pieces) };
}

export function heading(level: number, title: string): AdfNode {
  return { type: 'heading', attrs: { level }, content: inline([title]) };
}

export function mention(person: Person): AdfNode {
  return {
    type: 'mention',
    attrs: { id: person.accountId, text: `@${person.displayName}`, accessLevel: '' },
  };
}

export function code(text: string): AdfNode {
  return { type: 'text', text, marks: [{ type: 'code' }] };
}

export function codeBlock(language: string, text: string): AdfNode {
  return { type: 'codeBlock', attrs: { language }, content: [{ type: 'text', text }] };
}

export function bulletList(items: readonly string[]): AdfNode {
  return { type: 'bulletList', content: listItems(items) };
}

export function orderedList(items: readonly string[]): AdfNode {
  return { type: 'orderedList', attrs: { order: 1 }, content: listItems(items) };
}

/** Checks only the frame that Jira checks first; its content is kept as it came. */
export function isDocument(value: unknown): value is AdfDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'doc' &&
    'version' in value &&
    value.version === 1 &&
    'content' in value &&
    Array.isArray(value.content)
  );
}

/** The document's words, one line per block, as text search and notifications see them. */
export function plainText(node: AdfNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'mention' || node.type === 'emoji' || node.type === 'status') {
    return String(node.attrs?.['text'] ?? node.attrs?.['shortName'] ?? '');
  }
  const children = node.content ?? [];
  const blocks = children.some((child) => child.content !== undefined && child.type !== 'text');
  return children.map(plainText).join(blocks ? '\n' : '');
}

function inline(pieces: readonly (string | AdfNode)[]): AdfNode[] {
  return pieces
    .filter((piece) => piece !== '')
    .map((piece) => (typeof piece === 'string' ? { type: 'text', text: piece } : piece));
}

function listItems(items: readonly string[]): AdfNode[] {
  return items.map((item) => ({ type: 'listItem', content: [paragraph(item)] }));
}
