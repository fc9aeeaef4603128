import type { IssueSet } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { numberFrom } from '../numbers.ts';
import { phrases } from '../phrase-book.ts';
import { readReference } from '../references.ts';
import { readSearch } from '../search.ts';
import type { Sentence } from '../sentence.ts';

/** Several issues that a clause may be about, and the words that say so. */
export interface SeveralIssues {
  readonly issues: IssueSet;
  readonly from: number;
  readonly to: number;
}

const pointers = phrases(
  'them|them all|these|those|all of them|all of these|all of those|both|both of them|these issues|those issues|all these|all those|all these issues|all those issues|all of these issues|all of those issues|these tickets|those tickets|these bugs|those bugs|these tasks|those tasks|the whole list|all in the list|all on the list',
);
const joints = new Set([',', 'and', '&', 'plus']);
const everyOne = new Set(['all', 'every', 'each', 'any']);
const severalOnly = new Set(['the', 'my', 'our']);
const pluralNoun = /^(?:issues|tickets|bugs|tasks|stories|epics|items|cards|subtasks|incidents|children)$/;
const positions = new Set(['of', 'for', 'on', 'from', 'to']);

/**
 * Readings of several issues in a clause, the likeliest first: keys and places of the list joined by "and", "them",
 * then "all …" in words of a search, the longest stretch of words before shorter ones.
 */
export function* severalIssues(
  clause: Sentence,
  start: number,
  knowledge: Knowledge,
  spokenOf: IssueSet | undefined,
): Generator<SeveralIssues> {
  for (let at = start; at < clause.length; at++) {
    if (at > start && !positions.has(clause.form(at - 1)) && clause.kind(at) !== 'key') continue;
    const found = readKeys(clause, at, knowledge) ?? readPointer(clause, at, knowledge, spokenOf);
    if (found !== undefined) yield found;
    yield* describedIssues(clause, at, knowledge);
  }
}

/** Issues named one by one, or "them", at a token; undefined when it is not at least two. */
export function namedIssues(
  sentence: Sentence,
  at: number,
  knowledge: Knowledge,
): { readonly keys: readonly string[]; readonly to: number } | undefined {
  const found = readKeys(sentence, at, knowledge) ?? readPointer(sentence, at, knowledge, undefined);
  return found !== undefined && 'keys' in found.issues
    ? { keys: found.issues.keys, to: found.to }
    : undefined;
}

/** "PAY-1, PAY-2 and PAY-3", "the second and the third", "the first two". */
export function readKeys(
  clause: Sentence,
  start: number,
  { context }: Pick<Knowledge, 'context'>,
): (SeveralIssues & { readonly issues: { readonly keys: readonly string[] } }) | undefined {
  const { lastIssues = [], lastList = lastIssues } = context;
  const firstOf = clause.form(start) === 'the' ? start + 1 : start;
  const side = clause.form(firstOf);
  const count = numberFrom(clause.form(firstOf + 1));
  if (/^(?:first|last)$/.test(side) && count !== undefined && count > 1 && lastList.length >= count) {
    const noun = /^(?:ones|issues)$/.test(clause.form(firstOf + 2)) ? 1 : 0;
    const keys = side === 'first' ? lastList.slice(0, count) : lastList.slice(-count);
    return { issues: { keys }, from: start, to: firstOf + 2 + noun };
  }
  const keys: string[] = [];
  let to = start;
  for (let at = start; at < clause.length; ) {
    const one = readReference(clause, at, context);
    if (one?.key === undefined || one.to === at) break;
    keys.push(one.key);
    to = one.to;
    at = to;
    while (clause.is(at, joints)) at += 1;
    if (at === to) break;
  }
  const different = [...new Set(keys)];
  return different.length < 2 ? undefined : { issues: { keys: different }, from: start, to };
}

function readPointer(
  clause: Sentence,
  at: number,
  { context }: Knowledge,
  spokenOf: IssueSet | undefined,
): SeveralIssues | undefined {
  const found = pointers.read(clause, at);
  if (found === undefined) return undefined;
  const { lastIssues = [], lastList = lastIssues } = context;
  const shown = lastIssues.length > 1 ? lastIssues : lastList;
  const issues = spokenOf ?? (shown.length > 1 ? { keys: shown } : undefined);
  return issues && { issues, from: at, to: found.to };
}

/** "all overdue bugs in PAY", "my done tasks", "every unassigned story". A text is never guessed: a write is at stake. */
function* describedIssues(clause: Sentence, start: number, knowledge: Knowledge): Generator<SeveralIssues> {
  const isEvery = clause.is(start, everyOne);
  if (!isEvery && !clause.is(start, severalOnly)) return;
  const leastTo = isEvery ? start + 2 : pluralAfter(clause, start);
  if (leastTo === undefined) return;
  for (let to = clause.length; to >= leastTo; to--) {
    const reading = readSearch(clause.part(start, to), knowledge);
    if (reading === undefined || reading.unexplained.length > 0 || reading.countOnly) continue;
    const { criteria } = reading;
    if (criteria.text !== undefined || Object.keys(criteria).length === 0) continue;
    yield { issues: { criteria }, from: start, to };
  }
}

/** The place after the first noun that means several. */
function pluralAfter(clause: Sentence, start: number): number | undefined {
  for (let at = start + 1; at < clause.length && at <= start + longestDescription; at++) {
    if (pluralNoun.test(clause.form(at))) return at + 1;
  }
  return undefined;
}

/** Words between "the" and its noun. */
const longestDescription = 6;
