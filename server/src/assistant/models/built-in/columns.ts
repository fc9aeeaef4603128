import type { Cell, Column, FoundIssue } from '@sidelight/contract';
import { readableDay } from '@sidelight/language';
import { timeInWords } from '../../../jira/fields/durations.ts';
import { link, plain } from '../../plain-markdown.ts';

/** A list with the columns that were chosen; the key and the summary are always there. */
export function columnsTable(columns: readonly Column[], issues: readonly FoundIssue[]): string {
  const shown = columns
    .map((column, at) => ({ column, at }))
    .filter(({ column }) => column.name !== 'Summary');
  const rows = issues.map((issue) => {
    const cells = shown.map(({ column, at }) => cellInWords(column.kind, issue.cells?.[at] ?? null));
    return `| ${[`${link(issue.key, issue.url)} ${plain(issue.summary)}`, ...cells].join(' | ')} |`;
  });
  const names = shown.map(({ column }) => plain(column.name));
  const rules = shown.map(({ column }) => (isCounted(column.kind) ? '--:' : '---'));
  return [`| ${['Issue', ...names].join(' | ')} |`, `|${['---', ...rules].join('|')}|`, ...rows].join('\n');
}

function isCounted(kind: Column['kind']): boolean {
  return kind === 'number' || kind === 'minutes';
}

export function cellInWords(kind: Column['kind'], cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return kind === 'minutes' ? timeInWords(60 * cell) : String(cell);
  return kind === 'day' || kind === 'time' ? readableDay(cell.slice(0, 10)) : plain(cell);
}
