import type { PhraseBook } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';

const longestText = 32_767;

/** The text as written after "saying", ":" …; without its quotation marks when it is one quotation. Empty when there is none. */
export function spokenText(sentence: Sentence, from: number, leads: PhraseBook<true>): string {
  let at = from;
  for (let next = sentence.skip(at, leads); next > at && at < from + 3; next = sentence.skip(at, leads))
    at = next;
  const only = sentence.tokens[at];
  if (only?.kind === 'quote' && at === sentence.length - 1) return only.text;
  return only === undefined ? '' : sentence.text.slice(only.start).trim().slice(0, longestText);
}
