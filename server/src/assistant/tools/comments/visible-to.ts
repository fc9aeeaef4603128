import type { JiraAccount } from '../../../jira/jira.ts';
import { projectOfKey } from '../../../jira/path-key.ts';
import type { Memberships } from '../../../jira/reading/memberships.ts';
import type { Visibility } from '../../../jira/visibility.ts';
import { AssistantError } from '../../assistant-error.ts';
import { listed } from '../names.ts';

export interface VisibleTo {
  /** Null: everybody who sees the issue. */
  readonly visibility: Visibility | null;
  readonly warnings: readonly string[];
}

/**
 * Who shall read a comment or a work log on an issue, by the name of a role of its project or of a group that the person
 * is in. Throws assistant.impossible with the names there are, and for a word like "internal", which names nobody.
 */
export async function visibleToNamed(said: string, key: string, account: JiraAccount): Promise<VisibleTo> {
  const wanted = said.trim();
  if (/^(?:every(?:body|one)|all|anyone|public)$/i.test(wanted)) return { visibility: null, warnings: [] };
  const project = projectOfKey(key);
  const memberships = await account.memberships(project);
  const { type, name } = partsOf(wanted);
  const role = type === 'group' ? undefined : memberships.roles?.find((each) => same(each, name));
  const group = type === 'role' ? undefined : memberships.groups?.find((each) => same(each.name, name));
  if (role !== undefined && group !== undefined) {
    throw impossible(`"${name}" is a role of ${project} and a group: say "role ${name}" or "group ${name}".`);
  }
  if (role !== undefined) return { visibility: { type: 'role', name: role, id: null }, warnings: [] };
  if (group !== undefined) return { visibility: { type: 'group', ...group }, warnings: [] };
  const unseen = memberships.roles === null && type !== 'group' && !wordsForHidden.has(name.toLowerCase());
  if (!unseen) throw impossible(noSuch(name, project, memberships));
  const warning = `Jira does not show you the roles of ${project}: it will refuse this when you are in no role called "${name}".`;
  return { visibility: { type: 'role', name, id: null }, warnings: [warning] };
}

/** What people say of hidden comments without saying who shall read them. */
const wordsForHidden: ReadonlySet<string> = new Set(['internal', 'private', 'hidden', 'restricted']);

function partsOf(said: string): { type: 'role' | 'group' | undefined; name: string } {
  const [, before, middle = '', after] =
    /^(?:the )?(?:(role|group) )?(.+?)(?: (role|group))?$/i.exec(said) ?? [];
  const type = (before ?? after)?.toLowerCase();
  return { type: type === 'role' || type === 'group' ? type : undefined, name: middle };
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function noSuch(name: string, project: string, { roles, groups }: Memberships): string {
  const yours = [
    ...(roles === null || roles.length === 0 ? [] : [`roles ${listed(roles)}`]),
    ...(groups === null || groups.length === 0
      ? []
      : [`groups ${listed(groups.map((group) => group.name))}`]),
  ];
  const opening = wordsForHidden.has(name.toLowerCase())
    ? 'Jira hides it from all but the members of one role or group: say which.'
    : `You are in no role or group "${name}" of ${project}, so nothing can be kept for it.`;
  return yours.length === 0 ? opening : `${opening} Yours are the ${yours.join(' and the ')}.`;
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
