import type { SearchIssuesOutput } from '@sidelight/contract';

const listedIssue = /^\s*(?:[-*+]|\d+[.)])\s+\[?[*_`]*([A-Z][A-Z0-9_]+-\d+)\b/;
const saysJql = /^\s*[*_]*JQL\b/i;

/**
 * An answer to a search also has to make sense where no card stands beside it (a terminal, another client), so it
 * lists the issues and the JQL. In the panel the card says both, with more room: lines that only repeat the card are
 * left out of the Markdown.
 */
export function withoutWhatCardsSay(markdown: string, results: readonly SearchIssuesOutput[]): string {
  if (results.length === 0) return markdown;
  const shown = new Set(results.flatMap(({ issues }) => issues.map(({ key }) => key)));
  const jqls = results.map(({ jql }) => jql);
  return withoutTables(markdown.split('\n'), results)
    .filter((line) => {
      const key = listedIssue.exec(line)?.[1];
      if (key !== undefined) return !shown.has(key);
      return !(saysJql.test(line) && jqls.some((jql) => line.includes(jql)));
    })
    .join('\n')
    .trim();
}

const tableRow = /^\s*\|(.*)\|\s*$/;
const tableRule = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;

/** Without the tables of which a card shows every row. */
function withoutTables(lines: readonly string[], results: readonly SearchIssuesOutput[]): string[] {
  const keys = new Set(
    results.flatMap(({ columns, issues }) => (columns === undefined ? [] : issues.map(({ key }) => key))),
  );
  const groups = new Set(results.flatMap((result) => (result.groups ?? []).map(({ name }) => wordsOf(name))));
  const names = new Set([
    ...['Issue', 'Key', 'Summary'],
    ...results.flatMap(({ columns = [] }) => columns.map(({ name }) => wordsOf(name))),
  ]);
  const isShown = (row: string, isKnownHead: boolean) => {
    const [first = '', ...others] = cellsOf(row);
    const key = /^\[?([A-Z][A-Z0-9_]+-\d+)\b/.exec(first)?.[1];
    if (key !== undefined) return keys.has(key) && isKnownHead;
    const name = /\(([^()]+)\)$/.exec(first)?.[1] ?? '';
    return (
      (groups.has(wordsOf(first)) || groups.has(wordsOf(name))) &&
      others.every((cell) => /^(?:[\d.,\s]*|(?:\d+h)? ?(?:\d+m)?|–|-)$/.test(cell))
    );
  };
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const isTable = tableRow.test(lines[at] ?? '') && tableRule.test(lines[at + 1] ?? '');
    let end = at + 2;
    while (isTable && end < lines.length && tableRow.test(lines[end] ?? '')) end += 1;
    const rows = isTable ? lines.slice(at + 2, end) : [];
    const isKnownHead = cellsOf(lines[at] ?? '').every((cell) => names.has(wordsOf(cell)));
    if (rows.length > 0 && rows.every((row) => isShown(row, isKnownHead))) at = end - 1;
    else kept.push(lines[at] ?? '');
  }
  return kept;
}

function cellsOf(row: string): string[] {
  return (tableRow.exec(row)?.[1] ?? '').split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/** The letters and digits alone: an answer escapes what a name holds. */
function wordsOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
