import { nextId } from './last-ids.ts';
import type { Group, Person } from './model/person.ts';
import type { Project } from './model/project.ts';
import type { ProjectRole, RoleActors } from './model/project-role.ts';
import type { Site } from './model/site.ts';

/** What permissions and workflows name: these roles are there on every site, whatever they are called later. */
export const roleIds = { administrators: '10002', apps: '10003', member: '10004', viewer: '10005' } as const;

/** The roles of a new site, and one for people who only look; nobody has them in a new project by themselves. */
export function newProjectRoles(): RoleActors[] {
  return [
    role(roleIds.administrators, 'Administrators', 'Change the settings of the project.'),
    role(
      roleIds.apps,
      'atlassian-addons-project-access',
      'Granted to the apps that are installed on the site.',
    ),
    role(roleIds.member, 'Member', 'Work on the issues of the project.'),
    role(roleIds.viewer, 'Viewer', 'Look at the issues of the project.'),
  ];
}

function role(id: string, name: string, description: string): RoleActors {
  return { role: { id, name, description }, people: [], groups: [] };
}

/** Who has which role of the site in a new project: its people, those whom the site gives a role, and apps and onlookers. */
export function rolesFor(
  siteRoles: readonly RoleActors[],
  lead: Person,
  members: readonly Person[],
  groups: readonly Group[],
): RoleActors[] {
  const groupsNamed = (name: string) => groups.filter((group) => group.name === name);
  const people: Readonly<Record<string, readonly Person[]>> = {
    [roleIds.administrators]: [lead],
    [roleIds.member]: members,
  };
  const grouped: Readonly<Record<string, readonly Group[]>> = {
    [roleIds.administrators]: groupsNamed('site-admins'),
    [roleIds.viewer]: groupsNamed('jira-users'),
  };
  return siteRoles.map(({ role: of, people: usual, groups: usualGroups }) => ({
    role: of,
    people: [...new Set([...(people[of.id] ?? []), ...usual])],
    groups: [...new Set([...(grouped[of.id] ?? []), ...usualGroups])],
  }));
}

/** A role that every project of the site has from now on, with nobody in it. */
export function addRole(site: Site, name: string, description: string): ProjectRole {
  const added = role(String(nextId(site, 'project role', 10_099)), name, description);
  site.projectRoles.push(added);
  for (const { roles } of everyProject(site)) roles.push({ role: added.role, people: [], groups: [] });
  return added.role;
}

/** Takes the role from every project; `swap` gets those who had it, where one is named. */
export function removeRole(site: Site, role: ProjectRole, swap: ProjectRole | null): void {
  for (const { roles } of everyProject(site)) {
    const gone = roles.find((actors) => actors.role === role);
    const next = roles.find((actors) => actors.role === swap);
    if (gone === undefined) continue;
    if (next !== undefined) addActors(next, gone.people, gone.groups);
    roles.splice(roles.indexOf(gone), 1);
  }
  const position = site.projectRoles.findIndex((actors) => actors.role === role);
  if (position !== -1) site.projectRoles.splice(position, 1);
}

function everyProject({ projects, hiddenProjects }: Site): readonly Project[] {
  return [...projects, ...hiddenProjects.map(({ project }) => project)];
}

export function actorsOf(project: Project, roleId: string): RoleActors | null {
  return project.roles.find(({ role }) => role.id === roleId) ?? null;
}

/** Also by a group that has the role. */
export function isActor({ people, groups }: RoleActors, person: Person): boolean {
  return people.includes(person) || groups.some(({ members }) => members.includes(person));
}

/** Adds whom the role does not have yet. */
export function addActors(actors: RoleActors, people: readonly Person[], groups: readonly Group[]): void {
  actors.people.push(...people.filter((person) => !actors.people.includes(person)));
  actors.groups.push(...groups.filter((group) => !actors.groups.includes(group)));
}

export function replaceActors(actors: RoleActors, people: readonly Person[], groups: readonly Group[]): void {
  actors.people.splice(0, Infinity, ...new Set(people));
  actors.groups.splice(0, Infinity, ...new Set(groups));
}
