import { type AdfMark, type AdfNode, childrenOf, marksOf } from './adf.ts';
import { joinTexts } from './join-texts.ts';

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
  const marks = marksOf(node)
    .filter((mark) => !passingMarks.has(mark.type))
    .map((mark) => ({ type: mark.type, ...said(mark) }))
    .toSorted((one, other) => (one.type < other.type ? -1 : 1));
  const content = joinTexts(childrenOf(node).map(normalForm));
  return {
    type: node.type,
    ...(node.text === undefined ? {} : { text: node.text }),
    ...said(node),
    ...(marks.length === 0 ? {} : { marks }),
    ...(content.length === 0 ? {} : { content }),
  };
}

export function sayTheSame(one: readonly AdfNode[], other: readonly AdfNode[]): boolean {
  return JSON.stringify(joinTexts(one.map(normalForm))) === JSON.stringify(joinTexts(other.map(normalForm)));
}

/** The attributes that count, in one order. */
function said({ type, attrs }: AdfNode | AdfMark): { attrs?: Record<string, unknown> } {
  const counting = Object.entries(attrs ?? {})
    .filter(([name, value]) => !passing.has(name) && value !== undefined && !isDefault(type, name, value))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return counting.length === 0 ? {} : { attrs: Object.fromEntries(counting) };
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
