import { isNear } from './near.ts';
import { plainName } from './plain-name.ts';

/**
 * How well a name fits what was said, from 1 (the same, but for case, accents and punctuation) down; null means not at
 * all. A beginning fits better than beginnings of its words, those better than its initials or its middle, and a slip of
 * the pen worst. The more of the name was said, the better.
 */
export function scoreOf(name: string, said: string): number | null {
  const plain = plainName(name);
  const wanted = plainName(said);
  if (wanted === '' || plain === '') return null;
  if (plain === wanted) return 1;
  const share = Math.min(1, wanted.length / plain.length);
  if (plain.startsWith(wanted)) return rounded(0.85 + 0.1 * share);
  const words = plain.split(' ');
  const wantedWords = wanted.split(' ');
  const every = (fits: (word: string, wantedWord: string) => boolean) =>
    wantedWords.every((wantedWord) => words.some((word) => fits(word, wantedWord)));
  if (every((word, wantedWord) => word.startsWith(wantedWord))) return rounded(0.7 + 0.1 * share);
  const initials = words.map((word) => word[0]).join('');
  if (wanted.length > 1 && words.length > 1 && initials.startsWith(wanted.replaceAll(' ', ''))) return 0.7;
  if (wanted.length > 2 && plain.includes(wanted)) return rounded(0.6 + 0.1 * share);
  return every(isNear) ? rounded(0.4 + 0.15 * share) : null;
}

export interface Scored<Item> {
  readonly item: Item;
  readonly score: number;
}

/** The items that fit by one of their names, the best first, then in the order they came in. */
export function bestMatches<Item>(
  items: readonly Item[],
  said: string,
  namesOf: (item: Item) => readonly string[],
): Scored<Item>[] {
  return items
    .flatMap((item) => {
      const scores = namesOf(item).flatMap((name) => scoreOf(name, said) ?? []);
      return scores.length === 0 ? [] : [{ item, score: Math.max(...scores) }];
    })
    .toSorted((one, other) => other.score - one.score);
}

function rounded(score: number): number {
  return Math.round(100 * score) / 100;
}
