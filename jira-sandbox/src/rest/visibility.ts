import type { Issue } from '../site/model/issue.ts';
import type { Project } from '../site/model/project.ts';
import type { Visibility } from '../site/model/visibility.ts';
import { isActor } from '../site/project-roles.ts';
import { asRecord, type RestCall } from './call.ts';
import { givenText } from './given-text.ts';
import { invalidFields } from './refusal.ts';

type Asker = Pick<RestCall, 'site' | 'me'>;

/** Null where the request restricts nothing. Only who belongs to the role or group may restrict to it. */
export function readVisibility(value: unknown, asker: Asker, project: Project): Visibility | null {
  if (value === undefined || value === null) return null;
  const given = asRecord(value) ?? {};
  // Clients whose comments have a field for it send it empty.
  if (asRecord(value) !== null && !given['type'] && !given['value'] && !given['identifier']) return null;
  const [type, name, identifier] = [given['type'], given['value'], given['identifier']];
  const isNamed = (entry: { id: string; name: string }) => entry.id === identifier || entry.name === name;
  const found =
    type === 'role'
      ? project.roles.map(({ role }) => role).find(isNamed)
      : type === 'group'
        ? asker.site.groups.find(isNamed)
        : undefined;
  if (found === undefined || (type !== 'role' && type !== 'group')) {
    const kind = type === 'group' ? 'Group' : 'Role';
    throw invalidFields({ commentLevel: `${kind}: ${givenText(name ?? identifier)} does not exist.` });
  }
  const visibility = { type, identifier: found.id, value: found.name } as const;
  if (!isShown(visibility, asker, project)) {
    throw invalidFields({
      commentLevel: `You are currently not a member of the ${type === 'role' ? 'project role' : 'group'}: ${found.name}.`,
    });
  }
  return visibility;
}

export function isShown(visibility: Visibility | null, { site, me }: Asker, project: Project): boolean {
  if (visibility === null) return true;
  const { identifier } = visibility;
  if (visibility.type === 'group')
    return site.groups.some(({ id, members }) => id === identifier && members.includes(me));
  return project.roles.some((actors) => actors.role.id === identifier && isActor(actors, me));
}

/** The comments or worklogs of an issue that the person may read. */
export function shownTo<Entry extends { visibility: Visibility | null }>(
  asker: Asker,
  issue: Issue,
  entries: readonly Entry[],
): readonly Entry[] {
  return entries.filter(({ visibility }) => isShown(visibility, asker, issue.project));
}
