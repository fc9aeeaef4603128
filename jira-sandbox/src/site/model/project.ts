import type { Component } from './component.ts';
import type { IssueType } from './issue-type.ts';
import type { Person } from './person.ts';
import type { ProjectCategory } from './project-category.ts';
import type { RoleActors } from './project-role.ts';
import type { SecurityLevel } from './security-level.ts';
import type { Version } from './version.ts';
import type { Workflow } from './workflow.ts';

/** Changes only through ../project-changes.ts. */
export interface Project {
  readonly id: string;
  /** Changed through ../project-keys.ts. */
  key: string;
  name: string;
  description: string;
  readonly typeKey: 'software' | 'service_desk' | 'business';
  /** `next-gen` are those that a team manages by itself. */
  readonly style: 'classic' | 'next-gen';
  lead: Person;
  /** Where people read about it outside Jira; empty for nowhere. */
  url: string;
  /** Who gets a new issue that names nobody. */
  assigneeType: 'PROJECT_LEAD' | 'UNASSIGNED';
  category: ProjectCategory | null;
  permissionSchemeId: string;
  /** Archived and deleted ones keep their issues, which nobody finds. */
  state: 'live' | 'archived' | 'deleted';
  /** Features that its people turned on or off, by Jira's keys; the rest are as its kind of project has them. */
  readonly features: Map<string, boolean>;
  readonly members: readonly Person[];
  readonly issueTypes: readonly IssueType[];
  /** By issue type id; every type of the project has one. */
  readonly workflows: Map<string, Workflow>;
  readonly components: Component[];
  /** In the order in which people put them. */
  readonly versions: Version[];
  /** Of its issue security scheme; none where it has no scheme. */
  readonly securityLevels: readonly SecurityLevel[];
  /** One for each role of the site. */
  readonly roles: RoleActors[];
  /** What clients keep with the project, by key. */
  readonly properties: Map<string, unknown>;
}
