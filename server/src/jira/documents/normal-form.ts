import { type AdfMark, type AdfNode, childrenOf, isAdfNode, marksOf } from './adf.ts';
import { joinTexts } from './join-texts.ts';

interface Passing {
  readonly attributes: ReadonlySet<string>;
  readonly marks: ReadonlySet<string>;
}

/** What Jira makes anew at will. */
const ids: Passing = {
  attributes: new Set(['accessLevel', 'annotationType', 'localId', 'uniqueId', 'userType']),
  marks: new Set(['fragment']),
};

/** Ids, and looks that only Jira's editor sets: no part of what a document says. */
const passing: Passing = {
  attributes: new Set([
    ...ids.attributes,
    'background',
    'colwidth',
    'displayMode',
    'hideLineNumbers',
    'isNumberColumnEnabled',
    'layout',
    'valign',
    'width',
    'wrap',
  ]),
  marks: new Set([...ids.marks, 'alignment', 'breakout', 'fontSize', 'indentation']),
};

/**
 * A document's node as it reads: texts with equal marks joined, marks in one order, passing attributes and empty
 * lists left out. Two nodes with equal normal forms say the same.
 */
export function normalForm(node: AdfNode): AdfNode {
  return without(passing, node);
}

function without(left: Passing, node: AdfNode): AdfNode {
  const marks = marksOf(node)
    .filter((mark) => !left.marks.has(mark.type))
    .map((mark) => ({ type: mark.type, ...said(left, mark) }))
    .toSorted((one, other) => (one.type < other.type ? -1 : 1));
  const content = joinTexts(childrenOf(node).map((child) => without(left, child)));
  return {
    type: node.type,
    ...(node.text === undefined ? {} : { text: node.text }),
    ...said(left, node),
    ...(marks.length === 0 ? {} : { marks }),
    ...(content.length === 0 ? {} : { content }),
  };
}

export function sayTheSame(one: readonly AdfNode[], other: readonly AdfNode[]): boolean {
  return JSON.stringify(joinTexts(one.map(normalForm))) === JSON.stringify(joinTexts(other.map(normalForm)));
}

/**
 * Whether what Jira held at one time is what it held at another, looks and all: whoever changed the colour of a word wants to
 * keep it. What is no document is an empty one.
 */
export function sameDocument(one: unknown, other: unknown): boolean {
  const form = (document: unknown) =>
    JSON.stringify(isAdfNode(document) ? (without(ids, document).content ?? []) : []);
  return form(one) === form(other);
}

/** The attributes that count, in one order. */
function said(left: Passing, { type, attrs }: AdfNode | AdfMark): { attrs?: Record<string, unknown> } {
  const counting = Object.entries(attrs ?? {})
    .filter(
      ([name, value]) => !left.attributes.has(name) && value !== undefined && !isDefault(type, name, value),
    )
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
