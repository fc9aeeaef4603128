import type { Person } from '@sidelight/contract';
import type { JiraAccount, PeopleOptions } from '../jira.ts';
import { matchPeople } from './match.ts';
import { onlyOne } from './resolve.ts';

const maxFound = 20;

interface DirectoryParts {
  readonly myself: () => Promise<Person>;
  /** Whom Jira finds for the words, from memory where it is fresh. */
  readonly asked: (query: string, options: PeopleOptions) => Promise<readonly Person[]>;
  /** All whom the options allow, from memory where it is fresh. */
  readonly everybody: (options: PeopleOptions) => Promise<readonly Person[]>;
}

/** The people of a site, by how somebody speaks of them. */
export class PeopleDirectory implements Pick<JiraAccount, 'people' | 'findPeople' | 'resolvePerson'> {
  readonly #parts: DirectoryParts;

  constructor(parts: DirectoryParts) {
    this.#parts = parts;
  }

  async people(options: PeopleOptions = {}): Promise<Person[]> {
    return (await this.#parts.everybody(options)).toSorted((one, other) =>
      one.displayName.localeCompare(other.displayName, 'en'),
    );
  }

  async findPeople(query: string, options: PeopleOptions = {}): Promise<Person[]> {
    const matches = await this.#match(query, options);
    return matches.slice(0, maxFound).map(({ person }) => person);
  }

  async resolvePerson(name: string, options: PeopleOptions = {}): Promise<Person> {
    const said = name.trim().replace(/^@/, '');
    if (said.toLowerCase() === 'me') {
      const { accountId, displayName, email, avatarUrl } = await this.#parts.myself();
      return { accountId, displayName, email, avatarUrl };
    }
    const matches = await this.#match(said, options);
    const byId = matches.length > 0 ? undefined : await this.#byAccountId(said, options);
    return byId ?? onlyOne(said, matches);
  }

  /** Jira's own search first; everybody only when that found nobody who fits, since it knows no accents. */
  async #match(query: string, options: PeopleOptions) {
    if (query.trim() === '') return [];
    const found = matchPeople(await this.#parts.asked(query.trim(), options), query);
    if (found.some(({ fit }) => fit !== 'near')) return found;
    return matchPeople(await this.#parts.everybody(options), query);
  }

  async #byAccountId(said: string, options: PeopleOptions): Promise<Person | undefined> {
    return (await this.#parts.everybody(options)).find(({ accountId }) => accountId === said);
  }
}
