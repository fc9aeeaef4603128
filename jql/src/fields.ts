import type { Comparison, Field, Was } from './syntax.ts';

/** What a field holds, and so what it can be compared with. */
export type FieldKind =
  | 'project'
  | 'issue'
  | 'person'
  | 'issueType'
  | 'status'
  | 'statusCategory'
  | 'priority'
  | 'resolution'
  | 'text'
  | 'labels'
  | 'component'
  | 'version'
  | 'sprint'
  /** A calendar day: `due`. */
  | 'day'
  | 'instant'
  | 'number'
  /** An option of a select list, checkboxes or a cascading select. */
  | 'option'
  /** A value inside an entity property. */
  | 'property'
  /** A length of time: `4h`, `"1d 2h"`, a bare number being minutes. */
  | 'duration'
  /** Not modelled further: filters, security levels, attachments, …; takes equality and EMPTY. */
  | 'other';

export type Operator = Comparison['operator'] | Was['operator'] | 'changed';

/**
 * A field that every Jira Cloud site has. Source: "JQL fields" in Atlassian's documentation; which of them have a history, "JQL
 * operators" there: assignee, fix version, priority, reporter, resolution and status, and no other.
 */
export interface SystemField {
  /** As Jira writes it in messages and completions. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: FieldKind;
  readonly operators: readonly Operator[];
  readonly sortable: boolean;
}

const equality = ['=', '!=', 'in', 'not in'] as const;
const emptiness = ['is', 'is not'] as const;
const ordering = ['>', '>=', '<', '<='] as const;
const text = ['~', '!~'] as const;
const history = ['was', 'was not', 'was in', 'was not in', 'changed'] as const;

const sets = {
  equal: [...equality, ...emptiness],
  ordered: [...equality, ...emptiness, ...ordering],
  historic: [...equality, ...emptiness, ...history],
  orderedHistoric: [...equality, ...emptiness, ...ordering, ...history],
  text: [...text, ...emptiness],
  contains: [...text],
  containsOnly: ['~'],
  count: [...equality, ...ordering],
  named: [...equality],
} as const satisfies Record<string, readonly Operator[]>;

function system(
  name: string,
  aliases: string,
  kind: FieldKind,
  operators: keyof typeof sets,
  sortable = true,
): SystemField {
  return {
    name,
    aliases: aliases === '' ? [] : aliases.split(' '),
    kind,
    operators: sets[operators],
    sortable,
  };
}

export const systemFields: readonly SystemField[] = [
  system('affectedVersion', '', 'version', 'ordered'),
  system('assignee', '', 'person', 'historic'),
  system('attachments', '', 'other', 'equal', false),
  system('category', '', 'other', 'equal', false),
  system('comment', '', 'text', 'contains', false),
  system('component', '', 'component', 'equal'),
  system('created', 'createddate', 'instant', 'ordered'),
  system('creator', '', 'person', 'equal'),
  system('description', '', 'text', 'text'),
  system('due', 'duedate', 'day', 'ordered'),
  system('environment', '', 'text', 'text'),
  system('filter', 'request savedfilter searchrequest', 'other', 'named', false),
  system('fixVersion', '', 'version', 'orderedHistoric'),
  system('hierarchyLevel', '', 'number', 'count', false),
  system('issue', 'key issuekey id', 'issue', 'ordered'),
  system('issueLinkType', '', 'other', 'equal', false),
  system('labels', '', 'labels', 'equal'),
  system('lastViewed', '', 'instant', 'ordered'),
  system('level', '', 'other', 'equal'),
  system('originalEstimate', 'timeoriginalestimate', 'duration', 'ordered'),
  system('parent', '', 'issue', 'equal'),
  system('priority', '', 'priority', 'orderedHistoric'),
  system('project', '', 'project', 'equal'),
  system('projectType', '', 'other', 'equal', false),
  system('remainingEstimate', 'timeestimate', 'duration', 'ordered'),
  system('reporter', '', 'person', 'historic'),
  system('resolution', '', 'resolution', 'orderedHistoric'),
  system('resolved', 'resolutiondate', 'instant', 'ordered'),
  system('sprint', '', 'sprint', 'equal'),
  system('status', '', 'status', 'historic'),
  system('statusCategory', '', 'statusCategory', 'equal'),
  system('statusCategoryChangedDate', '', 'instant', 'ordered'),
  system('summary', '', 'text', 'text'),
  system('text', '', 'text', 'containsOnly', false),
  system('timeSpent', '', 'duration', 'ordered'),
  system('type', 'issuetype', 'issueType', 'equal'),
  system('updated', 'updateddate', 'instant', 'ordered'),
  system('voter', '', 'person', 'equal', false),
  system('votes', '', 'number', 'count'),
  system('watcher', '', 'person', 'equal', false),
  system('watchers', '', 'number', 'count'),
  system('workRatio', '', 'number', 'ordered'),
  system('worklogAuthor', '', 'person', 'equal', false),
  system('worklogComment', '', 'text', 'contains', false),
  system('worklogDate', '', 'day', 'ordered', false),
];

/** Fields that can be sorted by and nothing else. */
export const sortOnlyFields: readonly string[] = ['rank', 'progress'];

const byName: ReadonlyMap<string, SystemField> = new Map(
  systemFields.flatMap((field) =>
    [field.name, ...field.aliases].map((name) => [name.toLowerCase(), field] as const),
  ),
);

/** By name or alias, ignoring case; null for custom fields and for names that are none of Jira's own. */
export function systemField(field: Field): SystemField | null {
  return field.kind === 'named' ? (byName.get(field.name.toLowerCase()) ?? null) : null;
}

/** The field as Jira would name it in a message. */
export function fieldName(field: Field): string {
  switch (field.kind) {
    case 'named':
      return field.name;
    case 'custom':
      return `cf[${field.id}]`;
    case 'property':
      return `${field.entity}[${field.key}]${field.path === '' ? '' : `.${field.path}`}`;
  }
}
