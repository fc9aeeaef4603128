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
  return markdown
    .split('\n')
    .filter((line) => {
      const key = listedIssue.exec(line)?.[1];
      if (key !== undefined) return !shown.has(key);
      return !(saysJql.test(line) && jqls.some((jql) => line.includes(jql)));
    })
    .join('\n')
    .trim();
}
