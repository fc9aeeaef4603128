import type { ChangeIntent, Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import type { Sentence } from '../sentence.ts';
import { readChange } from './change-clause.ts';
import { findTarget } from './change-target.ts';
import type { Change } from './change-values.ts';
import { type ChangeVerb, changeVerbs, verbWords } from './change-verbs.ts';
import { quoted, unclear } from './misunderstanding.ts';

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
  const merged: Change = {};
  let key: string | undefined;
  for (const [start, end] of clausesOf(sentence, from, to)) {
    const clause = readClause(sentence.part(start, end), knowledge, key);
    if ('kind' in clause) return clause;
    if (key !== undefined && clause.key !== key) {
      return unclear(
        'you want to change several issues',
        'how to change more than one at a time',
        examplesFor(key),
      );
    }
    key = clause.key;
    Object.assign(merged, clause.change);
  }
  return key === undefined ? undefined : ({ kind: 'change', key, ...merged } satisfies ChangeIntent);
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

type ClauseReading = { readonly key: string; readonly change: Change } | Extract<Intent, { kind: 'unknown' }>;

function readClause(clause: Sentence, knowledge: Knowledge, impliedKey: string | undefined): ClauseReading {
  const verb = changeVerbs.read(clause, 0);
  const target = verb && findTarget(clause, verb.to, knowledge, impliedKey);
  const understood = `you want to ${verb === undefined ? 'change' : verbWords[verb.meaning]} an issue`;
  if (verb === undefined || target === undefined || target.several) {
    const examples = examplesFor(undefined);
    return target?.several
      ? unclear('you want to change several issues', 'how to change more than one at a time', examples)
      : unclear(understood, 'which issue you mean', examples);
  }
  if (target.key === undefined) return unclear(understood, 'which issue you mean', examplesFor(undefined));
  const { key } = target;
  // The words of the clause without verb and target: what is to be done with it.
  const change = readChange(clause, verb.meaning, verb.to, target, knowledge);
  if (change !== undefined) return { key, change };
  if (verb.meaning === 'remove' && clause.length === target.to) {
    return unclear(
      `you want to delete ${key}`,
      'how to delete issues: that is done in Jira itself',
      examplesFor(key),
    );
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

function statusHint(verb: ChangeVerb, { lexicon }: Knowledge): string {
  return verb === 'move' ? `; the statuses here are ${lexicon.statuses.all.slice(0, 12).join(', ')}` : '';
}

function examplesFor(key: string | undefined): string[] {
  const issue = key ?? 'ABC-123';
  return [`Move ${issue} to In Progress`, `Assign ${issue} to me`, `Set the due date of ${issue} to Friday`];
}
