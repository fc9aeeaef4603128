import { attributeOf, childrenOf } from './adf.ts';
import { escapeText } from './escape.ts';
import { safeLink } from './links.ts';
import type { NodeFamily, PrintNode } from './printer.ts';

/** A file by its name; never as an image, which would load from wherever its author wished. */
const printMedia: PrintNode = (node) => {
  const name = escapeText(attributeOf(node, 'alt') ?? attributeOf(node, '__fileName') ?? '').trim();
  const url = safeLink(attributeOf(node, 'url') ?? '');
  if (url !== null) return `[${name === '' ? 'image' : name}](${url})`;
  return name === '' ? '(attachment)' : `(attachment: ${name})`;
};

const printMediaFrame: PrintNode = (node, printer) =>
  childrenOf(node)
    .map((child) =>
      child.type === 'caption' ? printer.inline(childrenOf(child)) : printMedia(child, printer),
    )
    .filter((part) => part !== '')
    .join('\n\n');

export const media: NodeFamily = {
  media: printMedia,
  mediaInline: printMedia,
  mediaSingle: printMediaFrame,
  mediaGroup: printMediaFrame,
};
