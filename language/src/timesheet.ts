import type { Day } from './calendar.ts';
import type { Period } from './criteria.ts';
import { readPerson, withoutPossessive } from './people.ts';
import { readPeriod } from './periods.ts';
import { beforeClosing } from './politeness.ts';
import { Sentence } from './sentence.ts';

/** Whose work of which days is asked for. */
export interface Timesheet {
  /** A name; left out for the person's own. */
  readonly person?: string;
  /** Left out: not said. */
  readonly period?: Period;
  readonly key?: string;
}

const joints = new Set([
  'of',
  'for',
  'by',
  'on',
  'in',
  'from',
  'the',
  ',',
  'and',
  'during',
  'at',
  'my',
  'me',
  'i',
  'mine',
  ':',
]);

/** "Zoë, last week", "for November", "of Sam on PAY-12"; undefined when a word of it is something else. `today`: where the person is. */
export function readTimesheet(text: string, today: Day): Timesheet | undefined {
  const sentence = new Sentence(text);
  return readTimesheetParts(sentence, 0, beforeClosing(sentence, 0), today);
}

export function readTimesheetParts(
  sentence: Sentence,
  start: number,
  end: number,
  today: Day,
): Timesheet | undefined {
  let asked: Timesheet = {};
  for (let at = start; at < end; ) {
    const token = sentence.tokens[at];
    const period = asked.period === undefined ? readPeriod(sentence, at, today, 'behind') : undefined;
    if (token?.kind === 'key' && asked.key === undefined) {
      asked = { ...asked, key: token.text };
      at += 1;
    } else if (period !== undefined) {
      asked = { ...asked, period: period.period };
      at = period.to;
    } else if (sentence.is(at, joints)) at += 1;
    else {
      const named = asked.person === undefined ? readPerson(sentence, at) : undefined;
      if (named === undefined || named.person === 'nobody' || named.to > end) return undefined;
      if (named.person !== 'me') asked = { ...asked, person: withoutPossessive(named.person) };
      at = named.to;
    }
  }
  return asked;
}
