import type { Group, Person } from './person.ts';

/** A role that every project has, such as Administrators. */
export interface ProjectRole {
  readonly id: string;
  name: string;
  description: string;
}

/** Who has a role in one project: people by themselves and as members of groups. */
export interface RoleActors {
  readonly role: ProjectRole;
  readonly people: Person[];
  readonly groups: Group[];
}
