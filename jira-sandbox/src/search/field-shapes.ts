import type { FieldKind, Operator } from '@sidelight/jql';
import type { Issue } from '../site/model/issue.ts';

export interface Described {
  /** As the query wrote it, for messages. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly operators: readonly Operator[];
  readonly sortable: boolean;
  /** What tells it from others, also under another name. */
  readonly identity: string;
  /** Where the changelog keeps its past; null when Jira cannot search it. */
  readonly historyField: string | null;
  /** `filter`: not what an issue holds, but a search that finds it. */
  readonly isSavedSearch?: true;
  /** Ids of things that bore this name, or had this id, once: what the history alone still knows. */
  readonly formerIds?: (name: string) => readonly string[];
  /** What a literal can name, where the field itself and not its kind says so; names ignore case. */
  readonly entries?: readonly Entry[];
}

/** Something that a literal names, by its id or by one of its names. */
export interface Entry {
  readonly id: string;
  readonly names: readonly string[];
  /** Of the second level of a cascading select: the option above it. */
  readonly parent?: string;
}

/** Compared by identity: the ids of the things that the issue has in this field, none when it is empty. */
export interface IdField extends Described {
  readonly holds: 'ids';
  readonly ids: (issue: Issue) => readonly string[];
  /** Where it holds one at most: that one, without making a list of it. */
  readonly id?: (issue: Issue) => string | null;
  /** The issue itself is what it holds. */
  readonly isItself?: true;
}

/** Compared by size: an instant, a day (`YYYY-MM-DD`) or a number; null when empty. */
export interface ScaleField extends Described {
  readonly holds: 'instant' | 'day' | 'number';
  readonly value: (issue: Issue) => number | string | null;
  /** Where an issue has several: each; `value` is the greatest of them then. */
  readonly values?: (issue: Issue) => readonly (number | string)[];
}

/** Compared by words. Several texts are searched one by one. */
export interface TextField extends Described {
  readonly holds: 'text';
  readonly texts: (issue: Issue) => readonly string[];
  /** All its texts are among the `indexedTexts`. */
  readonly isIndexed?: boolean;
}

export type SearchField = IdField | ScaleField | TextField;

export type Reader =
  | Pick<IdField, 'holds' | 'ids' | 'id' | 'isItself'>
  | Pick<ScaleField, 'holds' | 'value' | 'values'>
  | Pick<TextField, 'holds' | 'texts' | 'isIndexed'>;

export const equality: readonly Operator[] = ['=', '!=', 'in', 'not in', 'is', 'is not'];
export const equalityAndOrder: readonly Operator[] = [...equality, '>', '>=', '<', '<='];

export function describe(
  name: string,
  kind: FieldKind,
  operators: readonly Operator[],
  identity = name,
): Described {
  return { name, kind, operators, identity, sortable: true, historyField: null };
}

export function ids(read: (issue: Issue) => readonly string[]): Pick<IdField, 'holds' | 'ids'> {
  return { holds: 'ids', ids: read };
}

export function one(read: (issue: Issue) => string | null): Pick<IdField, 'holds' | 'ids' | 'id'> {
  return {
    holds: 'ids',
    id: read,
    ids: (issue) => {
      const id = read(issue);
      return id === null ? [] : [id];
    },
  };
}

export function scale(
  holds: ScaleField['holds'],
  value: (issue: Issue) => number | string | null,
): Pick<ScaleField, 'holds' | 'value'> {
  return { holds, value };
}

export function words(
  texts: (issue: Issue) => readonly string[],
): Pick<TextField, 'holds' | 'texts' | 'isIndexed'> {
  return { holds: 'text', texts, isIndexed: true };
}
