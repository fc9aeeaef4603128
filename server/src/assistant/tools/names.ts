import type { Vocabulary } from '@sidelight/language';
import type { JiraAccount } from '../../jira/jira.ts';
import { AssistantError } from '../assistant-error.ts';

/** The name as the site writes it, whatever the case it was said in; else the only one that contains it. */
export function nameAmong(said: string, names: readonly string[]): string | undefined {
  const wanted = said.trim().toLowerCase();
  const exact = names.find((name) => name.toLowerCase() === wanted);
  if (exact !== undefined) return exact;
  const near = names.filter((name) => name.toLowerCase().includes(wanted));
  return near.length === 1 ? near[0] : undefined;
}

/** Throws assistant.name-unknown with the names there are. `kind`: "status", "issue type". */
export function demandName(said: string, kind: string, names: readonly string[]): string {
  const name = nameAmong(said, names);
  if (name !== undefined) return name;
  throw new AssistantError('assistant.name-unknown', {
    detail: `There is no ${kind} "${said}"; there are ${listed(names)}.`,
  });
}

/** The project meant by a key or a name. Throws assistant.name-unknown with the projects there are. */
export async function demandProject(
  said: string,
  account: JiraAccount,
): Promise<Vocabulary['projects'][number]> {
  const { projects } = await account.vocabulary();
  const wanted = said.trim().toLowerCase();
  const exact = projects.find(
    ({ key, name }) => key.toLowerCase() === wanted || name.toLowerCase() === wanted,
  );
  if (exact !== undefined) return exact;
  const near = projects.filter(({ name }) => name.toLowerCase().includes(wanted));
  const [onlyNear] = near;
  if (near.length === 1 && onlyNear !== undefined) return onlyNear;
  // The vocabulary is cut on a site with very many projects; Jira's own search sees them all.
  const found = await account.projects({ query: said, limit: 2 });
  const [onlyFound] = found.projects;
  if (found.total === 1 && onlyFound !== undefined) return onlyFound;
  throw new AssistantError('assistant.name-unknown', {
    detail: `No one project is called "${said}". Projects here: ${listed(projectNames(projects))}.`,
  });
}

export function projectNames(projects: Vocabulary['projects']): string[] {
  return projects.map(({ key, name }) => `${name} (${key})`);
}

/** "A, B and C" for sentences; long lists say that they were cut. */
export function listed(names: readonly string[], most = 12, last: 'and' | 'or' = 'and'): string {
  if (names.length > most) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1) ?? ''}`;
}
