import { attributeOf, childrenOf } from './adf.ts';
import { escapeLineStart } from './escape.ts';
import type { NodeFamily } from './printer.ts';

export const paragraphs: NodeFamily = {
  paragraph: (node, printer) =>
    printer.inline(childrenOf(node)).trim().split('\n').map(escapeLineStart).join('\n'),
  heading: (node, printer) => {
    const level = Math.min(6, Math.max(1, Number(attributeOf(node, 'level')) || 1));
    const text = printer.inline(childrenOf(node)).replace(/\\?\n/g, ' ').trim();
    return text === '' ? '' : `${'#'.repeat(level)} ${text}`;
  },
  rule: () => '---',
};
