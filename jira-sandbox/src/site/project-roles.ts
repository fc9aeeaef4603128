import type { Group, Person } from './model/person.ts';
import type { Project } from './model/project.ts';
import type { ProjectRole, RoleActors } from './model/project-role.ts';

/** The roles of a new site, and one for people who only look. */
export const projectRoles = [
  { id: '10002', name: 'Administrators', description: 'Change the settings of the project.' },
  {
    id: '10003',
    name: 'atlassian-addons-project-access',
    description: 'Granted to the apps that are installed on the site.',
  },
  { id: '10004', name: 'Member', description: 'Work on the issues of the project.' },
  { id: '10005', name: 'Viewer', description: 'Look at the issues of the project.' },
] as const satisfies readonly ProjectRole[];

/** `groups` are those of the site. */
export function demoRoles(lead: Person, members: readonly Person[], groups: readonly Group[]): RoleActors[] {
  const groupsNamed = (name: string) => groups.filter((group) => group.name === name);
  const [administrators, apps, member, viewer] = projectRoles;
  return [
    { role: administrators, people: [lead], groups: groupsNamed('site-admins') },
    { role: apps, people: [], groups: [] },
    { role: member, people: [...members], groups: [] },
    { role: viewer, people: [], groups: groupsNamed('jira-users') },
  ];
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
