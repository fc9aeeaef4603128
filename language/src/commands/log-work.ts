import { readDay } from '../days.ts';
import { readDuration } from '../durations.ts';
import type { Intent, WorklogIntent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference, soleIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { unclear } from './misunderstanding.ts';
import { readRemaining } from './remaining-estimate.ts';
import { namedIssues } from './several-issues.ts';
import { readVisibleTo } from './visible-to.ts';
import { readWorkHours } from './work-hours.ts';

const verbs = phrases(
  'log|track|book|log work|log time|log work of|track time|book time|i spent|i worked|spent|worked|add a work log of|add a worklog of|add worklog of|record|log work from|add a worklog',
);
const workVerb = phrases(
  'log work|log time|track time|book time|i spent|i worked|add a work log of|add a worklog of|add a worklog',
);
const joints = new Set(['of', 'work', 'time', 'on', 'to', 'for', 'against', 'working', 'in', ',', 'each']);

/** "Log 2h on PAY-12 yesterday", "I worked on it from 9 to 11:30: wrote the tests". Every word must be explained. */
export function recogniseLogWork(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const { context, today } = knowledge;
  const from = afterPoliteness(sentence);
  const verb = verbs.read(sentence, from);
  const start = verb?.to ?? from;
  const end = beforeClosing(sentence, from);
  const isWork = workVerb.read(sentence, from) !== undefined;
  let work: Omit<WorklogIntent, 'kind'> = {};
  let keys: readonly string[] = [];
  for (let at = start; at < end; ) {
    const words = commentAfter(sentence, at);
    if (words !== undefined) {
      work = { ...work, comment: words };
      break;
    }
    const isTimed = work.minutes !== undefined || work.to !== undefined;
    const remaining = isTimed && work.remaining === undefined ? readRemaining(sentence, at) : undefined;
    if (remaining !== undefined) {
      const { to, ...estimate } = remaining;
      work = { ...work, ...estimate };
      at = to;
      continue;
    }
    const duration = isTimed ? undefined : readDuration(sentence, at);
    if (duration !== undefined) {
      work = { ...work, minutes: duration.minutes };
      at = duration.to;
      continue;
    }
    const several = keys.length === 0 ? namedIssues(sentence, at, knowledge) : undefined;
    const issue =
      keys.length === 0 && several === undefined ? readReference(sentence, at, context) : undefined;
    if (several !== undefined || issue !== undefined) {
      if (issue !== undefined && issue.key === undefined) return missing('which issue you mean');
      keys = several?.keys ?? (issue?.key === undefined ? [] : [issue.key]);
      at = several?.to ?? issue?.to ?? at + 1;
      continue;
    }
    const hours = work.from === undefined ? readWorkHours(sentence, at) : undefined;
    if (hours !== undefined) {
      if (hours.until !== undefined && work.minutes !== undefined)
        return missing('what to make of all of that');
      work = { ...work, from: hours.from, ...(hours.until === undefined ? {} : { to: hours.until }) };
      at = hours.to;
      continue;
    }
    const dated = work.day === undefined ? readDay(sentence, at, today, 'behind') : undefined;
    const shown = dated === undefined ? readVisibleTo(sentence, at, context) : undefined;
    if (dated !== undefined) {
      work = { ...work, day: dated.day };
      at = dated.to;
    } else if (shown !== undefined) {
      work = { ...work, visibleTo: shown.visibleTo };
      at = shown.to;
    } else if (sentence.is(at, joints)) at += 1;
    else return isWork ? missing('what to make of all of that') : undefined;
  }
  if (work.minutes === undefined && work.to === undefined) {
    return isWork ? missing('how long you worked') : undefined;
  }
  if (verb === undefined && keys.length === 0) return undefined;
  const [key = soleIssue(context), ...others] = keys;
  if (key === undefined) return missing('which issue you mean');
  return {
    kind: 'worklog',
    ...(others.length === 0 ? { key } : { keys: [key, ...others] }),
    ...work,
  } satisfies WorklogIntent;
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
