import { markdownToAdf as convert } from 'marklassian';
import type { AdfDocument, AdfMark, AdfNode } from './adf.ts';
import { safeLink } from './links.ts';
import { withoutHtml } from './markdown-source.ts';

const maxDepth = 20;

/**
 * Markdown (from a person or a model) as Jira's rich text. HTML is text, links lead to http(s) or mailto or become
 * text, images become links: Jira would load them from wherever they are.
 */
export function markdownToAdf(markdown: string): AdfDocument {
  const content = blocksOf(markdown).flatMap((node) => clean(node, 0));
  return { type: 'doc', version: 1, content };
}

/** What the converter cannot manage (thousands of nested quotations exhaust its stack) becomes plain paragraphs. */
function blocksOf(markdown: string): readonly AdfNode[] {
  try {
    return convert(withoutHtml(markdown)).content;
  } catch {
    return markdown
      .split(/\n{2,}/)
      .map((text) => ({ type: 'paragraph', content: [{ type: 'text', text: text.trim() }] }));
  }
}

/** The node as Jira accepts it; none where it would be empty against the format's rules. */
function clean(node: AdfNode, depth: number): AdfNode[] {
  if (node.type === 'text') {
    if (node.text === undefined || node.text === '') return [];
    const { marks, ...rest } = node;
    const kept = (marks ?? []).flatMap(cleanMark);
    return [kept.length === 0 ? rest : { ...rest, marks: kept }];
  }
  if (node.type === 'mediaSingle') return [imageLink(node)];
  if (node.content === undefined) return [node];
  // Quotations of quotations without end come only from somebody who tries what happens: the text is kept.
  if (depth >= maxDepth)
    return [{ type: 'paragraph', content: [{ type: 'text', text: textOf(node) || ' ' }] }];
  const content = node.content.flatMap((child) => clean(child, depth + 1));
  if (content.length > 0) return [{ ...node, content }];
  if (node.type === 'codeBlock' || node.type === 'paragraph' || node.type === 'taskItem') {
    return [{ ...node, content: [] }];
  }
  if (node.type === 'listItem' || node.type.startsWith('table')) {
    return [{ ...node, content: [{ type: 'paragraph', content: [] }] }];
  }
  return [];
}

function textOf(node: AdfNode): string {
  let text = '';
  const waiting: AdfNode[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    text += next.text ?? '';
    waiting.push(...(next.content ?? []).toReversed());
  }
  return text;
}

function cleanMark(mark: AdfMark): AdfMark[] {
  if (mark.type !== 'link') return [mark];
  const href = safeLink(String(mark.attrs?.['href'] ?? ''));
  return href === null ? [] : [{ type: 'link', attrs: { href } }];
}

function imageLink(node: AdfNode): AdfNode {
  const attrs = node.content?.[0]?.attrs ?? {};
  const href = safeLink(String(attrs['url'] ?? ''));
  const name = String(attrs['alt'] ?? '') || href || 'image';
  const text: AdfNode =
    href === null
      ? { type: 'text', text: name }
      : { type: 'text', text: name, marks: [{ type: 'link', attrs: { href } }] };
  return { type: 'paragraph', content: [text] };
}
