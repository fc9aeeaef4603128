import type { Project } from '../../site/model/project.ts';
import type { ProjectRole, RoleActors } from '../../site/model/project-role.ts';
import { roleIds } from '../../site/project-roles.ts';
import { avatarUrls } from '../people-shape.ts';

/** A role without its actors. `project` null: as the site's list of roles names it. */
export function roleDetails(role: ProjectRole, base: string, project: Project | null) {
  const place = project === null ? 'role' : `project/${project.id}/role`;
  return {
    self: `${base}/rest/api/3/${place}/${role.id}`,
    name: role.name,
    id: Number(role.id),
    description: role.description,
    admin: role.id === roleIds.administrators,
    default: role.id === roleIds.member,
    roleConfigurable: true,
    translatedName: role.name,
  };
}

export function projectRoleShape(actors: RoleActors, project: Project, base: string) {
  const { self, name, id, description } = roleDetails(actors.role, base, project);
  return { self, name, id, description, ...actorsShape(actors, base) };
}

/** Whom a role has, in one project or in every new one. */
export function actorsShape({ role, people, groups }: RoleActors, base: string) {
  return {
    actors: [
      ...people.map((person, index) => ({
        id: Number(role.id) * 1_000 + index,
        displayName: person.displayName,
        type: 'atlassian-user-role-actor',
        avatarUrl: avatarUrls(person, base)['16x16'],
        actorUser: { accountId: person.accountId },
      })),
      ...groups.map((group, index) => ({
        id: Number(role.id) * 1_000 + 500 + index,
        displayName: group.name,
        type: 'atlassian-group-role-actor',
        name: group.name,
        actorGroup: { name: group.name, displayName: group.name, groupId: group.id },
      })),
    ],
  };
}

/** By the name of the role. */
export function roleAddresses(project: Project, base: string): Record<string, string> {
  return Object.fromEntries(
    project.roles.map(({ role }) => [role.name, `${base}/rest/api/3/project/${project.id}/role/${role.id}`]),
  );
}
