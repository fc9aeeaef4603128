import type { Person } from './person.ts';

/** What an administrator changed of the site. */
export interface AuditRecord {
  readonly id: number;
  readonly at: number;
  readonly by: Person;
  /** Such as `Permission scheme created`. */
  readonly summary: string;
  /** Such as `permissions`. */
  readonly category: string;
  /** What was changed; null where it is not one thing. */
  readonly object: { readonly id: string; readonly name: string; readonly typeName: string } | null;
}
