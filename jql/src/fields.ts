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
  /** Not modelled further: filters, security levels, attachments, …; takes equality and EMPTY. */
  | 'other';

export type Operator = Comparison['operator'] | Was['operator'] | 'changed';

/** A field that every Jira Cloud site has. Source: "JQL fields" in Atlassian's documentation. */
export interface SystemField {
  /** As Jira writes it in messages and completions. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: FieldKind;
  readonly operators: readonly Operator[];
  readonly sortable: boolean;
  /** For sentences: "due date". */
  readonly label: string;
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
  versions: [...equality, ...emptiness, ...ordering, ...text],
  versionsHistoric: [...equality, ...emptiness, ...ordering, ...text, ...history],
  text: [...text, ...emptiness],
  contains: [...text],
  count: [...equality, ...ordering],
} as const satisfies Record<string, readonly Operator[]>;

function system(
  name: string,
  aliases: string,
  kind: FieldKind,
  operators: keyof typeof sets,
  label: string,
  sortable = true,
): SystemField {
  return {
    name,
    aliases: aliases === '' ? [] : aliases.split(' '),
    kind,
    operators: sets[operators],
    sortable,
    label,
  };
}

export const systemFields: readonly SystemField[] = [
  system('affectedVersion', '', 'version', 'versions', 'affected version'),
  system('assignee', '', 'person', 'historic', 'assignee'),
  system('attachments', '', 'other', 'equal', 'attachments', false),
  system('category', '', 'other', 'equal', 'project category', false),
  system('comment', '', 'text', 'contains', 'comments', false),
  system('component', '', 'component', 'equal', 'component'),
  system('created', 'createddate', 'instant', 'ordered', 'created'),
  system('creator', '', 'person', 'equal', 'creator'),
  system('description', '', 'text', 'text', 'description'),
  system('due', 'duedate', 'day', 'ordered', 'due date'),
  system('environment', '', 'text', 'text', 'environment'),
  system('filter', 'request savedfilter searchrequest', 'other', 'equal', 'saved filter', false),
  system('fixVersion', '', 'version', 'versionsHistoric', 'fix version'),
  system('hierarchyLevel', '', 'number', 'count', 'hierarchy level', false),
  system('issue', 'key issuekey id', 'issue', 'ordered', 'key'),
  system('issueLinkType', '', 'other', 'equal', 'link type', false),
  system('labels', '', 'labels', 'equal', 'label'),
  system('lastViewed', '', 'instant', 'ordered', 'last viewed'),
  system('level', '', 'other', 'equal', 'security level'),
  system('originalEstimate', 'timeoriginalestimate', 'number', 'ordered', 'original estimate'),
  system('parent', '', 'issue', 'equal', 'parent'),
  system('priority', '', 'priority', 'orderedHistoric', 'priority'),
  system('project', '', 'project', 'equal', 'project'),
  system('projectType', '', 'other', 'equal', 'project type', false),
  system('remainingEstimate', 'timeestimate', 'number', 'ordered', 'remaining estimate'),
  system('reporter', '', 'person', 'historic', 'reporter'),
  system('resolution', '', 'resolution', 'orderedHistoric', 'resolution'),
  system('resolved', 'resolutiondate', 'instant', 'ordered', 'resolved'),
  system('sprint', '', 'sprint', 'equal', 'sprint'),
  system('status', '', 'status', 'historic', 'status'),
  system('statusCategory', '', 'statusCategory', 'equal', 'status category'),
  system('statusCategoryChangedDate', '', 'instant', 'ordered', 'status category changed'),
  system('summary', '', 'text', 'text', 'summary'),
  system('text', '', 'text', 'contains', 'text', false),
  system('timeSpent', '', 'number', 'ordered', 'time spent'),
  system('type', 'issuetype', 'issueType', 'equal', 'type'),
  system('updated', 'updateddate', 'instant', 'ordered', 'updated'),
  system('voter', '', 'person', 'equal', 'voter', false),
  system('votes', '', 'number', 'count', 'votes'),
  system('watcher', '', 'person', 'equal', 'watcher', false),
  system('watchers', '', 'number', 'count', 'watchers'),
  system('workRatio', '', 'number', 'ordered', 'work ratio'),
  system('worklogAuthor', '', 'person', 'equal', 'work logged by', false),
  system('worklogDate', '', 'day', 'ordered', 'work logged on', false),
];

/** Fields that can be sorted by and nothing else. */
export const sortOnlyFields: readonly string[] = ['rank', 'progress', 'subtasks', 'thumbnail', 'lastrank'];

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
