import type { ChangeIntent, Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { type PhraseBook, phrases, phrasesByMeaning } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { type Change, type ChangedField, readValue } from './change-values.ts';
import { quoted, unclear } from './misunderstanding.ts';
import { statusForVerb } from './status-value.ts';

const verbs = phrasesByMeaning({
  assign: 'assign|reassign|re assign|give|hand|pass|delegate|hand over|asign|assing|asssign|assgin',
  take: 'take|grab|claim|pick up|i will take|i take|i will do|i will handle|take over|assign me to|assign me|assign myself|assign myself to',
  unassign:
    'unassign|un assign|remove the assignee from|remove assignee from|remove the assignee of|clear the assignee of|clear the assignee from|remove everyone from',
  close: 'close|clsoe|colse',
  finish: 'finish|complete|mark done',
  resolve: 'resolve|reslove',
  start: 'start|begin|start work on|start working on|start progress on|begin work on|begin working on',
  reopen: 'reopen|re open',
  move: 'move|transition|drag|send|advance|moev|mvoe|transfer',
  mark: 'mark|put|set|make|change|update|switch|bump|raise|lower|escalate|prioritise|prioritize|edit|modify|adjust|chnage|udpate|push|flag',
  postpone: 'postpone|delay|reschedule|push back|defer|extend|bring forward',
  rename: 'rename|retitle',
  label: 'label|tag',
  add: 'add',
  remove: 'remove|clear|delete|unset|drop|erase|empty',
});
type Verb = NonNullable<ReturnType<typeof verbs.read>>['meaning'];

const fields = phrasesByMeaning({
  due: 'due date|due|deadline|duedate|due day',
  priority: 'priority|prio',
  summary: 'summary|title|name|headline',
  description: 'description',
  assignee: 'assignee|owner|assigned person',
  status: 'status|state',
  labels: 'label|labels|tag|tags',
});
const ofWords = phrases('of|for|on|in|from|to|at');
const links: PhraseBook<unknown> = phrases(
  'to|into|as|=|:|in|with|is|be|over to|back to|back into|to be|on to|onto|until|till|by|back in|as a|to a|to the|into the|a',
);
const endings = new Set(['please', 'status', 'column', 'now', 'again', 'state', 'back', 'issue', 'ticket']);
const negated = new Set(['not', 'never']);
const clauseEnds = new Set(['and', ',', 'then', ';']);

/** "Assign PAY-12 to Sam and set the priority to High". Every word must be explained, or nothing is changed. */
export function recogniseChange(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  if (sentence.is(from, negated) || (sentence.form(from) === 'do' && sentence.is(from + 1, negated))) {
    return refused(sentence, from);
  }
  if (verbs.read(sentence, from) === undefined) return undefined;
  // "give me all bugs" asks.
  if (/^(?:give|hand)$/.test(sentence.form(from)) && sentence.form(from + 1) === 'me') return undefined;
  const to = beforeClosing(sentence, from);
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
  const verb = verbs.read(sentence, sentence.form(from) === 'do' ? from + 2 : from + 1);
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
    if (verbs.read(sentence, next) === undefined) continue;
    yield [start, at];
    start = next;
    at = next;
  }
  yield [start, to];
}

type ClauseReading = { readonly key: string; readonly change: Change } | Extract<Intent, { kind: 'unknown' }>;

function readClause(clause: Sentence, knowledge: Knowledge, impliedKey: string | undefined): ClauseReading {
  const verb = verbs.read(clause, 0);
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

const verbWords: Readonly<Record<Verb, string>> = {
  assign: 'assign',
  take: 'take',
  unassign: 'unassign',
  close: 'close',
  finish: 'finish',
  resolve: 'resolve',
  start: 'start',
  reopen: 'reopen',
  move: 'move',
  mark: 'change',
  postpone: 'postpone',
  rename: 'rename',
  label: 'label',
  add: 'add something to',
  remove: 'take something off',
};

function statusHint(verb: Verb, { lexicon }: Knowledge): string {
  return verb === 'move' ? `; the statuses here are ${lexicon.statuses.all.slice(0, 12).join(', ')}` : '';
}

function examplesFor(key: string | undefined): string[] {
  const issue = key ?? 'ABC-123';
  return [`Move ${issue} to In Progress`, `Assign ${issue} to me`, `Set the due date of ${issue} to Friday`];
}

interface Target {
  readonly key: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly several: boolean;
}

/** The one issue of a clause: a key anywhere, or "it", "this issue", "the second" after the verb or a preposition. */
function findTarget(
  clause: Sentence,
  start: number,
  { context }: Knowledge,
  impliedKey: string | undefined,
): Target | undefined {
  let target: Target | undefined;
  for (let at = start; at < clause.length; at++) {
    const token = clause.tokens[at];
    if (token?.kind !== 'key') continue;
    if (target !== undefined) return { ...target, several: target.key !== token.text };
    const noun = at > start && /^(?:issue|ticket|bug|task|story)$/.test(clause.form(at - 1)) ? at - 1 : at;
    target = { key: token.text, from: noun, to: at + 1, several: false };
  }
  if (target !== undefined) return target;
  for (let at = start; at < clause.length; at++) {
    if (at > start && !/^(?:of|for|on|from|to)$/.test(clause.form(at - 1))) continue;
    const found = readReference(clause, at, context);
    if (found === undefined || found.to === at) continue;
    return {
      key: found.key ?? (clause.form(at) === 'it' ? impliedKey : undefined),
      from: at,
      to: found.to,
      several: false,
    };
  }
  return impliedKey === undefined ? undefined : { key: impliedKey, from: start, to: start, several: false };
}

function readChange(
  clause: Sentence,
  verb: Verb,
  start: number,
  target: Target,
  knowledge: Knowledge,
): Change | undefined {
  const end = clause.length;
  const before = clause.slice(start, target.from);
  const after = trimEnd(clause, target.to, end);
  const nothingElse = before.replace(/^the$/i, '') === '' && after === target.to;
  const value = (field: ChangedField, from: number, to: number = end) =>
    readValue(clause, from, to, field, knowledge) ??
    // "to In Progress status please": words after the value that mean nothing more.
    (trimEnd(clause, from, to) < to
      ? readValue(clause, from, trimEnd(clause, from, to), field, knowledge)
      : undefined);
  switch (verb) {
    case 'take':
      return nothingElse ? { assignee: 'me' } : undefined;
    case 'unassign':
      return nothingElse ? { assignee: 'nobody' } : undefined;
    case 'close':
    case 'finish':
    case 'resolve':
    case 'start':
    case 'reopen': {
      const status = statusForVerb(verb, knowledge.lexicon);
      return nothingElse && status !== undefined ? { status } : undefined;
    }
    case 'assign': {
      if (before === '') return value('assignee', clause.skip(target.to, links));
      const to = ofWords.read(clause, target.from - 1) === undefined ? undefined : target.from - 1;
      return to === undefined || after !== target.to ? undefined : value('assignee', start, to);
    }
    case 'rename':
      return before === '' ? value('summary', clause.skip(target.to, links)) : undefined;
    case 'label':
      return before === '' ? value('labels', clause.skip(target.to, links)) : undefined;
    case 'add':
    case 'remove':
      return readLabelsOrEmptying(clause, verb, start, target, value);
    default:
      return readField(clause, verb, start, target, value);
  }
}

type ValueReader = (field: ChangedField, from: number, to?: number) => Change | undefined;

/** "set the due date of KEY to Friday", "set KEY's priority to High", "mark KEY as done", "make KEY high priority". */
function readField(
  clause: Sentence,
  verb: Verb,
  start: number,
  target: Target,
  value: ValueReader,
): Change | undefined {
  const field = fieldBefore(clause, start, target.from);
  if (field !== undefined) return value(field, clause.skip(target.to, links));
  if (clause.slice(start, target.from) !== '') return undefined;
  const named = fields.read(clause, clause.form(target.to) === 'the' ? target.to + 1 : target.to);
  if (named !== undefined) {
    const direct = value(named.meaning, clause.skip(named.to, links));
    if (direct !== undefined) return direct;
  }
  const from = clause.skip(target.to, links);
  if (verb === 'postpone') return value('due', from);
  const due = /^(?:due)$/.test(clause.form(from)) ? value('due', clause.skip(from + 1, links)) : undefined;
  return (
    due ??
    value('status', target.to) ??
    value('status', from) ??
    value('priority', from) ??
    (clause.form(0) === 'push' ? value('due', from) : undefined)
  );
}

/** The field named between the verb and the issue: "the due date of". */
function fieldBefore(clause: Sentence, start: number, end: number): ChangedField | undefined {
  let at = start;
  while (/^(?:the|a|new)$/.test(clause.form(at))) at += 1;
  const found = fields.read(clause, at);
  if (found === undefined) return undefined;
  const of = clause.skip(found.to, ofWords);
  return of === end ? found.meaning : undefined;
}

function readLabelsOrEmptying(
  clause: Sentence,
  verb: 'add' | 'remove',
  start: number,
  target: Target,
  value: ValueReader,
): Change | undefined {
  if (trimEnd(clause, target.to, clause.length) !== target.to) {
    // "remove PAY-12's due date"
    const possessive =
      verb === 'remove' && start === target.from ? fields.read(clause, target.to) : undefined;
    return possessive?.to === clause.length ? emptied(possessive.meaning) : undefined;
  }
  if (ofWords.read(clause, target.from - 1) === undefined) return undefined;
  let at = start;
  while (/^(?:the|a|an)$/.test(clause.form(at))) at += 1;
  const end = target.from - 1;
  const field = fields.read(clause, at);
  if (verb === 'remove' && field?.to === end) return emptied(field.meaning);
  const list = field?.meaning === 'labels' ? value('labels', field.to, end) : undefined;
  const trailing = /^(?:label|labels|tag|tags)$/.test(clause.form(end - 1))
    ? value('labels', at, end - 1)
    : undefined;
  const labels = (list ?? trailing)?.addLabels;
  if (labels === undefined) return undefined;
  return verb === 'add' ? { addLabels: labels } : { removeLabels: labels };
}

function emptied(field: ChangedField): Change | undefined {
  if (field === 'due') return { dueDate: null };
  if (field === 'description') return { description: null };
  return field === 'assignee' ? { assignee: 'nobody' } : undefined;
}

function trimEnd(clause: Sentence, from: number, to: number): number {
  let end = to;
  while (end > from && clause.is(end - 1, endings)) end -= 1;
  return end;
}
