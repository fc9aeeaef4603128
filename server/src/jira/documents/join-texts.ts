import type { AdfNode } from './adf.ts';

/** Neighbouring texts with the same marks as one, and no empty texts: Jira refuses these. */
export function joinTexts(nodes: readonly AdfNode[]): AdfNode[] {
  const out: AdfNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    const both = last?.type === 'text' && node.type === 'text';
    if (both && JSON.stringify(last.marks) === JSON.stringify(node.marks)) {
      out[out.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` };
    } else if (node.type !== 'text' || (node.text ?? '') !== '') out.push(node);
  }
  return out;
}
