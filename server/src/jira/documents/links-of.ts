import { type AdfNode, attributeOf, childrenOf, marksOf } from './adf.ts';

/** Every address that a document's text links to. */
export function linksOf(document: AdfNode): ReadonlySet<string> {
  const links = new Set<string>();
  const waiting: AdfNode[] = [document];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const mark of marksOf(node)) {
      const href = mark.type === 'link' ? attributeOf(mark, 'href') : null;
      if (href !== null) links.add(href);
    }
    waiting.push(...childrenOf(node));
  }
  return links;
}
