import { phrases } from './phrase-book.ts';
import type { Sentence } from './sentence.ts';

const openings = phrases(
  'please|could you|can you|would you|will you|would you mind|i want to|i would like to|i would like you to|i want you to|i need to|i need you to|we need to|i wanna|let us|lets|' +
    "let's|hey|hi|hello|ok|okay|now|and|then|also|just|kindly|go ahead and|sidelight|help me|quickly|so|great|perfect|alright|well|thanks|thank you|yes|sure|pls|plz|i wish to",
);
const closings = new Set([
  'please',
  'thanks',
  'thank',
  'you',
  'pls',
  'plz',
  'thx',
  'now',
  '.',
  '!',
  '?',
  ',',
  'cheers',
  'asap',
  'immediately',
]);

/** The place of the first word that is not a greeting or a please. */
export function afterPoliteness(sentence: Sentence): number {
  let at = 0;
  for (;;) {
    const next = /^[,.!:]$/.test(sentence.form(at)) ? at + 1 : sentence.skip(at, openings);
    if (next === at || next >= sentence.length) return at;
    at = next;
  }
}

/** The place after the last word that is not a thanks or a full stop. */
export function beforeClosing(sentence: Sentence, from: number): number {
  let to = sentence.length;
  while (to > from + 1 && sentence.is(to - 1, closings)) to -= 1;
  return to;
}
