export type TextFault = 'wildcard' | 'unreadable';

/** Brackets inside each other, as for those of JQL itself: each costs the readers of a query a place on the stack. */
const MAX_DEPTH = 200;

/**
 * What keeps Lucene's query parser, and so Jira, from reading the text after `~`: brackets or quotes without their other half, a
 * range, an AND, OR, NOT, + or - with nothing to work on; or a word that begins with a wildcard. Null when it can be read.
 */
export function textFault(query: string): TextFault | null {
  // An escaped sign is a letter like others, and a phrase is one term.
  const plain = query.replace(/\\./gs, 'x');
  if (plain.split('"').length % 2 === 0) return 'unreadable';
  const outside = plain.replace(/"[^"]*"/g, 'x');
  if (/[[\]{}]/.test(outside)) return 'unreadable';
  let depth = 0;
  let wantsTerm = true;
  let startsWithWildcard = false;
  for (const token of outside.match(/[()]|[^\s()]+/g) ?? []) {
    if (token === '(') {
      depth += 1;
      if (depth > MAX_DEPTH) return 'unreadable';
      wantsTerm = true;
    } else if (token === ')') {
      depth -= 1;
      if (wantsTerm || depth < 0) return 'unreadable';
    } else if (['AND', 'OR', '&&', '||'].includes(token)) {
      if (wantsTerm) return 'unreadable';
      wantsTerm = true;
    } else if (token === 'NOT' || /^[+!-]+$/.test(token)) {
      wantsTerm = true;
    } else {
      startsWithWildcard ||= /^[+!-]*[*?]/.test(token);
      wantsTerm = false;
    }
  }
  if (wantsTerm || depth !== 0) return 'unreadable';
  return startsWithWildcard ? 'wildcard' : null;
}
