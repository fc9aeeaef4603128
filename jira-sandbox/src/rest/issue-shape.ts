import type { HistoryEntry } from '../site/model/history.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { FieldDefinition, FieldSurroundings } from './fields.ts';
import { renderedFields } from './issue/rendered-fields.ts';
import { personShape } from './people-shape.ts';
import { timestamp } from './timestamp.ts';

export const EXPAND = 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations';

export interface IssueView extends FieldSurroundings {
  readonly base: string;
  /** Whose view: what one watches and voted for differs. */
  readonly me: Person;
  readonly fields: readonly FieldDefinition[];
  readonly expand: readonly string[];
  /** Keys of the properties to send along; `*all` for each. */
  readonly properties: readonly string[];
}

export function issueShape(issue: Issue, view: IssueView): Record<string, unknown> {
  const { base } = view;
  const fields: Record<string, unknown> = {};
  for (const field of view.fields) {
    fields[field.id] = field.read(issue, base, view.me, view);
  }
  return {
    expand: EXPAND,
    id: issue.id,
    self: `${base}/rest/api/3/issue/${issue.id}`,
    key: issue.key,
    fields,
    ...(view.expand.includes('renderedFields')
      ? { renderedFields: renderedFields(view.fields, fields, view.me) }
      : {}),
    ...(view.expand.includes('names') ? { names: namesOf(view.fields) } : {}),
    ...(view.expand.includes('schema') ? { schema: schemaOf(view.fields) } : {}),
    ...(view.properties.length > 0 ? { properties: propertiesOf(issue, view.properties) } : {}),
    ...(view.expand.includes('changelog') ? { changelog: changelog(issue, base) } : {}),
  };
}

export function namesOf(fields: readonly FieldDefinition[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.id, field.name]));
}

export function schemaOf(fields: readonly FieldDefinition[]) {
  return Object.fromEntries(fields.map((field) => [field.id, field.schema]));
}

function propertiesOf({ properties }: Issue, wanted: readonly string[]) {
  return Object.fromEntries(
    [...properties].filter(([key]) => wanted.includes('*all') || wanted.includes(key)),
  );
}

export function historyShape(entry: HistoryEntry, base: string) {
  return {
    id: entry.id,
    author: personShape(entry.author, base),
    created: timestamp(entry.at),
    items: entry.items.map((item) => ({
      field: item.field,
      fieldtype: item.fieldId.startsWith('customfield_') ? 'custom' : 'jira',
      fieldId: item.fieldId,
      from: item.from,
      fromString: item.fromText,
      to: item.to,
      toString: item.toText,
    })),
  };
}

/** Newest first, as `expand=changelog` gives it; the endpoint of its own gives the oldest first. */
function changelog(issue: Issue, base: string) {
  const histories = issue.history.toReversed().map((entry) => historyShape(entry, base));
  return { startAt: 0, maxResults: histories.length, total: histories.length, histories };
}
