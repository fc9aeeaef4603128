import { nearest } from './edit-distance.ts';
import type { Lexicon } from './lexicon.ts';
import { notSlips } from './not-slips.ts';
import { Sentence } from './sentence.ts';
import { tokenise } from './tokens.ts';
import { connectors, fillers } from './words.ts';

const keywords =
  'issues tickets assigned unassigned overdue priority highest urgent project labelled labels created updated resolved closed ' +
  'finished completed progress started unresolved outstanding mentioning containing about yesterday today tomorrow week month ' +
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october ' +
  'november december what whats sprint watching reported deadline before after since show list find search count number many how open which due';
const mostCorrected = 6;

/** The sentence with its unexplained words replaced by the nearest known ones; undefined when none is near. */
export function respell(
  sentence: Sentence,
  unexplained: readonly number[],
  lexicon: Lexicon,
): Sentence | undefined {
  if (unexplained.length > mostCorrected) return undefined;
  const known = new Set([...keywords.split(' '), ...wordsOf(lexicon)]);
  let changed = false;
  const tokens = sentence.tokens.map((token, at) => {
    if (token.kind !== 'word' || !unexplained.includes(at)) return token;
    const form =
      connectors.has(token.form) || fillers.has(token.form) || notSlips.has(token.form)
        ? undefined
        : nearest(token.form, known);
    if (form === undefined || form === token.form) return token;
    changed = true;
    return { ...token, form };
  });
  return changed ? new Sentence(sentence.text, tokens) : undefined;
}

function* wordsOf(lexicon: Lexicon): Generator<string> {
  for (const names of [lexicon.types, lexicon.statuses, lexicon.priorities, lexicon.projects]) {
    for (const spelling of names.spellings()) for (const token of tokenise(spelling)) yield token.form;
  }
}
