import { attributeOf } from './adf.ts';
import { escapeText } from './escape.ts';
import { safeLink } from './links.ts';
import type { NodeFamily, PrintNode } from './printer.ts';

const printCard: PrintNode = (node) => {
  const url = safeLink(attributeOf(node, 'url') ?? '');
  return url === null ? '' : `<${url}>`;
};

/** Cards: a link that Jira shows as a title or a preview. */
export const cards: NodeFamily = { inlineCard: printCard, blockCard: printCard, embedCard: printCard };

/** What stands in a line besides text. */
export const inlineNodes: NodeFamily = {
  hardBreak: () => '\\\n',
  mention: (node) => {
    const name = attributeOf(node, 'text') ?? attributeOf(node, 'id') ?? '';
    return `@${escapeText(name.replace(/^@/, ''))}`;
  },
  emoji: (node) => escapeText(attributeOf(node, 'text') ?? attributeOf(node, 'shortName') ?? ''),
  date: (node) => {
    const time = Number(attributeOf(node, 'timestamp') ?? Number.NaN);
    // Beyond this a Date is invalid and has no ISO form.
    return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString().slice(0, 10) : '';
  },
  status: (node) => `**${escapeText(attributeOf(node, 'text') ?? '').trim()}**`.replace(/^\*{4}$/, ''),
  placeholder: (node) => escapeText(attributeOf(node, 'text') ?? ''),
};
