import type { Person } from '@sidelight/contract';

/** How well a person fits what was said, the best first; null means not at all. */
export type Fit = 'exact' | 'prefix' | 'word' | 'near';
const order: readonly Fit[] = ['exact', 'prefix', 'word', 'near'];

export interface Match {
  readonly person: Person;
  readonly fit: Fit;
}

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A name without case, accents and punctuation, its words separated by single spaces. */
function plainName(name: string): string {
  return name
    .slice(0, 500)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}@]+/gu, ' ')
    .trim();
}

/** Those who fit, the best first, then by name. */
export function matchPeople(people: readonly Person[], query: string): Match[] {
  const wanted = plainName(query);
  if (wanted === '') return [];
  const matches = people.flatMap((person) => {
    const fit = fitOf(person, wanted);
    return fit === null ? [] : [{ person, fit }];
  });
  return matches.sort(
    (one, other) =>
      order.indexOf(one.fit) - order.indexOf(other.fit) ||
      one.person.displayName.localeCompare(other.person.displayName, 'en'),
  );
}

function fitOf(person: Person, wanted: string): Fit | null {
  const name = plainName(person.displayName);
  const email = person.email?.toLowerCase() ?? '';
  const mailbox = plainName(email.split('@')[0] ?? '');
  if (name === wanted || (email !== '' && plainName(email) === wanted) || mailbox === wanted) return 'exact';
  if (name.startsWith(wanted)) return 'prefix';
  const nameWords = `${name} ${mailbox}`.split(' ');
  const wantedWords = wanted.split(' ');
  if (wantedWords.every((word) => nameWords.some((candidate) => candidate.startsWith(word)))) return 'word';
  if (wantedWords.every((word) => nameWords.some((candidate) => isNear(candidate, word)))) return 'near';
  return null;
}

/** One slip in a word of four letters, two in one of eight. */
function isNear(candidate: string, word: string): boolean {
  const allowed = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  if (allowed === 0) return candidate.startsWith(word);
  return Math.abs(candidate.length - word.length) <= allowed && distance(candidate, word) <= allowed;
}

/** Letters to insert, leave out, replace or swap with the next (optimal string alignment). */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      line.push(least);
    }
    before = above;
    above = line;
  }
  return above[other.length] ?? 0;
}
