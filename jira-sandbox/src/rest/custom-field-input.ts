import { isDocument } from '../site/adf.ts';
import { contextOf, fieldIds } from '../site/custom-fields.ts';
import type { CustomField, CustomValue, FieldOption } from '../site/model/custom-field.ts';
import type { Issue } from '../site/model/issue.ts';
import type { IssueType } from '../site/model/issue-type.ts';
import type { Person } from '../site/model/person.ts';
import type { Project } from '../site/model/project.ts';
import type { Site } from '../site/model/site.ts';
import type { Sprint } from '../site/model/sprint.ts';
import { asRecord } from './call.ts';
import { readDay, readInstant } from './dates-input.ts';
import { FieldFault, offScreen } from './field-fault.ts';
import { givenText } from './given-text.ts';
import { ADF_REQUIRED } from './refusal.ts';
import { isTooLong, TEXT_TOO_LONG } from './text-length.ts';

const MAX_TEXT = 255;
const EPIC_COLOR = /^ghx-label-(?:[1-9]|1[0-4])$/;

/** The custom field that this name sets in issues of this project and type; throws a FieldFault if there is none. */
export function settableCustomField(
  name: string,
  site: Site,
  project: Project,
  type: IssueType | null,
): CustomField {
  const field = site.customFields.find(({ id }) => id === name);
  const offered =
    field !== undefined &&
    field.kind !== 'rank' &&
    (type === null || contextOf(field, project, type) !== null) &&
    field.contexts.some(({ projects }) => projects === null || projects.includes(project));
  if (!offered) throw new FieldFault(offScreen(name));
  return field;
}

/** Reads what a request sets the field to; null empties it. Throws a FieldFault in Jira's words. */
export function readCustomValue(field: CustomField, value: unknown, site: Site): CustomValue | null {
  if (value === null || value === undefined) return null;
  const options = field.contexts.flatMap((context) => context.options);
  switch (field.kind) {
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value))
        throw new FieldFault('Operation value must be a number');
      return value;
    case 'text':
    case 'epicName':
      return text(value);
    case 'epicColor':
      if (typeof value !== 'string' || !EPIC_COLOR.test(value))
        throw new FieldFault(`The color '${givenText(value)}' is not a valid epic color.`);
      return value;
    case 'richText':
      if (!isDocument(value)) throw new FieldFault(ADF_REQUIRED);
      if (isTooLong(value)) throw new FieldFault(TEXT_TOO_LONG);
      return value;
    case 'date':
      if (typeof value !== 'string') throw new FieldFault('Operation value must be a string');
      return readDay(value);
    case 'dateTime': {
      if (typeof value !== 'string') throw new FieldFault('Operation value must be a string');
      const at = readInstant(value);
      if (at === null) throw new FieldFault(`Error parsing time: ${value}`);
      return at;
    }
    case 'select':
    case 'epicStatus':
      return [option(value, options, field)];
    case 'multiSelect':
    case 'checkboxes':
      return filled(entries(value).map((entry) => option(entry, options, field)));
    case 'cascadingSelect':
      return cascade(value, options, field);
    case 'person':
      return [person(value, site)];
    case 'people':
      return filled(entries(value).map((entry) => person(entry, site)));
    default:
      throw new RangeError(`${field.id} is no field of the issue's own values.`);
  }
}

/** The sprints of an issue that a request puts into this sprint; closed ones stay with it. */
export function readSprint(
  value: unknown,
  site: Site,
  issue: Issue | null,
  type: IssueType | null,
): readonly Sprint[] {
  const past = (issue?.sprints ?? []).filter(({ state }) => state === 'closed');
  if (value === null) return past;
  // Jira's own clients also send the list of one that an issue shows.
  const id = Number(Array.isArray(value) && value.length === 1 ? value[0] : value);
  if (typeof value === 'object' && !Array.isArray(value))
    throw new FieldFault('Number value expected as the Sprint id.');
  if (!Number.isInteger(id)) throw new FieldFault('Number value expected as the Sprint id.');
  const sprint = site.sprints.find((candidate) => candidate.id === id);
  if (sprint === undefined) throw new FieldFault(`Sprint with ID '${id}' does not exist.`);
  if (issue?.sprints.includes(sprint)) return issue.sprints;
  if (type?.hierarchyLevel === -1)
    throw new FieldFault(
      'Subtasks cannot be associated to a sprint. It is associated to the same sprint as its parent.',
    );
  if (type?.hierarchyLevel === 1) throw new FieldFault('Epics cannot be associated to a sprint.');
  if (sprint.state === 'closed') throw new FieldFault('Issue can be assigned only active or future sprints.');
  return [...past, sprint];
}

/** The epic that a key names; null for none. */
export function readEpicLink(value: unknown, { issues }: Site, type: IssueType | null): Issue | null {
  if (value === null || value === '') return null;
  const epic = typeof value === 'string' ? issues.get(value.toUpperCase()) : undefined;
  if (epic === undefined || epic.type.hierarchyLevel !== 1)
    throw new FieldFault(`The issue key '${givenText(value)}' for field 'Epic Link' is invalid.`);
  if (type !== null && type.hierarchyLevel !== 0) throw new FieldFault(offScreen(fieldIds.epicLink));
  return epic;
}

function text(value: unknown): string | null {
  if (typeof value !== 'string') throw new FieldFault('Operation value must be a string');
  if (value.length > MAX_TEXT)
    throw new FieldFault(
      `The entered text is too long. It exceeds the allowed limit of ${MAX_TEXT} characters.`,
    );
  return value.trim() === '' ? null : value;
}

function option(value: unknown, options: readonly FieldOption[], { name }: CustomField): FieldOption {
  const record = asRecord(value);
  const [id, words] = [record?.['id'], record?.['value']];
  if (typeof id !== 'string' && typeof words !== 'string')
    throw new FieldFault(`Specify a valid 'id' or 'value' for ${name}`);
  const found = options.find((entry) => (typeof id === 'string' ? entry.id === id : entry.value === words));
  if (found === undefined || found.disabled)
    throw new FieldFault(
      typeof id === 'string'
        ? `Option id '${id}' is not valid`
        : `Option value '${givenText(words)}' is not valid`,
    );
  return found;
}

function cascade(
  value: unknown,
  options: readonly FieldOption[],
  field: CustomField,
): readonly [FieldOption, ...FieldOption[]] {
  const record = asRecord(value);
  if (record === null || (record['id'] === undefined && record['value'] === undefined))
    throw new FieldFault("Could not find valid 'id' or 'value' in the Parent Option object.");
  const parent = option(value, options, field);
  if (record['child'] === undefined || record['child'] === null) return [parent];
  return [parent, option(record['child'], parent.children, field)];
}

function person(value: unknown, { people }: Site): Person {
  const record = asRecord(value);
  const accountId = record?.['accountId'] ?? record?.['id'];
  if (typeof accountId !== 'string') throw new FieldFault("expected Object containing an 'accountId'");
  const found = people.find((candidate) => candidate.accountId === accountId);
  if (found === undefined) throw new FieldFault(`User '${accountId}' was not found in the system.`);
  return found;
}

function entries(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new FieldFault('data was not an array');
  return value;
}

function filled<Entry>(list: readonly Entry[]): readonly [Entry, ...Entry[]] | null {
  const [first, ...rest] = new Set(list);
  return first === undefined ? null : [first, ...rest];
}
