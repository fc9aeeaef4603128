import type { Intent, IssueSet } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference, whichIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { readChange } from './change-clause.ts';
import { findTarget } from './change-target.ts';
import type { Change } from './change-values.ts';
import { type ChangeVerb, changeVerbs, verbWords } from './change-verbs.ts';
import { quoted, unclear } from './misunderstanding.ts';
import { readPlanning } from './planning-value.ts';
import { severalIssues } from './several-issues.ts';

const negated = new Set(['not', 'never']);
const clauseEnds = new Set(['and', ',', 'then', ';']);

/** "Assign PAY-12 to Sam and set the priority to High". Every word must be explained, or nothing is changed. */
export function recogniseChange(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  if (sentence.is(from, negated) || (sentence.form(from) === 'do' && sentence.is(from + 1, negated))) {
    return refused(sentence, from);
  }
  if (changeVerbs.read(sentence, from) === undefined) return undefined;
  // "give me all bugs" asks.
  if (/^(?:give|hand)$/.test(sentence.form(from)) && sentence.form(from + 1) === 'me') return undefined;
  let to = beforeClosing(sentence, from);
  // "close it for me" asks for help and names nobody.
  if (sentence.form(to - 1) === 'me' && sentence.form(to - 2) === 'for') to -= 2;
  const changes: { issues: IssueSet; change: Change }[] = [];
  for (const [start, end] of clausesOf(sentence, from, to)) {
    const clause = readClause(sentence.part(start, end), knowledge, changes.at(-1)?.issues);
    if ('kind' in clause) return clause;
    const same = changes.find(({ issues }) => JSON.stringify(issues) === JSON.stringify(clause.issues));
    if (same === undefined) changes.push(clause);
    else same.change = mergedChange(same.change, clause.change);
  }
  const [first, ...others] = changes;
  if (first === undefined) return undefined;
  const key = others.length === 0 ? onlyKey(first.issues) : undefined;
  return key === undefined ? { kind: 'changes', changes } : { kind: 'change', key, ...first.change };
}

/** Fields of both; what the later clause says of the same one counts. */
function mergedChange(one: Change, other: Change): Change {
  const fields = { ...one.fields, ...other.fields };
  return { ...one, ...other, ...(Object.keys(fields).length === 0 ? {} : { fields }) };
}

function onlyKey(issues: IssueSet | undefined): string | undefined {
  return issues !== undefined && 'keys' in issues && issues.keys.length === 1 ? issues.keys[0] : undefined;
}

function refused(sentence: Sentence, from: number): Intent | undefined {
  const verb = changeVerbs.read(sentence, sentence.form(from) === 'do' ? from + 2 : from + 1);
  if (verb === undefined) return undefined;
  return {
    kind: 'unknown',
    understood: 'you do not want something to be done, so I did nothing',
    examples: ['Show my open issues', 'What is overdue?'],
  };
}

/** A clause ends where "and" or a comma comes before another verb. A text field takes the rest of the sentence. */
function* clausesOf(sentence: Sentence, from: number, to: number): Generator<[number, number]> {
  let start = from;
  for (let at = from + 1; at < to; at++) {
    if (!sentence.is(at, clauseEnds)) continue;
    let next = at;
    while (next < to && (sentence.is(next, clauseEnds) || sentence.form(next) === 'also')) next += 1;
    if (changeVerbs.read(sentence, next) === undefined) continue;
    yield [start, at];
    start = next;
    at = next;
  }
  yield [start, to];
}

type ClauseReading =
  | { readonly issues: IssueSet; readonly change: Change }
  | Extract<Intent, { kind: 'unknown' }>;

function readClause(clause: Sentence, knowledge: Knowledge, spokenOf: IssueSet | undefined): ClauseReading {
  const verb = changeVerbs.read(clause, 0);
  const several =
    verb && (readFirst(clause, verb, knowledge) ?? readSeveral(clause, verb, knowledge, spokenOf));
  if (several !== undefined) return several;
  const target = verb && findTarget(clause, verb.to, knowledge, onlyKey(spokenOf));
  const understood = `you want to ${verb === undefined ? 'change' : verbWords[verb.meaning]} an issue`;
  if (verb === undefined || target === undefined || target.several) {
    return target?.several
      ? unclear('you want to change several issues', 'which ones, or what should become of them', [
          'Assign PAY-1 and PAY-2 to me',
          'Move all overdue bugs in PAY to Monday',
          'Close all done sub-tasks of PAY-12',
        ])
      : unclear(understood, 'which issue you mean', examplesFor(undefined));
  }
  if (target.key === undefined) {
    return unclear(understood, whichIssue(clause, target.from, knowledge.context), examplesFor(undefined));
  }
  const { key } = target;
  // The words of the clause without verb and target: what is to be done with it.
  const change = readChange(clause, verb.meaning, verb.to, target, knowledge);
  if (change !== undefined) return { issues: { keys: [key] }, change };
  if (verb.meaning === 'remove' && clause.length === target.to) {
    return unclear(`you want to remove ${key}`, 'from what; to delete it, say so', [
      `Delete ${key}`,
      `Close ${key}`,
    ]);
  }
  const rest = [clause.slice(verb.to, target.from), clause.slice(target.to)]
    .filter((part) => part !== '')
    .join(' … ');
  return unclear(
    `you want to ${verbWords[verb.meaning]} ${key}`,
    rest === ''
      ? 'what should become of it'
      : `what to make of ${quoted(rest)}${statusHint(verb.meaning, knowledge)}`,
    examplesFor(key),
  );
}

/** Where the issue comes first, and another is only what it goes by: "rank PAY-5 above PAY-7". */
function readFirst(
  clause: Sentence,
  { meaning, to }: { readonly meaning: ChangeVerb; readonly to: number },
  knowledge: Knowledge,
): { issues: IssueSet; change: Change } | undefined {
  const [one, other] = clause.tokens.filter(({ kind }) => kind === 'key');
  if (one === undefined || other === undefined) return undefined;
  const first = readReference(clause, to, knowledge.context);
  const change = first && readPlanning(clause, first.to, clause.length, knowledge);
  if (first?.key === undefined || change === undefined || meaning === 'assign') return undefined;
  return { issues: { keys: [first.key] }, change };
}

/** Where several issues are meant and every other word of the clause says what becomes of them. */
function readSeveral(
  clause: Sentence,
  verb: { readonly meaning: ChangeVerb; readonly to: number },
  knowledge: Knowledge,
  spokenOf: IssueSet | undefined,
): { issues: IssueSet; change: Change } | undefined {
  for (const { issues, from, to } of severalIssues(clause, verb.to, knowledge, spokenOf)) {
    const target = { key: undefined, from, to, several: true };
    const change = readChange(clause, verb.meaning, verb.to, target, knowledge);
    if (change !== undefined) return { issues: stillOpen(issues, verb.meaning), change };
  }
  return undefined;
}

/** "All bugs in PAY" are those that are not done, unless it was said which, or they are to be opened again. */
function stillOpen(issues: IssueSet, verb: ChangeVerb): IssueSet {
  if ('keys' in issues || verb === 'reopen') return issues;
  const { criteria } = issues;
  if (criteria.statusCategory !== undefined || criteria.statuses !== undefined) return issues;
  if (criteria.resolved !== undefined || criteria.closedBy !== undefined) return issues;
  return { criteria: { ...criteria, statusCategory: 'open' } };
}

function statusHint(verb: ChangeVerb, { lexicon }: Knowledge): string {
  return verb === 'move' ? `; the statuses here are ${lexicon.statuses.all.slice(0, 12).join(', ')}` : '';
}

function examplesFor(key: string | undefined): string[] {
  const issue = key ?? 'ABC-123';
  return [`Move ${issue} to In Progress`, `Assign ${issue} to me`, `Set the due date of ${issue} to Friday`];
}
