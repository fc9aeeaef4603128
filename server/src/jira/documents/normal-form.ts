import { type AdfMark, type AdfNode, childrenOf, marksOf } from './adf.ts';

/** Ids that Jira makes anew at will, and looks that only its editor sets: no part of what a document says. */
const passing = new Set([
  'accessLevel',
  'annotationType',
  'background',
  'colwidth',
  'displayMode',
  'hideLineNumbers',
  'isNumberColumnEnabled',
  'layout',
  'localId',
  'uniqueId',
  'userType',
  'valign',
  'width',
  'wrap',
]);
const passingMarks = new Set(['alignment', 'breakout', 'fontSize', 'fragment', 'indentation']);

/**
 * A document's node as it reads: texts with equal marks joined, marks in one order, passing attributes and empty
 * lists left out. Two nodes with equal normal forms say the same.
 */
export function normalForm(node: AdfNode): AdfNode {
  const attrs = Object.fromEntries(
    Object.entries(node.attrs ?? {})
      .filter(
        ([name, value]) => !passing.has(name) && value !== undefined && !isDefault(node.type, name, value),
      )
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
  const marks = marksOf(node)
    .filter((mark) => !passingMarks.has(mark.type))
    .map((mark) => normalMark(mark))
    .toSorted((one, other) => (one.type < other.type ? -1 : 1));
  const content = joined(childrenOf(node).map(normalForm));
  return {
    type: node.type,
    ...(node.text === undefined ? {} : { text: node.text }),
    ...(Object.keys(attrs).length === 0 ? {} : { attrs }),
    ...(marks.length === 0 ? {} : { marks }),
    ...(content.length === 0 ? {} : { content }),
  };
}

export function sayTheSame(one: readonly AdfNode[], other: readonly AdfNode[]): boolean {
  return JSON.stringify(joined(one.map(normalForm))) === JSON.stringify(joined(other.map(normalForm)));
}

function normalMark(mark: AdfMark): AdfMark {
  const attrs = Object.fromEntries(
    Object.entries(mark.attrs ?? {})
      .filter(([name]) => !passing.has(name))
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
  return { type: mark.type, ...(Object.keys(attrs).length === 0 ? {} : { attrs }) };
}

function isDefault(type: string, name: string, value: unknown): boolean {
  return (
    (type === 'orderedList' && name === 'order' && value === 1) ||
    (type === 'codeBlock' && name === 'language' && (value === '' || value === 'text')) ||
    (type === 'expand' && name === 'title' && value === '') ||
    (type === 'hardBreak' && name === 'text') ||
    ((name === 'colspan' || name === 'rowspan') && value === 1)
  );
}

function joined(nodes: readonly AdfNode[]): AdfNode[] {
  const out: AdfNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    const same = last?.type === 'text' && node.type === 'text';
    if (same && JSON.stringify(last.marks) === JSON.stringify(node.marks)) {
      out[out.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` };
    } else if (node.type !== 'text' || (node.text ?? '') !== '') out.push(node);
  }
  return out;
}
