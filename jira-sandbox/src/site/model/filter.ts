import type { Group, Person } from './person.ts';
import type { Project } from './project.ts';
import type { ProjectRole } from './project-role.ts';

/** With whom a filter is shared; `loggedin` is everybody on the site. */
export type FilterShare =
  | { readonly id: number; readonly type: 'loggedin' | 'global' }
  | { readonly id: number; readonly type: 'group'; readonly group: Group }
  | { readonly id: number; readonly type: 'user'; readonly user: Person }
  | {
      readonly id: number;
      readonly type: 'project';
      readonly project: Project;
      /** Null for everybody who sees the project. */
      readonly role: ProjectRole | null;
    };

/** A search that somebody saved. */
export interface Filter {
  readonly id: string;
  name: string;
  description: string;
  jql: string;
  owner: Person;
  /** Field ids; null where nobody chose any. */
  columns: readonly string[] | null;
  readonly shares: FilterShare[];
  readonly favouredBy: Person[];
}
