import { attributeOf, childrenOf } from './adf.ts';
import { escapeText } from './escape.ts';
import type { NodeFamily, PrintNode } from './printer.ts';

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

const printExpand: PrintNode = (node, printer) => {
  const title = escapeText(attributeOf(node, 'title') ?? '').trim();
  const inside = printer.blocks(childrenOf(node));
  return [title === '' ? '' : `**${title}**`, inside].filter((part) => part !== '').join('\n\n');
};

export const panelNames: Readonly<Record<string, string>> = {
  info: 'Info',
  note: 'Note',
  tip: 'Tip',
  success: 'Success',
  warning: 'Warning',
  error: 'Error',
};

/** What is set apart from the text around it. Markdown has only the quotation for that. */
export const frames: NodeFamily = {
  blockquote: (node, printer) => quote(printer.blocks(childrenOf(node))),
  panel: (node, printer) => {
    const name = panelNames[attributeOf(node, 'panelType') ?? ''];
    const inside = printer.blocks(childrenOf(node));
    return quote(name === undefined ? inside : `**${name}**\n\n${inside}`);
  },
  expand: printExpand,
  nestedExpand: printExpand,
};
