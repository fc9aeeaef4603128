import type { AdfDocument } from './document.ts';
import type { EntityProperties } from './entity-properties.ts';
import type { Person } from './person.ts';
import type { Visibility } from './visibility.ts';

export interface Comment {
  readonly id: string;
  readonly author: Person;
  updateAuthor: Person;
  readonly createdAt: number;
  updatedAt: number;
  body: AdfDocument;
  /** Null: everybody who sees the issue. */
  visibility: Visibility | null;
  properties: EntityProperties;
}
