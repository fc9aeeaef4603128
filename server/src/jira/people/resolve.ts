import type { Person } from '@sidelight/contract';
import { NameError } from '../errors.ts';
import type { Match } from './match.ts';

const maxNamed = 5;

/**
 * The one person meant among the matches. An exact name wins; several beginnings are a question, and a name that is
 * only nearly right is not guessed: the wrong assignee is worse than asking.
 */
export function onlyOne(name: string, matches: readonly Match[]): Person {
  const exact = matches.filter(({ fit }) => fit === 'exact');
  const fitting = exact.length > 0 ? exact : matches.filter(({ fit }) => fit !== 'near');
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only.person;
  const said = `"${name.slice(0, 100)}"`;
  const candidates = (only === undefined ? matches : fitting).map(({ person }) => person);
  const named = candidates.slice(0, maxNamed).map(describe).join(', ');
  if (only !== undefined) {
    const more = candidates.length > maxNamed ? ' and others' : '';
    throw new NameError('assistant.person-ambiguous', {
      detail: `${said} could be ${named}${more}.`,
      candidates,
    });
  }
  const nearest = named === '' ? '' : ` Did you mean ${named}?`;
  throw new NameError('assistant.name-unknown', {
    detail: `Nobody is called ${said}.${nearest}`,
    candidates,
  });
}

/** Two people of one name are told apart by their address. */
function describe({ displayName, email }: Person): string {
  return email === null ? displayName : `${displayName} (${email})`;
}
