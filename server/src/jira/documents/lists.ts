import { type AdfNode, attributeOf, childrenOf } from './adf.ts';
import type { NodeFamily, Printer } from './printer.ts';

function printItem(item: AdfNode, marker: string, printer: Printer): string {
  const text = printer.blocks(childrenOf(item)).replace(/\n{2,}(?= *(?:[-+*]|\d+[.)]) )/g, '\n');
  return (
    marker +
    text
      .split('\n')
      .join(`\n${' '.repeat(marker.length)}`)
      .replace(/^ +$/gm, '')
  );
}

export const lists: NodeFamily = {
  bulletList: (node, printer) =>
    childrenOf(node)
      .map((item) => printItem(item, '- ', printer))
      .join('\n'),
  orderedList: (node, printer) => {
    const start = Math.max(0, Math.trunc(Number(attributeOf(node, 'order') ?? 1)) || 1);
    return childrenOf(node)
      .map((item, index) => printItem(item, `${start + index}. `, printer))
      .join('\n');
  },
};

/** Check lists, and Jira's decisions, which are lists with a mark before each. */
export const taskLists: NodeFamily = {
  taskList: (node, printer) =>
    childrenOf(node)
      .map((item) =>
        item.type === 'taskList'
          ? `  ${printer.blocks([item]).split('\n').join('\n  ')}`
          : `- [${attributeOf(item, 'state') === 'DONE' ? 'x' : ' '}] ${taskText(item, printer)}`,
      )
      .join('\n'),
  decisionList: (node, printer) =>
    childrenOf(node)
      .map((item) => `- Decision: ${taskText(item, printer)}`)
      .join('\n'),
};

function taskText(item: AdfNode, printer: Printer): string {
  const children = childrenOf(item);
  const block = children.some((child) => child.type === 'paragraph');
  return (block ? printer.blocks(children) : printer.inline(children)).trim().replace(/\n/g, '\n  ');
}
