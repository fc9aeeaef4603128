import type { Person } from './person.ts';

/** Something long that Jira does aside; in the sandbox it is over as soon as it is asked for. */
export interface Task {
  readonly id: string;
  readonly description: string;
  readonly by: Person;
  readonly at: number;
}
