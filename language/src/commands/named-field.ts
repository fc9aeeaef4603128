import { readDuration } from '../durations.ts';
import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { splitValues } from './change-list.ts';
import type { Change } from './change-values.ts';
import type { ChangeVerb } from './change-verbs.ts';
import { ownFields } from './own-fields.ts';

const ofWords = phrases('of|for|on|in|from|to|at');
const links = phrases('to|as|to :|=|:|to be|is');
const nothing = new Set(['none', 'nothing', 'null', 'empty', 'blank', 'nil']);
const emptying = new Set(['clear', 'empty', 'unset', 'erase', 'reset']);
const points = phrases('story points|story point|points|point|pts|sp');
const lists = phrasesByMeaning({
  Components: 'component|components',
  'Fix versions': 'fix version|fix versions|version|versions|release|fixversion',
  'Affects versions': 'affects version|affects versions|affected version|affected versions',
});
const longestName = 5;

/**
 * Any field by the name it is called by: "the story points of KEY to 5", "KEY's severity to High", "component Ledger to KEY".
 * Which fields there are is for Jira to say.
 */
export function readNamedField(
  clause: Sentence,
  verb: ChangeVerb,
  start: number,
  target: { readonly from: number; readonly to: number },
): Change | undefined {
  if (verb === 'estimate') return readEstimate(clause, target.to, start === target.from);
  if (verb === 'assign' || verb === 'add') {
    return readPoints(clause, target.to, clause.length) ?? readListed(clause, verb, start, target);
  }
  if (verb === 'remove') {
    return clause.is(0, emptying)
      ? readEmptied(clause, start, target)
      : readListed(clause, verb, start, target);
  }
  if (verb !== 'mark') return undefined;
  const before = nameOf(clause, start, target.from);
  if (before !== undefined && ofWords.read(clause, before.to)?.to === target.from) {
    return valued(before.name, clause, clause.skip(target.to, links), target.to);
  }
  if (start !== target.from || !isPossessive(clause, target)) return undefined;
  const link = linkAfter(clause, target.to);
  const after = link === undefined ? undefined : nameOf(clause, target.to, link);
  return after?.to === link && after !== undefined
    ? valued(after.name, clause, clause.skip(after.to, links), after.to)
    : undefined;
}

/** What stands between the article and the preposition, or to the end: the name of a field. */
function nameOf(clause: Sentence, from: number, to: number): { name: string; to: number } | undefined {
  let at = from;
  while (/^(?:the|a|an|its)$/.test(clause.form(at))) at += 1;
  let end = at;
  while (end < to && ofWords.read(clause, end) === undefined) end += 1;
  if (end === at || end > at + longestName) return undefined;
  for (let place = at; place < end; place++) {
    const kind = clause.kind(place);
    if (kind !== 'word' && kind !== 'quote') return undefined;
  }
  // A value of these that is not understood is none for Jira either.
  if (ownFields.read(clause, at)?.to === end) return undefined;
  const only = clause.tokens[at];
  return { name: end === at + 1 && only?.kind === 'quote' ? only.text : clause.slice(at, end), to: end };
}

function isPossessive(clause: Sentence, { to }: { readonly to: number }): boolean {
  const last = clause.tokens[to - 1];
  return last?.possessive === true || last?.form === 'its';
}

function linkAfter(clause: Sentence, from: number): number | undefined {
  for (let at = from + 1; at < clause.length; at++) if (links.read(clause, at) !== undefined) return at;
  return undefined;
}

/** The rest of the clause as it is written; `linked`: where the word before it must have been. */
function valued(name: string, clause: Sentence, from: number, linked: number): Change | undefined {
  if (from === linked || from >= clause.length) return undefined;
  const to = clause.length;
  if (to === from + 1 && clause.is(from, nothing)) return { fields: { [name]: null } };
  if (points.read(clause, from + 1)?.to === to && numberAt(clause, from) !== undefined) {
    return { fields: { [name]: numberAt(clause, from) ?? null } };
  }
  const only = clause.tokens[from];
  const text = to === from + 1 && only?.kind === 'quote' ? only.text : clause.slice(from);
  return { fields: { [name]: /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text } };
}

function numberAt(clause: Sentence, at: number): number | undefined {
  const form = clause.form(at);
  return /^\d{1,4}(?:\.\d{1,2})?$/.test(form) ? Number(form) : undefined;
}

/** "estimate KEY at 5 points", "at 3d": points, unless it is a time. */
function readEstimate(clause: Sentence, to: number, isFirst: boolean): Change | undefined {
  if (!isFirst) return undefined;
  const from = /^(?:at|as|to|with|:)$/.test(clause.form(to)) ? to + 1 : to;
  const time = readDuration(clause, from);
  if (time?.to === clause.length) return { fields: { 'Original estimate': clause.slice(from) } };
  const number = numberAt(clause, from);
  if (number === undefined || clause.skip(from + 1, points) !== clause.length) return undefined;
  return { fields: { 'Story points': number } };
}

/** "give KEY 5 points". */
function readPoints(clause: Sentence, from: number, to: number): Change | undefined {
  const number = numberAt(clause, from);
  if (number === undefined || points.read(clause, from + 1)?.to !== to) return undefined;
  return { fields: { 'Story points': number } };
}

/** "add the component Ledger to KEY", "remove version 4.9 from KEY". */
function readListed(
  clause: Sentence,
  verb: 'assign' | 'add' | 'remove',
  start: number,
  target: { readonly from: number; readonly to: number },
): Change | undefined {
  if (verb === 'assign' || target.to !== clause.length) return undefined;
  const list = lists.read(clause, clause.form(start) === 'the' ? start + 1 : start);
  const end = target.from - 1;
  if (list === undefined || ofWords.read(clause, end)?.to !== target.from || list.to >= end) return undefined;
  const names = namesIn(clause, list.to, end);
  return verb === 'add' ? { addTo: { [list.meaning]: names } } : { removeFrom: { [list.meaning]: names } };
}

/** The names between commas and "and". */
export function namesIn(clause: Sentence, from: number, to: number): string[] {
  return [...splitValues(clause, from, to)].map(([start, end]) => {
    const only = clause.tokens[start];
    return end === start + 1 && only?.kind === 'quote' ? only.text : clause.slice(start, end);
  });
}

/** "clear the story points of KEY". */
function readEmptied(
  clause: Sentence,
  start: number,
  target: { readonly from: number; readonly to: number },
): Change | undefined {
  const name = nameOf(clause, start, target.from);
  const isWhole = name !== undefined && ofWords.read(clause, name.to)?.to === target.from;
  return isWhole && target.to === clause.length ? { fields: { [name.name]: null } } : undefined;
}
