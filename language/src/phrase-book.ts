import type { Sentence } from './sentence.ts';
import { tokenise } from './tokens.ts';

interface Entry<Meaning> {
  readonly forms: readonly string[];
  readonly meaning: Meaning;
}

/** Phrases and what they mean. Found by their first word, so reading costs the same however many there are. */
export class PhraseBook<Meaning> {
  readonly #entries = new Map<string, Entry<Meaning>[]>();

  /** Later phrases do not replace earlier equal ones. */
  constructor(phrases: Iterable<readonly [phrase: string, meaning: Meaning]>) {
    for (const [phrase, meaning] of phrases) {
      const forms = tokenise(phrase).map((token) => token.form);
      const [first] = forms;
      if (first === undefined || forms.includes('')) continue;
      const entries = this.#entries.get(first) ?? [];
      if (entries.some((entry) => entry.forms.join(' ') === forms.join(' '))) continue;
      entries.push({ forms, meaning });
      entries.sort((left, right) => right.forms.length - left.forms.length);
      this.#entries.set(first, entries);
    }
  }

  /** The longest phrase that begins at a token. */
  read(sentence: Sentence, at: number): { readonly meaning: Meaning; readonly to: number } | undefined {
    if (sentence.kind(at) === 'quote') return undefined;
    const entries = this.#entries.get(sentence.form(at));
    const entry = entries?.find(({ forms }) =>
      forms.every((form, offset) => sentence.form(at + offset) === form),
    );
    return entry === undefined ? undefined : { meaning: entry.meaning, to: at + entry.forms.length };
  }
}

/** A book whose phrases, parted by "|", all mean the same. */
export function phrases(list: string): PhraseBook<true> {
  return new PhraseBook(list.split('|').map((phrase) => [phrase, true] as const));
}

/** One book out of lists of phrases, each parted by "|", by their meaning. */
export function phrasesByMeaning<Meaning extends string>(
  lists: Readonly<Record<Meaning, string>>,
): PhraseBook<Meaning> {
  const pairs: [string, Meaning][] = [];
  for (const meaning in lists) {
    for (const phrase of lists[meaning].split('|')) pairs.push([phrase, meaning]);
  }
  return new PhraseBook(pairs);
}
