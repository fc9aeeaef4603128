import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { readPerson } from '../people.ts';
import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import { afterPoliteness } from '../politeness.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { unclear } from './misunderstanding.ts';
import { spokenText } from './spoken-text.ts';

/** With "that" after some of them the rest is what is said; after the others only a colon or a quotation is. */
const verbs = phrasesByMeaning({ that: 'tell|let|inform', colon: 'mention|ping|ask|tag|notify' });
const places = /^(?:on|in|at|under)$/;
const told = phrases(':|that|know that|know :|know');
const said = phrases(':');
const rest = phrases('');

/** "Mention Zoë on PAY-3: please look", "tell Zoë on PAY-3 that it is live": a comment that mentions somebody. */
export function recogniseMention(sentence: Sentence, { context }: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  // "let's" is politeness, and "let" like it.
  const verb = verbs.read(sentence, sentence.form(from - 1) === 'let' ? from - 1 : from);
  const person = verb && readPerson(sentence, verb.to);
  if (verb === undefined || person === undefined || person.person === 'me' || person.person === 'nobody') {
    return undefined;
  }
  // "let Zoë know on PAY-3 that …"
  const at = sentence.form(person.to) === 'know' ? person.to + 1 : person.to;
  if (!places.test(sentence.form(at))) return undefined;
  const found = readReference(sentence, at + 1, context);
  if (found?.key === undefined) return undefined;
  const lead = (verb.meaning === 'that' ? told : said).read(sentence, found.to);
  const isQuote = sentence.kind(found.to) === 'quote';
  const text = lead === undefined && !isQuote ? '' : spokenText(sentence, lead?.to ?? found.to, rest);
  if (text === '') {
    return unclear(`you want to mention ${person.person} on ${found.key}`, 'what the comment should say', [
      `Mention ${person.person} on ${found.key}: please look`,
    ]);
  }
  return { kind: 'comment', key: found.key, body: `@${person.person} ${text}` };
}
