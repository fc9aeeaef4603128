import type { CreatableField, TypeWithFields } from '../../../jira/create-meta.ts';
import type { FieldSetting } from '../../../jira/fields/field-setting.ts';
import { listed, nameAmong } from '../names.ts';
import { namedAssignee } from './creation-place.ts';
import type { WantedIssue } from './wanted-issues.ts';

/** Fields that every new issue has anyway: Jira fills them, or the plan always does. */
const alwaysGiven: ReadonlySet<string> = new Set(['summary', 'project', 'issuetype', 'reporter', 'parent']);

/** What a sentence or a model can say of them under their own name. */
export const fieldLabels: Readonly<Record<string, string>> = {
  description: 'description',
  assignee: 'assignee',
  priority: 'priority',
  duedate: 'due date',
  labels: 'labels',
};

type Said = Pick<WantedIssue, 'description' | 'assignee' | 'priority' | 'dueDate' | 'labels'>;

function fieldsSaid(issue: Said): string[] {
  return [
    ...(issue.description === undefined ? [] : ['description']),
    ...(namedAssignee(issue) === undefined ? [] : ['assignee']),
    ...(issue.priority === undefined ? [] : ['priority']),
    ...(issue.dueDate === undefined ? [] : ['duedate']),
    ...(issue.labels === undefined ? [] : ['labels']),
  ];
}

/**
 * What Jira would refuse or silently drop: a field that is not on the create screen, a value that there is not, a required
 * field without one. A sentence each. `place`: "a task in Payments".
 */
export function faultsOfFields(
  issue: Said,
  settings: readonly FieldSetting[],
  type: TypeWithFields,
  place: string,
): string[] {
  const said = fieldsSaid(issue);
  const offScreen = said
    .filter((id) => !type.fields.some((field) => field.id === id))
    .map(
      (id) =>
        `The ${fieldLabels[id] ?? id} cannot be set when creating ${place}. Leave it out, or set it afterwards.`,
    );
  return [...offScreen, ...missingFields([...said, ...settings.map(({ id }) => id)], type, place)];
}

/** A sentence for each field that Jira requires and that is not among those that are given, by Jira's ids. */
export function missingFields(given: readonly string[], type: TypeWithFields, place: string): string[] {
  return type.fields
    .filter(
      (field) =>
        field.required &&
        !field.hasDefault &&
        !alwaysGiven.has(field.id) &&
        // One field to a screen, and the other half of it follows.
        field.id !== 'timeestimate' &&
        !given.includes(field.id),
    )
    .map((field) => missingField(field, place));
}

function missingField({ name, kind, allowedValues }: CreatableField, place: string): string {
  if (kind === 'unsupported') {
    return `Jira requires ${name} for ${place}, which cannot be given here. Create it in Jira itself.`;
  }
  const options =
    allowedValues === null || allowedValues.length === 0 ? '' : `: ${listed(allowedValues, 20, 'or')}`;
  return `Jira requires ${name} for ${place}. Say what it should be${options}.`;
}

/** The name as Jira writes it; a sentence where there is no such value. */
export function priorityAmong(
  said: string,
  type: TypeWithFields,
  place: string,
): { readonly name: string } | { readonly fault: string } {
  const allowed = type.fields.find(({ id }) => id === 'priority')?.allowedValues ?? null;
  if (allowed === null) return { name: said };
  const name = nameAmong(said, allowed);
  if (name !== undefined) return { name };
  return { fault: `"${said}" is no priority of ${place}; there are ${listed(allowed)}.` };
}
