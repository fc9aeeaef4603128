import type { AdfDocument, AdfNode } from './adf.ts';
import { lexMarkdown } from './lexer.ts';
import { blockNodesOf } from './parse-blocks.ts';

export interface MarkdownContext {
  /** Addresses that may stay whatever their scheme, because the document held them before. */
  readonly links?: ReadonlySet<string>;
  /** What `[label](kept:N)` stands for: see {@link adfToEditableMarkdown}. */
  readonly kept?: readonly AdfNode[];
}

/**
 * Markdown (from a person or a model) as Jira's rich text. HTML is text, links lead to http(s) or mailto or become
 * text, images become links: Jira would load them from wherever they are. Beyond GFM it reads "> [!WARNING]" (panels),
 * "> [!EXPAND] Title", and references such as `[@Jo](mention:ACCOUNT-ID)`, `[DONE](status:green)`, `[…](date:2026-11-27)`.
 * The same Markdown gives the same document.
 */
export function markdownToAdf(
  markdown: string,
  { links = new Set(), kept = [] }: MarkdownContext = {},
): AdfDocument {
  let ids = 0;
  const nextId = (): string => `task-${++ids}`;
  return { type: 'doc', version: 1, content: blocksOf(markdown, { links, kept, nextId }) };
}

/** What the lexer cannot manage (thousands of nested quotations exhaust its stack) becomes plain paragraphs. */
function blocksOf(markdown: string, context: Parameters<typeof blockNodesOf>[1]): readonly AdfNode[] {
  try {
    return blockNodesOf(lexMarkdown(markdown), context);
  } catch {
    return markdown
      .split(/\n{2,}/)
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  }
}
