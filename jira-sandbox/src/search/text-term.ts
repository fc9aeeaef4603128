import { isStopWord, wordsOf } from './text-words.ts';
import { globMatches, isNear } from './word-pattern.ts';

/**
 * Which words a text must have to match, for looking texts up in an index: never narrower than the match itself. A word is
 * given as it stands in the index, or as a test of the words there.
 */
export type Needed =
  | { readonly kind: 'word'; readonly word: string | ((word: string) => boolean) }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Needed[] };

/** One term of a text query, asked about the words of one text. */
export interface TextTerm {
  readonly found: (words: readonly string[]) => boolean;
  /** Null when a text may match that has no certain word. */
  readonly needed: Needed | null;
}

/** `"payment screen"`, or with `~5` its words at most so far out of place, in any order. */
export function phraseTerm(phrase: string, slop = 0): TextTerm | null {
  const wanted = wordsOf(phrase);
  const [first] = wanted;
  if (first === undefined) return null;
  const needed: Needed = { kind: 'all', parts: wanted.map((word) => ({ kind: 'word', word })) };
  if (wanted.length === 1) return { found: (words) => words.includes(first), needed };
  if (slop > 0) return { found: (words) => areNear(words, wanted, slop), needed };
  return {
    found: (words) => words.some((_, at) => wanted.every((word, offset) => words[at + offset] === word)),
    needed,
  };
}

/** A stretch of the text has them all and at most `slop` words more. Two words turned round cost two places, as in Lucene. */
function areNear(words: readonly string[], wanted: readonly string[], slop: number): boolean {
  const starts = words.flatMap((word, at) => (wanted.includes(word) ? [at] : []));
  return starts.some((start) => {
    const left = [...wanted];
    const inOrder = words[start] === wanted[0];
    const reach = start + wanted.length + slop - (inOrder ? 0 : 2);
    for (let at = start; at < Math.min(reach, words.length); at += 1) {
      const place = left.indexOf(words[at] ?? '');
      if (place >= 0) left.splice(place, 1);
      if (left.length === 0) return true;
    }
    return false;
  });
}

/** A bare word: itself, with `*` and `?`, or with `~` the words like it. Null when there is nothing to look for in it. */
export function wordTerm(word: string, fuzzy: string | null): TextTerm | null {
  const plain = word.toLowerCase();
  if (/[*?]/.test(plain)) {
    const pattern = plain.replace(/[^\p{L}\p{N}*?]/gu, '');
    return termOf((candidate) => globMatches(pattern, candidate));
  }
  const wanted = wordsOf(plain);
  const [only] = wanted;
  if (fuzzy === null || only === undefined || wanted.length > 1) {
    return isStopWord(plain) ? null : phraseTerm(plain);
  }
  const edits = Math.min(editsOf(fuzzy, only.length), only.length - 1);
  return termOf((candidate) => isNear(only, candidate, edits));
}

function termOf(test: (word: string) => boolean): TextTerm {
  return { found: (words) => words.some(test), needed: { kind: 'word', word: test } };
}

/** `~` allows two edits, `~1` one; `~0.8` is the older way to say how alike the words must be. */
function editsOf(fuzzy: string, length: number): number {
  if (fuzzy === '') return 2;
  const given = Number(fuzzy);
  return Math.min(2, given < 1 ? Math.floor((1 - given) * length) : Math.floor(given));
}
