import { readDay } from '../days.ts';
import type { Knowledge } from '../knowledge.ts';
import { readPerson, withoutPossessive } from '../people.ts';
import { phrases } from '../phrase-book.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';

/** Which work log somebody speaks of. */
export interface WorklogPhrase {
  /** A name; left out for the person's own. */
  readonly author?: string;
  /** Jira's id, or "last". */
  readonly id?: string;
  readonly ofDay?: string;
  readonly to: number;
}

const nouns = phrases(
  'worklog|work log|work logs|time log|time entry|log entry|logged work|logged time|work entry|log',
);
const newest = new Set(['last', 'latest', 'newest']);

/** "my last worklog", "Zoë's work log of yesterday", "the worklog by Zoë", "worklog 10042", at a token. */
export function readWorklogPhrase(
  sentence: Sentence,
  start: number,
  { context, today }: Knowledge,
): WorklogPhrase | undefined {
  const form = sentence.form(start);
  const named = /^(?:my|the|that|this)$/.test(form) ? undefined : readPerson(sentence, start);
  const isWhose = named !== undefined && sentence.tokens[named.to - 1]?.possessive === true;
  let author = isWhose && named.person !== 'me' ? withoutPossessive(named.person) : undefined;
  let at = isWhose ? named.to : /^(?:my|the|that|this)$/.test(form) ? start + 1 : start;
  let id: string | undefined;
  let ofDay: string | undefined;
  if (sentence.is(at, newest)) {
    id = 'last';
    at += 1;
  }
  // "yesterday's worklog", "Friday's worklog": the day stands where a name could.
  const dated = author === undefined ? readDay(sentence, at, today, 'behind') : undefined;
  const whoseDay = isWhose && author !== undefined ? readDay(sentence, start, today, 'behind') : undefined;
  if (whoseDay !== undefined && whoseDay.to === named?.to) {
    author = undefined;
    ofDay = whoseDay.day;
  } else if (dated !== undefined) {
    ofDay = dated.day;
    at = dated.to;
  }
  const noun = nouns.read(sentence, at);
  if (noun === undefined) return undefined;
  at = noun.to;
  if (/^\d{4,}$/.test(sentence.form(at))) {
    id = sentence.form(at);
    at += 1;
  }
  for (;;) {
    const lead = /^(?:of|from|for|on|by)$/.test(sentence.form(at));
    const from = lead ? at + 1 : at;
    if (lead && readReference(sentence, from, context) !== undefined) break;
    const day = ofDay === undefined ? readDay(sentence, from, today, 'behind') : undefined;
    const person =
      day === undefined && author === undefined && /^(?:of|by)$/.test(sentence.form(at))
        ? readPerson(sentence, from)
        : undefined;
    if (day !== undefined) {
      ofDay = day.day;
      at = day.to;
    } else if (person !== undefined && person.person !== 'me') {
      author = person.person;
      at = person.to;
    } else break;
  }
  return {
    ...(author === undefined ? {} : { author }),
    ...(id === undefined ? {} : { id }),
    ...(ofDay === undefined ? {} : { ofDay }),
    to: at,
  };
}
