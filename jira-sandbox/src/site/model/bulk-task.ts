import type { Person } from './person.ts';

/** An operation on many issues, which is over as soon as it is submitted. */
export interface BulkTask {
  readonly id: string;
  readonly by: Person;
  readonly at: number;
  /** Ids of the issues that it was done to. */
  readonly done: readonly string[];
  /** Why it was not done to others, by their ids. */
  readonly failed: ReadonlyMap<string, readonly string[]>;
  /** How many of the issues asked for are not there, or not to be seen. */
  readonly unknown: number;
}
