import { attributeOf, childrenOf } from './adf.ts';
import { fenceFor } from './escape.ts';
import type { NodeFamily } from './printer.ts';

export const code: NodeFamily = {
  codeBlock: (node) => {
    const text = childrenOf(node)
      .map((child) => (typeof child.text === 'string' ? child.text : ''))
      .join('');
    const fence = fenceFor(text, 3);
    const language = /^[\w+#.-]{1,30}$/.exec(attributeOf(node, 'language') ?? '')?.[0] ?? '';
    return `${fence}${language === 'text' ? '' : language}\n${text}\n${fence}`;
  },
};
