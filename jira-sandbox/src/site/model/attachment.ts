import type { Person } from './person.ts';

/** A file with an issue; never changes, only goes. */
export interface Attachment {
  readonly id: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly author: Person;
  readonly createdAt: number;
  readonly content: Uint8Array;
}
