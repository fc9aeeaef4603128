import type { Person } from '@sidelight/contract';
import { matchPeople } from '../../jira/people/match.ts';
import { onlyOne } from '../../jira/people/resolve.ts';
import { AssistantError } from '../assistant-error.ts';
import { listed } from './names.ts';

/**
 * Those of the entries that the person said wrote: "me", or a name, looked for among their authors alone. `what`: "comment
 * on PAY-3". Throws assistant.impossible when it is none of them, NameError when it could be several.
 */
export function authoredBy<Entry extends { readonly author: Person | null }>(
  said: string,
  entries: readonly Entry[],
  me: Person,
  what: string,
): Entry[] {
  const name = said.trim().replace(/^@/, '');
  const authors = new Map(
    entries.flatMap(({ author }) => (author === null ? [] : [[author.accountId, author]])),
  );
  const { accountId } = /^(?:me|my|mine|i)$/i.test(name)
    ? me
    : authorNamed(name, [...authors.values()], what);
  return entries.filter(({ author }) => author?.accountId === accountId);
}

function authorNamed(name: string, authors: readonly Person[], what: string): Person {
  const matches = matchPeople(authors, name);
  if (matches.some(({ fit }) => fit !== 'near')) return onlyOne(name, matches);
  const there =
    authors.length === 0
      ? 'nobody'
      : listed(
          authors.map(({ displayName }) => displayName),
          6,
        );
  throw new AssistantError('assistant.impossible', {
    detail: `No ${what} is by "${name}"; those there are by ${there}.`,
  });
}
