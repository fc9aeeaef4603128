import type { Person } from './person.ts';

/** Who gets a new issue of the component that names nobody. */
export type AssigneeRule = 'PROJECT_DEFAULT' | 'COMPONENT_LEAD' | 'PROJECT_LEAD' | 'UNASSIGNED';

export interface Component {
  readonly id: string;
  name: string;
  description: string;
  lead: Person | null;
  assigneeType: AssigneeRule;
}
