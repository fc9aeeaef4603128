import { type AdfNode, childrenOf } from './adf.ts';
import type { NodeFamily, Printer } from './printer.ts';

/** A cell is one line of Markdown, whatever blocks it holds. */
function printCell(cell: AdfNode, printer: Printer): string {
  return printer
    .blocks(childrenOf(cell))
    .replace(/\\?\n+/g, ' ')
    .replace(/(?<!\\)\|/g, '\\|')
    .trim();
}

export const tables: NodeFamily = {
  table: (node, printer) => {
    const rows = childrenOf(node).filter((row) => row.type === 'tableRow');
    const [first] = rows;
    if (first === undefined) return '';
    const width = Math.max(...rows.map((row) => childrenOf(row).length));
    const line = (cells: readonly string[]): string =>
      `| ${Array.from({ length: width }, (_, column) => cells[column] ?? '').join(' | ')} |`;
    const printRow = (row: AdfNode): string => line(childrenOf(row).map((cell) => printCell(cell, printer)));
    // Markdown's tables always have a heading; a table without one gets an empty row.
    const headed = childrenOf(first).some((cell) => cell.type === 'tableHeader');
    const body = headed ? rows.slice(1) : rows;
    return [
      headed ? printRow(first) : line([]),
      line(Array.from({ length: width }, () => '---')),
      ...body.map(printRow),
    ].join('\n');
  },
};
