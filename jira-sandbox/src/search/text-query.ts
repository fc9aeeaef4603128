import { type Needed, phraseTerm, type TextTerm, wordTerm } from './text-term.ts';
import { wordsOf } from './text-words.ts';

/**
 * What follows `~`: words that must all occur (in any order, plural or not), "phrases", "near words"~5, `wild*` and `car?s`,
 * `fuzzy~`, `boosted^2`, `+with`, `-without`, AND, OR, NOT and brackets. Source: "Search syntax for text fields" in
 * Atlassian's documentation; where that is silent, Lucene's classic query parser with AND between words.
 */
export interface TextQuery {
  matches(text: string): boolean;
  /** Null when a text may match that has no certain word. */
  readonly needed: Needed | null;
}

interface Clause extends TextTerm {
  readonly occurs: 'must' | 'should' | 'never';
}

export function parseTextQuery(query: string): TextQuery {
  const pieces = [...query.matchAll(/([+!-]*)(?:"([^"]*)"?([~^\d.]*)|([()])([~^\d.]*)|([^\s"()]+))/g)];
  const whole = readClauses(pieces, 0).term;
  if (whole === null) return { matches: () => false, needed: { kind: 'any', parts: [] } };
  return { matches: (text) => whole.found(wordsOf(text)), needed: whole.needed };
}

/** Reads up to the closing bracket; a bracket that is missing is taken as there. */
function readClauses(
  pieces: readonly RegExpMatchArray[],
  from: number,
): { term: TextTerm | null; next: number } {
  const clauses: Clause[] = [];
  let joinedByOr = false;
  let negated = false;
  let at = from;
  const add = (term: TextTerm | null, sign: string) => {
    const occurs =
      negated || /[-!]/.test(sign) ? 'never' : joinedByOr && !sign.includes('+') ? 'should' : 'must';
    if (term !== null) clauses.push({ ...term, occurs });
    joinedByOr = false;
    negated = false;
  };
  while (at < pieces.length) {
    const [, sign = '', phrase, phraseSuffix = '', bracket, , word] = pieces[at] ?? [];
    at += 1;
    if (bracket === ')') return { term: combined(clauses), next: at };
    if (bracket === '(') {
      const inner = readClauses(pieces, at);
      at = inner.next;
      add(inner.term, sign);
    } else if (phrase !== undefined) {
      add(phraseTerm(phrase, Number(/~(\d+)/.exec(phraseSuffix)?.[1] ?? 0)), sign);
    } else if (word === 'OR' || word === '||') {
      joinedByOr = true;
      const last = clauses.pop();
      if (last !== undefined) clauses.push(last.occurs === 'must' ? { ...last, occurs: 'should' } : last);
    } else if (word === 'NOT' || word === '!') {
      negated = true;
    } else if (word !== undefined && word !== 'AND' && word !== '&&') {
      // How much a word counts (^2) changes the ranking only, and JQL's results are not ranked.
      const [, plain = '', fuzzy = null] = /^(.*?)(?:~([\d.]*))?(?:\^[\d.]*)?$/.exec(word) ?? [];
      add(wordTerm(plain, fuzzy), sign);
    }
  }
  return { term: combined(clauses), next: at };
}

function combined(clauses: readonly Clause[]): TextTerm | null {
  const must = clauses.filter((clause) => clause.occurs === 'must');
  const should = clauses.filter((clause) => clause.occurs === 'should');
  const never = clauses.filter((clause) => clause.occurs === 'never');
  if (clauses.length === 0) return null;
  // What is only excluded finds nothing: Lucene needs something to exclude from.
  if (must.length + should.length === 0) return { found: () => false, needed: { kind: 'any', parts: [] } };
  return {
    found: (words) =>
      must.every((clause) => clause.found(words)) &&
      (must.length > 0 || should.some((clause) => clause.found(words))) &&
      !never.some((clause) => clause.found(words)),
    needed: must.length > 0 ? allOf(must) : anyOf(should),
  };
}

function allOf(clauses: readonly Clause[]): Needed | null {
  const parts = clauses.flatMap(({ needed }) => (needed === null ? [] : [needed]));
  return parts.length === 0 ? null : { kind: 'all', parts };
}

function anyOf(clauses: readonly Clause[]): Needed | null {
  const parts = clauses.flatMap(({ needed }) => (needed === null ? [] : [needed]));
  return parts.length < clauses.length ? null : { kind: 'any', parts };
}
