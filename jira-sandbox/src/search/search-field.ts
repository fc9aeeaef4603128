import {
  type Field,
  type FieldKind,
  fieldName,
  type Operator,
  systemField,
  systemFields,
} from '@sidelight/jql';
import { plainText } from '../site/adf.ts';
import { fieldIds } from '../site/custom-fields.ts';
import type { AdfDocument, CustomValue, Issue } from '../site/model.ts';

export interface Described {
  /** As the query wrote it, for messages. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly operators: readonly Operator[];
  readonly sortable: boolean;
  /** Where the changelog keeps its past; null when Jira cannot search it. */
  readonly historyField: string | null;
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
}

/** Compared by words. Several texts are searched one by one. */
export interface TextField extends Described {
  readonly holds: 'text';
  readonly texts: (issue: Issue) => readonly string[];
  /** All its texts are among the `indexedTexts`. */
  readonly isIndexed?: true;
}

export type SearchField = IdField | ScaleField | TextField;

type Reader =
  | Pick<IdField, 'holds' | 'ids' | 'id' | 'isItself'>
  | Pick<ScaleField, 'holds' | 'value'>
  | Pick<TextField, 'holds' | 'texts' | 'isIndexed'>;

/** The field that a query names, or null when this site has none of that name. */
export function searchField(field: Field): SearchField | null {
  const name = fieldName(field);
  // The site keeps no entity properties: every search in one is allowed and finds nothing.
  if (field.kind === 'property') {
    return { ...describe(name, 'other', equalityAndOrder), ...ids(() => []), sortable: false };
  }
  const system = systemField(field);
  if (system !== null) {
    const reader = readers[system.name] ?? absent(system.kind);
    const historyField = historyFields[system.name] ?? null;
    return {
      name,
      kind: system.kind,
      operators: system.operators,
      sortable: system.sortable,
      historyField,
      ...reader,
    };
  }
  const custom = field.kind === 'custom' ? `customfield_${field.id}` : field.name.toLowerCase();
  switch (custom) {
    case fieldIds.storyPoints:
    case 'story points':
    case 'story point estimate':
      return {
        ...describe(name, 'number', equalityAndOrder),
        ...scale('number', (issue) => issue.storyPoints),
      };
    case fieldIds.sprint:
      return { ...describe(name, 'sprint', equality), ...ids(sprintIds) };
    case fieldIds.epicLink:
    case 'epic link':
      return { ...describe(name, 'issue', equality), ...ids(epicIds) };
    default:
      return null;
  }
}

const equality: readonly Operator[] = ['=', '!=', 'in', 'not in', 'is', 'is not'];
const equalityAndOrder: readonly Operator[] = [...equality, '>', '>=', '<', '<='];

function describe(name: string, kind: FieldKind, operators: readonly Operator[]): Described {
  return { name, kind, operators, sortable: true, historyField: null };
}

function ids(read: (issue: Issue) => readonly string[]): Pick<IdField, 'holds' | 'ids'> {
  return { holds: 'ids', ids: read };
}

function one(read: (issue: Issue) => string | null): Pick<IdField, 'holds' | 'ids' | 'id'> {
  return {
    holds: 'ids',
    id: read,
    ids: (issue) => {
      const id = read(issue);
      return id === null ? [] : [id];
    },
  };
}

function scale(
  holds: ScaleField['holds'],
  value: (issue: Issue) => number | string | null,
): Pick<ScaleField, 'holds' | 'value'> {
  return { holds, value };
}

function words(texts: (issue: Issue) => readonly string[]): Pick<TextField, 'holds' | 'texts' | 'isIndexed'> {
  return { holds: 'text', texts, isIndexed: true };
}

function accountsOf(people: readonly { readonly accountId: string }[]): readonly string[] {
  return people.map((person) => person.accountId);
}

function sprintIds(issue: Issue): readonly string[] {
  return issue.sprints.map((sprint) => String(sprint.id));
}

function epicIds(issue: Issue): readonly string[] {
  return issue.parent?.type.hierarchyLevel === 1 ? [issue.parent.id] : [];
}

function written(document: AdfDocument | null): readonly string[] {
  return document === null ? [] : [plainText(document)];
}

function comments(issue: Issue): readonly string[] {
  return issue.comments.map((comment) => plainText(comment.body));
}

/** By the system field's name. What is not here (saved filters, work logs, …) no issue of the sandbox has. */
const readers: Readonly<Record<string, Reader>> = {
  affectedVersion: ids((issue) => issue.affectedVersions.map((version) => version.id)),
  assignee: one((issue) => issue.assignee?.accountId ?? null),
  comment: words(comments),
  component: ids((issue) => issue.components.map((component) => component.id)),
  created: scale('instant', (issue) => issue.createdAt),
  creator: one((issue) => issue.creator.accountId),
  description: words((issue) => written(issue.description)),
  due: scale('day', (issue) => issue.dueDate),
  environment: words((issue) => written(issue.environment)),
  fixVersion: ids((issue) => issue.fixVersions.map((version) => version.id)),
  hierarchyLevel: scale('number', (issue) => issue.type.hierarchyLevel),
  issue: { ...one((issue) => issue.id), isItself: true },
  labels: ids((issue) => issue.labels.map((label) => label.toLowerCase())),
  parent: one((issue) => issue.parent?.id ?? null),
  priority: one((issue) => issue.priority.id),
  project: one((issue) => issue.project.id),
  reporter: one((issue) => issue.reporter?.accountId ?? null),
  resolution: one((issue) => issue.resolution?.id ?? null),
  resolved: scale('instant', (issue) => issue.resolvedAt),
  sprint: ids(sprintIds),
  status: one((issue) => issue.status.id),
  statusCategory: one((issue) => String(issue.status.category.id)),
  statusCategoryChangedDate: scale('instant', (issue) => issue.statusChangedAt),
  summary: words((issue) => [issue.summary]),
  text: words(indexedTexts),
  type: one((issue) => issue.type.id),
  updated: scale('instant', (issue) => issue.updatedAt),
  voter: ids((issue) => accountsOf(issue.votes)),
  votes: scale('number', (issue) => issue.votes.length),
  watcher: ids((issue) => accountsOf(issue.watchers)),
  watchers: scale('number', (issue) => issue.watchers.length),
};

/** What `text ~ …` looks into: the texts of the system fields and of the site's custom ones, and the comments. */
export function indexedTexts(issue: Issue): readonly string[] {
  return [
    issue.summary,
    ...written(issue.description),
    ...written(issue.environment),
    ...comments(issue),
    ...Object.values(issue.custom).flatMap((value) =>
      typeof value === 'string' ? [value] : isDocument(value) ? written(value) : [],
    ),
  ];
}

function isDocument(value: CustomValue): value is AdfDocument {
  return typeof value === 'object' && 'type' in value && value.type === 'doc';
}

function absent(kind: FieldKind): Reader {
  return kind === 'instant' || kind === 'day' || kind === 'number' ? scale(kind, () => null) : ids(() => []);
}

/** The changelog's `fieldId` of the fields whose past Jira can search. */
const historyFields: Readonly<Record<string, string>> = Object.fromEntries(
  systemFields
    .filter((field) => field.operators.includes('was'))
    .map((field) => [field.name, field.name === 'fixVersion' ? 'fixVersions' : field.name]),
);
