import type { Person } from '@sidelight/contract';
import type { JiraAccount } from '../../../jira/jira.ts';
import { listed } from '../names.ts';

export interface Mentioned {
  /** The Markdown with `[@Full Name](mention:ACCOUNT-ID)` for each person who is meant beyond doubt. */
  readonly markdown: string;
  /** One sentence for each name that stays text. */
  readonly warnings: readonly string[];
}

const maxMentions = 10;
/** Code, links and addresses are passed over; then "@" before a name, where a word may begin. */
const parts =
  /```[\s\S]*?(?:```|$)|`[^`\n]*`|\[[^\]\n]{0,1000}\]\([^)\n]{0,4000}\)|<[^>\s]{0,4000}>|(?<![\p{L}\p{N}.])@(?=\p{L})/gu;
const nameWords = /^\p{L}[\p{L}\p{M}\p{N}'’.-]*(?:[ ]\p{L}[\p{L}\p{M}\p{N}'’.-]*){0,4}/u;

/**
 * Who "@Name" means in a text that goes to Jira, which tells only people who are mentioned by account. The longest full
 * name wins; a first name is enough where one person alone bears it.
 */
export async function withMentions(
  markdown: string,
  account: Pick<JiraAccount, 'findPeople'>,
): Promise<Mentioned> {
  const warnings: string[] = [];
  let written = '';
  let from = 0;
  let asked = 0;
  for (const { 0: found, index } of markdown.matchAll(parts)) {
    if (found !== '@' || index < from || asked >= maxMentions) continue;
    const said = nameWords.exec(markdown.slice(index + 1))?.[0] ?? '';
    const [first = ''] = said.split(' ');
    asked++;
    const candidates = await account.findPeople(first.replace(/[.,'’-]+$/u, ''));
    const meant = meantBy(said, candidates);
    if (meant === null) {
      warnings.push(unclear(first.replace(/[.,'’-]+$/u, ''), candidates));
      continue;
    }
    const { person, length } = meant;
    written += `${markdown.slice(from, index)}${mentionOf(person)}`;
    from = index + 1 + length;
  }
  return { markdown: written + markdown.slice(from), warnings };
}

/** Markdown that mentions by account. */
export function mentionOf({ displayName, accountId }: Person): string {
  return `[@${displayName.replace(/[\\[\]]/g, '\\$&')}](mention:${encodeURIComponent(accountId)})`;
}

function meantBy(said: string, candidates: readonly Person[]): { person: Person; length: number } | null {
  const plain = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase();
  const words = said.split(' ');
  for (let count = words.length; count > 0; count--) {
    const name = words.slice(0, count).join(' ');
    for (const ending of [name, name.replace(/[.,'’-]+$/u, '')]) {
      const full = candidates.filter(({ displayName }) => plain(displayName) === plain(ending));
      const [person] = full;
      if (person !== undefined && full.length === 1) return { person, length: ending.length };
    }
  }
  const first = (words[0] ?? '').replace(/[.,'’-]+$/u, '');
  const named = candidates.filter(({ displayName }) =>
    displayName.split(' ').some((word) => plain(word) === plain(first)),
  );
  const [person] = named;
  return person !== undefined && named.length === 1 ? { person, length: first.length } : null;
}

function unclear(name: string, candidates: readonly Person[]): string {
  if (candidates.length === 0)
    return `Nobody here is called "${name}", so "@${name}" stays text and tells nobody.`;
  const names = candidates.map(({ displayName }) => displayName);
  return `"@${name}" could be ${listed(names, 5)}, so it stays text and tells nobody. Write the full name to mention somebody.`;
}
