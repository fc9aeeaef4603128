import type { AdfDocument } from './document.ts';
import type { IssueType } from './issue-type.ts';
import type { Person } from './person.ts';
import type { Project } from './project.ts';

/** What a custom field holds. Jira's own kinds of agile fields take their values from the issue itself. */
export type CustomFieldKind =
  | 'number'
  | 'storyPoints'
  | 'text'
  | 'richText'
  | 'date'
  | 'dateTime'
  | 'select'
  | 'multiSelect'
  | 'checkboxes'
  | 'cascadingSelect'
  | 'person'
  | 'people'
  | 'sprint'
  | 'epicLink'
  | 'epicName'
  | 'epicColor'
  | 'epicStatus'
  | 'rank';

export interface FieldOption {
  readonly id: string;
  value: string;
  disabled: boolean;
  /** Of cascading selects; empty elsewhere. */
  readonly children: FieldOption[];
}

/** Where a custom field is offered, and with which options. */
export interface FieldContext {
  readonly id: string;
  name: string;
  description: string;
  /** Null for every project. */
  projects: readonly Project[] | null;
  /** Null for every type. */
  issueTypes: readonly IssueType[] | null;
  readonly options: FieldOption[];
  /** What new issues get that do not say otherwise; null for nothing. */
  default: FieldDefault | null;
}

export interface FieldDefault {
  /** As Jira shows it, with its type. */
  readonly shown: Readonly<Record<string, unknown>>;
  /** `now`: the moment of the issue's creation, for dates alone. */
  readonly value: CustomValue | 'now';
}

export interface CustomField {
  /** `customfield_NNNNN`. */
  readonly id: string;
  /** The number in the id, as in `cf[10020]`. */
  readonly number: number;
  name: string;
  description: string;
  readonly kind: CustomFieldKind;
  /** At most one holds for a project and type: the first that names them. */
  readonly contexts: FieldContext[];
}

/**
 * By the field's kind: a number; a text, day, epic name or colour; an instant (milliseconds since 1970); a document;
 * options (one for select and epic status, parent and perhaps child for cascading selects); people (one for a picker of
 * one). A list is never empty: an empty field has no value.
 */
export type CustomValue =
  | number
  | string
  | AdfDocument
  | readonly [FieldOption, ...FieldOption[]]
  | readonly [Person, ...Person[]];

export interface TrashedField {
  readonly field: CustomField;
  readonly by: Person;
  readonly at: number;
}
