import type { AdfNode } from './adf.ts';

/** What a node family gets to print the nodes inside its own. */
export interface Printer {
  /** Block nodes, with a blank line between them. */
  blocks(nodes: readonly AdfNode[]): string;
  /** Inline nodes, in one paragraph. */
  inline(nodes: readonly AdfNode[]): string;
}

export type PrintNode = (node: AdfNode, printer: Printer) => string;

/** The nodes of one family, by their type. */
export type NodeFamily = Readonly<Record<string, PrintNode>>;
