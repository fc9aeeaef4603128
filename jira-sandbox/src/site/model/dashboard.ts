import type { FilterShare } from './filter.ts';
import type { Person } from './person.ts';

export type GadgetColor = 'blue' | 'red' | 'yellow' | 'green' | 'cyan' | 'purple' | 'gray' | 'white';

/** One of the boxes on a dashboard. Apps name what it shows by a module, older gadgets by an address. */
export interface Gadget {
  readonly id: number;
  readonly source: { readonly moduleKey: string } | { readonly uri: string };
  title: string;
  color: GadgetColor;
  row: number;
  column: number;
  /** What clients keep with it, by key. */
  readonly properties: Map<string, unknown>;
}

export interface Dashboard {
  readonly id: string;
  name: string;
  description: string;
  /** Null: nobody's, as the one that Jira itself brings. */
  readonly owner: Person | null;
  readonly shares: FilterShare[];
  readonly editors: FilterShare[];
  readonly favouredBy: Person[];
  readonly gadgets: Gadget[];
}
