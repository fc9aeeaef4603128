import { addUnits } from '../calendar.ts';
import type { Situation } from '../context.ts';
import { readLength } from '../days.ts';
import type { ChangeIntent, Intent, ShiftIntent, UnknownIntent } from '../intent.ts';
import { createKnowledge, type Knowledge } from '../knowledge.ts';
import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference, soleIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { unclear } from './misunderstanding.ts';

const dueVerbs = phrasesByMeaning({
  later: 'postpone|delay|defer|push back|push|extend|move back|move|reschedule|shift|slip|push out',
  earlier: 'bring|pull|bring forward|pull forward|move forward|advance',
});
const priorityVerbs = phrasesByMeaning({
  up: 'bump|raise|increase|escalate|bump up|up|prioritise|prioritize',
  down: 'lower|decrease|reduce|drop|deprioritise|deprioritize|downgrade',
});
const dueWords = phrases(
  'the due date of|due date of|the deadline of|deadline of|the due date|the deadline|due date|deadline',
);
const priorityWords = phrases(
  'the priority of|priority of|the priority on|the priority|priority|the prio of|prio of',
);
const afterTarget = phrases('due date|deadline|priority|prio|the due date|the deadline');
const by = phrases('by|back by|back|forward by|forward|another|by another|for|for another|out by|out');

/** "Postpone PAY-12 by two days", "raise the priority of it": how far, not whereto. */
export function recogniseShift(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  return readDueShift(sentence, from, end, knowledge) ?? readPriorityShift(sentence, from, end, knowledge);
}

function readDueShift(
  sentence: Sentence,
  from: number,
  end: number,
  knowledge: Knowledge,
): Intent | undefined {
  const verb = dueVerbs.read(sentence, from);
  if (verb === undefined) return undefined;
  const target = readTarget(sentence, verb.to, dueWords, knowledge);
  if (target === undefined) return undefined;
  const back = sentence.form(target.to) === 'forward' ? 'earlier' : verb.meaning;
  const start = sentence.skip(target.to, by);
  const length = start === target.to ? undefined : readLength(sentence, start);
  if (length === undefined) return undefined;
  const after = /^(?:later|earlier|more)$/.test(sentence.form(length.to)) ? length.to + 1 : length.to;
  if (after !== end) return undefined;
  const sign = back === 'earlier' || sentence.form(length.to) === 'earlier' ? -1 : 1;
  return { kind: 'shift', key: target.key, due: { count: sign * length.count, unit: length.unit } };
}

function readPriorityShift(
  sentence: Sentence,
  from: number,
  end: number,
  knowledge: Knowledge,
): Intent | undefined {
  const verb = priorityVerbs.read(sentence, from);
  const target = verb && readTarget(sentence, verb.to, priorityWords, knowledge);
  if (verb === undefined || target === undefined || target.to !== end || !target.said) return undefined;
  return { kind: 'shift', key: target.key, priority: verb.meaning === 'up' ? 1 : -1 };
}

/** The issue, and whether the field was named beside it. */
function readTarget(
  sentence: Sentence,
  at: number,
  words: typeof dueWords,
  { context }: Knowledge,
): { key: string; to: number; said: boolean } | undefined {
  const start = sentence.skip(at, words);
  const its = sentence.form(start) === 'its' ? { key: soleIssue(context), to: start + 1 } : undefined;
  const found = its ?? readReference(sentence, start, context);
  const key = found?.key ?? (start > at ? soleIssue(context) : undefined);
  if (key === undefined) return undefined;
  const to = found === undefined ? start : found.to;
  const after = sentence.skip(to, afterTarget);
  return { key, to: after, said: start > at || after > to };
}

/** What a shift comes to, now that the issue is known. A due date that is not set moves from today. */
export function shiftedChange(
  { key, due, priority }: ShiftIntent,
  issue: { readonly dueDate: string | null; readonly priority: string | null },
  situation: Situation,
): Omit<ChangeIntent, 'kind'> | UnknownIntent {
  const { today, lexicon } = createKnowledge(situation);
  if (due !== undefined) {
    return { key, dueDate: addUnits(issue.dueDate ?? today, due.count, due.unit) };
  }
  const names = lexicon.priorities.all;
  const next = names[names.indexOf(issue.priority ?? '') - (priority ?? 0)];
  if (issue.priority === null || next === undefined) {
    return unclear(
      `you want to change the priority of ${key}`,
      `which one comes next${issue.priority === null ? '' : ` after ${issue.priority}`}; the priorities here are ${names.join(', ')}`,
      [`Set the priority of ${key} to ${names[0] ?? 'High'}`],
    );
  }
  return { key, priority: next };
}
