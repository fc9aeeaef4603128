import { readDay } from '../days.ts';
import { readDuration } from '../durations.ts';
import type { Intent, LogWorkIntent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference, soleIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { unclear } from './misunderstanding.ts';

const verbs = phrases(
  'log|track|book|log work|log time|log work of|track time|book time|i spent|i worked|spent|worked|add a work log of|add a worklog of|add worklog of|record',
);
const workVerb = phrases(
  'log work|log time|track time|book time|i spent|i worked|add a work log of|add a worklog of',
);
const joints = new Set(['of', 'work', 'time', 'on', 'to', 'for', 'against', 'working', 'in', ',']);

/** "Log 2h on PAY-12 yesterday", "I spent 90 minutes on it: wrote the tests". Every word must be explained. */
export function recogniseLogWork(sentence: Sentence, { context, today }: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const verb = verbs.read(sentence, from);
  const start = verb?.to ?? from;
  const end = beforeClosing(sentence, from);
  let minutes: number | undefined;
  let key: string | undefined;
  let day: string | undefined;
  let comment: string | undefined;
  for (let at = start; at < end; ) {
    const duration = minutes === undefined ? readDuration(sentence, at) : undefined;
    if (duration !== undefined) {
      minutes = duration.minutes;
      at = duration.to;
      continue;
    }
    const words = commentAfter(sentence, at);
    if (words !== undefined) {
      comment = words;
      break;
    }
    const issue = key === undefined ? readReference(sentence, at, context) : undefined;
    if (issue !== undefined) {
      if (issue.key === undefined) return missing('which issue you mean');
      key = issue.key;
      at = issue.to;
      continue;
    }
    const dated = day === undefined ? readDay(sentence, at, today, 'behind') : undefined;
    if (dated !== undefined) {
      day = dated.day;
      at = dated.to;
    } else if (sentence.is(at, joints)) at += 1;
    else
      return workVerb.read(sentence, from) === undefined ? undefined : missing('what to make of all of that');
  }
  if (minutes === undefined) {
    return workVerb.read(sentence, from) === undefined ? undefined : missing('how long you worked');
  }
  if (verb === undefined && key === undefined) return undefined;
  const meant = key ?? soleIssue(context);
  if (meant === undefined) return missing('which issue you mean');
  return {
    kind: 'log-work',
    key: meant,
    minutes,
    ...(day === undefined ? {} : { day }),
    ...(comment === undefined ? {} : { comment }),
  } satisfies LogWorkIntent;
}

/** What stands behind a colon, or in quotes at the end. */
function commentAfter(sentence: Sentence, at: number): string | undefined {
  const first = sentence.form(at) === ':' ? at + 1 : sentence.kind(at) === 'quote' ? at : undefined;
  const token = first === undefined ? undefined : sentence.tokens[first];
  if (first === undefined || token === undefined) return undefined;
  if (token.kind === 'quote') return first + 1 === sentence.length ? token.text : undefined;
  return sentence.text.slice(token.start).trim().slice(0, 5_000);
}

function missing(what: string): Intent {
  return unclear('you want to log work', what, [
    'Log 2h on ABC-123 yesterday',
    'Log 90m on ABC-123: wrote the tests',
  ]);
}
