import type { AdfNode } from './model/document.ts';

/** What a node may hold, and which attributes it cannot do without. After Atlassian's schema of the document format. */
interface Rule {
  readonly holds: readonly string[];
  readonly least?: number;
  readonly attrs?: Readonly<Record<string, (value: unknown) => boolean>>;
  readonly marks?: readonly string[];
}

const inline = words(
  'text hardBreak mention emoji date status inlineCard placeholder inlineExtension mediaInline',
);
const textMarks = words(
  'strong em underline strike code link subsup textColor backgroundColor annotation fontSize border',
);
const cell = words(
  'paragraph heading bulletList orderedList blockquote codeBlock panel rule taskList decisionList mediaSingle mediaGroup blockCard embedCard extension nestedExpand table',
);
const block = words(
  'paragraph heading bulletList orderedList blockquote codeBlock panel rule table taskList decisionList mediaSingle mediaGroup blockCard embedCard extension bodiedExtension expand layoutSection syncBlock bodiedSyncBlock',
);
const quoted = words('paragraph bulletList orderedList codeBlock mediaSingle mediaGroup extension');

const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';
const oneOf =
  (...choices: readonly unknown[]) =>
  (value: unknown) =>
    choices.includes(value);

const rules: Readonly<Record<string, Rule>> = {
  doc: { holds: block },
  paragraph: { holds: inline, marks: words('alignment indentation fontSize') },
  heading: {
    holds: inline,
    attrs: { level: oneOf(1, 2, 3, 4, 5, 6) },
    marks: words('alignment indentation'),
  },
  blockquote: { holds: quoted, least: 1 },
  bulletList: { holds: ['listItem'], least: 1 },
  orderedList: { holds: ['listItem'], least: 1 },
  listItem: { holds: [...quoted, 'taskList'], least: 1 },
  codeBlock: { holds: ['text'], marks: ['breakout'] },
  panel: {
    holds: [...quoted, 'heading', 'blockCard', 'rule', 'taskList', 'decisionList'],
    least: 1,
    attrs: { panelType: oneOf('info', 'note', 'tip', 'warning', 'error', 'success', 'custom') },
  },
  rule: { holds: [] },
  table: { holds: ['tableRow'], least: 1, marks: ['fragment'] },
  tableRow: { holds: ['tableCell', 'tableHeader'] },
  tableCell: { holds: cell, least: 1 },
  tableHeader: { holds: cell, least: 1 },
  taskList: { holds: words('taskItem taskList blockTaskItem'), least: 1 },
  taskItem: { holds: inline, attrs: { state: oneOf('TODO', 'DONE') } },
  blockTaskItem: { holds: words('paragraph extension'), least: 1, attrs: { state: oneOf('TODO', 'DONE') } },
  decisionList: { holds: ['decisionItem'], least: 1 },
  decisionItem: { holds: inline, attrs: { state: isText } },
  mediaSingle: { holds: ['media', 'caption'], least: 1, marks: ['link'] },
  mediaGroup: { holds: ['media'], least: 1 },
  media: {
    holds: [],
    attrs: { type: oneOf('file', 'link', 'external') },
    marks: words('link annotation border'),
  },
  mediaInline: { holds: [], attrs: { id: isText }, marks: words('link annotation border') },
  caption: { holds: inline },
  expand: { holds: [...cell, 'nestedExpand'], least: 1, marks: ['breakout'] },
  nestedExpand: { holds: cell, least: 1 },
  layoutSection: { holds: ['layoutColumn'], least: 1, marks: ['breakout'] },
  layoutColumn: { holds: block, least: 1, attrs: { width: isNumber } },
  blockCard: { holds: [] },
  embedCard: { holds: [], attrs: { url: isText, layout: isText } },
  inlineCard: { holds: [] },
  extension: { holds: [], attrs: { extensionKey: isText, extensionType: isText }, marks: words('fragment') },
  inlineExtension: {
    holds: [],
    attrs: { extensionKey: isText, extensionType: isText },
    marks: words('fragment'),
  },
  bodiedExtension: {
    holds: block,
    least: 1,
    attrs: { extensionKey: isText, extensionType: isText },
    marks: words('fragment'),
  },
  syncBlock: { holds: [], marks: ['breakout'] },
  bodiedSyncBlock: { holds: block, marks: ['breakout'] },
  text: { holds: [], marks: textMarks },
  hardBreak: { holds: [] },
  mention: { holds: [], attrs: { id: isText }, marks: ['annotation'] },
  emoji: { holds: [], attrs: { shortName: isText }, marks: ['annotation'] },
  date: { holds: [], attrs: { timestamp: isText }, marks: ['annotation'] },
  status: {
    holds: [],
    attrs: { text: isText, color: oneOf('neutral', 'purple', 'blue', 'red', 'yellow', 'green') },
    marks: ['annotation'],
  },
  placeholder: { holds: [], attrs: { text: isText } },
};

/** Whether a document is put together as the format allows: known nodes and marks in their places, with what they need. */
export function isWellFormed(node: unknown): node is AdfNode {
  if (!isRecord(node) || typeof node['type'] !== 'string' || !Object.hasOwn(rules, node['type']))
    return false;
  const rule = rules[node['type']];
  if (rule === undefined) return false;
  const { attrs = {}, content = [], marks = [] } = node;
  if (!isRecord(attrs) || !Array.isArray(content) || !Array.isArray(marks)) return false;
  if (node['type'] === 'text' && (typeof node['text'] !== 'string' || node['text'] === '')) return false;
  if (!Object.entries(rule.attrs ?? {}).every(([name, suits]) => suits(attrs[name]))) return false;
  if (!marks.every((mark) => isMark(mark, rule.marks ?? []))) return false;
  if (content.length < (rule.least ?? 0)) return false;
  return content.every((child) => {
    if (!isRecord(child) || !rule.holds.includes(String(child['type']))) return false;
    // Code is shown as it is: nothing in it can be bold or a link.
    if (node['type'] === 'codeBlock' && Array.isArray(child['marks']) && child['marks'].length > 0)
      return false;
    return isWellFormed(child);
  });
}

function isMark(mark: unknown, allowed: readonly string[]): boolean {
  if (!isRecord(mark) || !allowed.includes(String(mark['type']))) return false;
  if (mark['type'] !== 'link') return true;
  return isRecord(mark['attrs']) && typeof mark['attrs']['href'] === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function words(list: string): readonly string[] {
  return list.split(' ');
}
