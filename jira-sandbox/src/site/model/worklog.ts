import type { AdfDocument } from './document.ts';
import type { EntityProperties } from './entity-properties.ts';
import type { Person } from './person.ts';
import type { Visibility } from './visibility.ts';

/** Time that somebody says to have worked on an issue. */
export interface Worklog {
  readonly id: string;
  readonly author: Person;
  updateAuthor: Person;
  readonly createdAt: number;
  updatedAt: number;
  /** When the work began. */
  startedAt: number;
  /** How long it took. */
  seconds: number;
  comment: AdfDocument | null;
  visibility: Visibility | null;
  properties: EntityProperties;
}

export interface DeletedWorklog {
  readonly id: string;
  /** When it was deleted. */
  readonly at: number;
}
