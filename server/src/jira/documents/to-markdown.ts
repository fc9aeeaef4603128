import { type AdfNode, childrenOf, isAdfNode } from './adf.ts';
import { code } from './code.ts';
import { escapeText } from './escape.ts';
import { frames } from './frames.ts';
import { cards, inlineNodes } from './inline-nodes.ts';
import { lists, taskLists } from './lists.ts';
import { media } from './media.ts';
import { paragraphs } from './paragraphs.ts';
import type { NodeFamily, Printer, PrintNode } from './printer.ts';
import { tables } from './tables.ts';
import { printText } from './text.ts';

const maxDepth = 30;
const maxNodes = 20_000;
const maxLength = 100_000;

const families: NodeFamily = {
  ...paragraphs,
  ...lists,
  ...taskLists,
  ...code,
  ...frames,
  ...tables,
  ...media,
  ...cards,
  ...inlineNodes,
};
const printers: ReadonlyMap<string, PrintNode> = new Map(Object.entries(families));
const inlineTypes = new Set(['text', 'mediaInline', 'inlineCard', ...Object.keys(inlineNodes)]);

/**
 * Jira's rich text as Markdown. `document` is whatever Jira sent: text is taken as plain text, nothing and
 * anything else as empty. Nodes that are not known here keep the text inside them. What is nested deeper than 30
 * levels or comes after 20,000 nodes or 100,000 characters is left out.
 */
export function adfToMarkdown(document: unknown): string {
  if (typeof document === 'string') return bounded(document.split('\n').map(escapeText).join('\n'));
  if (!isAdfNode(document)) return '';
  return bounded(new MarkdownPrinter().blocks(childrenOf(document)));
}

function bounded(markdown: string): string {
  return markdown.length <= maxLength ? markdown : `${markdown.slice(0, maxLength)}…`;
}

class MarkdownPrinter implements Printer {
  #depth = 0;
  #nodes = 0;

  blocks(nodes: readonly AdfNode[]): string {
    return this.#inside(() => {
      const printed: string[] = [];
      for (let start = 0; start < nodes.length; ) {
        // Inline nodes where blocks belong make a paragraph, as Jira's own renderer has it.
        let end = start;
        while (end < nodes.length && inlineTypes.has(nodes[end]?.type ?? '')) end++;
        const node = nodes[start];
        if (end > start) printed.push(this.inline(nodes.slice(start, end)));
        else if (node !== undefined) printed.push(this.#print(node));
        start = Math.max(end, start + 1);
      }
      return printed.filter((part) => part.trim() !== '').join('\n\n');
    });
  }

  inline(nodes: readonly AdfNode[]): string {
    return this.#inside(() => {
      let printed = '';
      for (let start = 0; start < nodes.length; ) {
        let end = start;
        while (end < nodes.length && nodes[end]?.type === 'text' && this.#count()) end++;
        if (end > start) printed += printText(nodes.slice(start, end));
        else {
          const node = nodes[start];
          if (node !== undefined) printed += this.#print(node);
        }
        start = Math.max(end, start + 1);
      }
      return printed;
    });
  }

  #print(node: AdfNode): string {
    if (!this.#count()) return '';
    const print = printers.get(node.type);
    if (print !== undefined) return print(node, this);
    if (node.type === 'text') return printText([node]);
    const children = childrenOf(node);
    return children.every((child) => inlineTypes.has(child.type))
      ? this.inline(children)
      : this.blocks(children);
  }

  #count(): boolean {
    return ++this.#nodes <= maxNodes;
  }

  #inside(print: () => string): string {
    if (this.#depth >= maxDepth) return '';
    this.#depth++;
    try {
      return print();
    } finally {
      this.#depth--;
    }
  }
}
