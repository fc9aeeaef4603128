import type { Person } from '@sidelight/contract';
import { isNear } from '../matching/near.ts';
import { plainName } from '../matching/plain-name.ts';

/** How well a person fits what was said, the best first; null means not at all. */
export type Fit = 'exact' | 'prefix' | 'word' | 'near';
const order: readonly Fit[] = ['exact', 'prefix', 'word', 'near'];

export interface Match {
  readonly person: Person;
  readonly fit: Fit;
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
