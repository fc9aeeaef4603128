import type { Knowledge } from '../knowledge.ts';
import { type PhraseBook, phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { readStatedValue, splitValues } from './change-list.ts';
import type { Target } from './change-target.ts';
import { type Change, type ChangedField, readValue } from './change-values.ts';
import type { ChangeVerb } from './change-verbs.ts';
import { readNamedField } from './named-field.ts';
import { ownFields } from './own-fields.ts';
import { readPlanning } from './planning-value.ts';
import { statusForVerb } from './status-value.ts';

const ofWords = phrases('of|for|on|in|from|to|at');
const links: PhraseBook<unknown> = phrases(
  'to|to :|straight to|directly to|right to|all the way to|straight into|too|into|as|=|:|in|with|is|be|over to|back to|back into|to be|on to|onto|until|till|by|back in|as a|to a|to the|into the|a',
);
const endings = new Set(['please', 'status', 'column', 'now', 'again', 'state', 'back', 'issue', 'ticket']);

/** What a clause does to its issue; undefined when a word of it is not explained. */
export function readChange(
  clause: Sentence,
  verb: ChangeVerb,
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
  const planned =
    before === '' && target.to < end ? readPlanning(clause, target.to, after, knowledge) : undefined;
  if (planned !== undefined) return planned;
  const known = readKnown();
  return known ?? readNamedField(clause, verb, start, target);

  function readKnown(): Change | undefined {
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
      case 'plan':
      case 'rank':
      case 'estimate':
        return undefined;
      default:
        return readField(clause, verb, start, target, value, knowledge);
    }
  }
}

type ValueReader = (field: ChangedField, from: number, to?: number) => Change | undefined;

/** "set the due date of KEY to Friday", "set KEY's priority to High", "mark KEY as done", "make KEY high priority". */
function readField(
  clause: Sentence,
  verb: ChangeVerb,
  start: number,
  target: Target,
  value: ValueReader,
  knowledge: Knowledge,
): Change | undefined {
  const field = fieldBefore(clause, start, target.from);
  if (field !== undefined) return value(field, clause.skip(target.to, links));
  if (clause.slice(start, target.from) !== '') return undefined;
  const named = ownFields.read(clause, clause.form(target.to) === 'the' ? target.to + 1 : target.to);
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
    (/^(?:push|move)$/.test(clause.form(0)) ? value('due', from) : undefined) ??
    readSeveral(clause, from, knowledge)
  );
}

/** "set KEY to high, due Friday": values that say themselves which fields they are of. */
function readSeveral(clause: Sentence, from: number, knowledge: Knowledge): Change | undefined {
  const merged: Change = {};
  const parts = [...splitValues(clause, from, clause.length)];
  for (const [start, end] of parts) {
    const value = readStatedValue(clause, start, end, knowledge);
    if (value === undefined) return undefined;
    Object.assign(merged, value);
  }
  return parts.length < 2 ? undefined : merged;
}

/** The field named between the verb and the issue: "the due date of". */
function fieldBefore(clause: Sentence, start: number, end: number): ChangedField | undefined {
  let at = start;
  while (/^(?:the|a|new)$/.test(clause.form(at))) at += 1;
  const found = ownFields.read(clause, at);
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
  const named =
    target.from === target.to
      ? ownFields.read(clause, clause.form(start) === 'the' ? start + 1 : start)
      : undefined;
  if (named?.meaning === 'labels') {
    const labels = value('labels', named.to)?.addLabels;
    return labels && (verb === 'add' ? { addLabels: labels } : { removeLabels: labels });
  }
  if (named !== undefined && verb === 'remove' && named.to === clause.length) return emptied(named.meaning);
  if (trimEnd(clause, target.to, clause.length) !== target.to) {
    // "remove PAY-12's due date"
    const possessive =
      verb === 'remove' && start === target.from ? ownFields.read(clause, target.to) : undefined;
    return possessive?.to === clause.length ? emptied(possessive.meaning) : undefined;
  }
  if (ofWords.read(clause, target.from - 1) === undefined) return undefined;
  let at = start;
  while (/^(?:the|a|an)$/.test(clause.form(at))) at += 1;
  const end = target.from - 1;
  const field = ownFields.read(clause, at);
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
