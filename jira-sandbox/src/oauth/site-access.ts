import type { Person } from '../site/model/person.ts';
import { demoPeople } from '../site/people.ts';

/** Positions in the list of people; the first site has everybody, and the first person is on every site. */
const members: readonly (readonly number[] | null)[] = [
  null,
  [0, 1, 2, 3, 4, 5, 6],
  [0, 7, 8, 9, 10, 11],
  [0, 3],
];

/** Who belongs to the site that stands at `position` among the sandbox's sites. */
export function membersOfSite(position: number): readonly Person[] {
  const positions = members[position] ?? null;
  return positions === null ? demoPeople : positions.flatMap((index) => demoPeople.at(index) ?? []);
}
