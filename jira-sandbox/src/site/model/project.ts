import type { Component } from './component.ts';
import type { IssueType } from './issue-type.ts';
import type { Person } from './person.ts';
import type { RoleActors } from './project-role.ts';
import type { Version } from './version.ts';
import type { Workflow } from './workflow.ts';

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly typeKey: 'software' | 'service_desk' | 'business';
  readonly lead: Person;
  readonly members: readonly Person[];
  readonly issueTypes: readonly IssueType[];
  /** By issue type id; every type of the project has one. */
  readonly workflows: ReadonlyMap<string, Workflow>;
  readonly components: Component[];
  /** In the order in which people put them. */
  readonly versions: Version[];
  /** One for each role of the site. */
  readonly roles: readonly RoleActors[];
  /** What clients keep with the project, by key. */
  readonly properties: Map<string, unknown>;
}
