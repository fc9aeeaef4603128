import type { Holder } from '../../permissions/holder.ts';

/** Jira has exactly these categories; their names are To Do, In Progress and Done. */
export interface StatusCategory {
  readonly id: number;
  readonly key: 'new' | 'indeterminate' | 'done';
  readonly name: 'To Do' | 'In Progress' | 'Done';
  readonly colorName: 'blue-gray' | 'yellow' | 'green';
}

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: StatusCategory;
}

export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly to: Status;
  /** The statuses it starts from; null for a global transition, offered everywhere but in its own target. */
  readonly from: readonly Status[] | null;
  /** The workflow's condition: who is offered it; everybody where absent. */
  readonly onlyFor?: readonly Holder[];
  /** Fields asked for on the way, by their REST names; those of `required` must be given. */
  readonly screen?: { readonly fields: readonly string[]; readonly required: readonly string[] };
}

export interface Workflow {
  readonly name: string;
  readonly initial: Status;
  readonly statuses: readonly Status[];
  readonly transitions: readonly Transition[];
}
