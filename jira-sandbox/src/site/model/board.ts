import type { CustomField } from './custom-field.ts';
import type { Project } from './project.ts';
import type { Status } from './workflow.ts';

export interface BoardColumn {
  readonly name: string;
  readonly statuses: readonly Status[];
  /** Limits of the work in progress; null for none. */
  readonly least: number | null;
  readonly most: number | null;
}

export interface QuickFilter {
  readonly id: number;
  readonly name: string;
  readonly jql: string;
  readonly description: string;
}

/** A view of the issues that its filter finds, in rank order; only scrum boards have sprints and a backlog of them. */
export interface Board {
  readonly id: number;
  readonly name: string;
  readonly type: 'scrum' | 'kanban';
  /** Where it is found, and whose issues its sprints take. */
  readonly project: Project;
  readonly filterId: string;
  /** Of the saved filter. */
  readonly jql: string;
  /** What the columns leave out besides, such as released versions; empty for nothing. */
  readonly subQuery: string;
  columns: readonly BoardColumn[];
  /** The number field that its issues are estimated in; null for a count of issues. */
  readonly estimation: CustomField | null;
  readonly quickFilters: readonly QuickFilter[];
  /** What apps keep beside it, by key. */
  readonly properties: Map<string, unknown>;
}
