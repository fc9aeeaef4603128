import type { ChangeableFields } from '../site/changes.ts';
import { fieldIds } from '../site/custom-fields.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Project } from '../site/model/project.ts';
import type { Site } from '../site/model/site.ts';
import type { Switches } from '../switches.ts';
import { asRecord, type RestCall } from './call.ts';
import { readCustomValue, readEpicLink, readSprint, settableCustomField } from './custom-field-input.ts';
import { readDay } from './dates-input.ts';
import { FieldFault, offScreen } from './field-fault.ts';
import { entryFields } from './issue/entry-operations.ts';
import {
  entryOf,
  named,
  readLabels,
  readList,
  readParent,
  readPerson,
  readRichText,
  readSummary,
} from './issue-values.ts';
import { invalidFields } from './refusal.ts';
import { readTimeTracking } from './worklog/time-tracking.ts';

type Changes = { -readonly [Name in keyof ChangeableFields]?: ChangeableFields[Name] };

interface InputContext {
  readonly site: Site;
  readonly project: Project;
  /** Null while an issue is being created. */
  readonly issue: Issue | null;
  /** Fields that are not on the screen: `ignore` leaves them out without a word, as some of Jira's edits do. */
  readonly offScreenFields: Switches['offScreenFields'];
}

export function inputContext(call: RestCall, project: Project, issue: Issue | null): InputContext {
  return { site: call.site, project, issue, offScreenFields: call.switches.offScreenFields };
}

/**
 * Reads `fields` and `update` of a create, edit or transition into changes. Throws a JiraRefusal that names
 * every field at fault. `project` is left to the caller.
 */
export function readIssueInput(
  body: Record<string, unknown>,
  context: InputContext,
  alsoOnScreen: readonly string[] = [],
): Changes {
  const errors: Record<string, string> = {};
  const changes: Changes = {};
  const read = (name: string, apply: () => void) => {
    try {
      apply();
    } catch (error) {
      if (!(error instanceof FieldFault)) throw error;
      if (context.offScreenFields === 'ignore' && error.message === offScreen(name)) return;
      errors[name] = error.message;
    }
  };
  // The type first: it decides which custom fields there are.
  const given = Object.entries(asRecord(body['fields']) ?? {}).toSorted(
    ([left], [right]) => Number(right === 'issuetype') - Number(left === 'issuetype'),
  );
  for (const [name, value] of given) {
    if (name === 'project' && context.issue === null) continue;
    read(name, () => setField(name, value, changes, context, alsoOnScreen));
  }
  for (const [name, operations] of Object.entries(asRecord(body['update']) ?? {})) {
    if (entryFields.has(name)) continue;
    read(name, () => {
      for (const operation of Array.isArray(operations) ? operations : []) {
        const next = operate(name, asRecord(operation) ?? {}, changes, context);
        setField(name, next, changes, context, alsoOnScreen);
      }
    });
  }
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  return changes;
}

function setField(
  name: string,
  value: unknown,
  changes: Changes,
  context: InputContext,
  alsoOnScreen: readonly string[],
): void {
  const { site, project } = context;
  switch (name) {
    case 'summary':
      changes.summary = readSummary(value);
      return;
    case 'description':
      changes.description = readRichText(value);
      return;
    case 'environment':
      changes.environment = readRichText(value);
      return;
    case 'issuetype':
      changes.type = named(project.issueTypes, value, 'Specify a valid issue type');
      return;
    case 'priority':
      changes.priority = named(site.priorities, value, 'Specify a valid priority name or id');
      return;
    case 'resolution':
      if (!alsoOnScreen.includes('resolution')) break;
      changes.resolution = named(site.resolutions, value, 'The resolution selected is not valid.');
      return;
    case 'assignee':
      changes.assignee = readPerson(value, context);
      return;
    case 'reporter':
      changes.reporter = readPerson(value, context);
      return;
    case 'duedate':
      changes.dueDate = readDay(value);
      return;
    case 'labels':
      changes.labels = readLabels(value);
      return;
    case 'components':
      changes.components = readList(value).map((entry) => entryOf(project.components, entry, 'Component'));
      return;
    case 'fixVersions':
    case 'versions': {
      if (project.versions.length === 0) break;
      const versions = readList(value).map((entry) => entryOf(project.versions, entry, 'Version'));
      if (name === 'versions') changes.affectedVersions = versions;
      else changes.fixVersions = versions;
      return;
    }
    case 'security':
      if (project.securityLevels.length === 0) break;
      changes.securityLevel =
        value === null ? null : named(project.securityLevels, value, 'Security level is not valid.');
      return;
    case 'timetracking':
      Object.assign(changes, readTimeTracking(value, context.issue));
      return;
    case 'parent':
      changes.parent = readParent(value, context, changes.type ?? context.issue?.type ?? null);
      return;
    default:
      if (!name.startsWith('customfield_')) break;
      setCustomField(name, value, changes, context);
      return;
  }
  throw new FieldFault(offScreen(name));
}

function setCustomField(name: string, value: unknown, changes: Changes, context: InputContext): void {
  const { site, project, issue } = context;
  const type = changes.type ?? issue?.type ?? null;
  const field = settableCustomField(name, site, project, type);
  switch (field.id) {
    case fieldIds.storyPoints:
      if (value !== null && typeof value !== 'number')
        throw new FieldFault('Operation value must be a number');
      changes.storyPoints = value;
      return;
    case fieldIds.sprint:
      changes.sprints = readSprint(value, site, issue, type);
      return;
    case fieldIds.epicLink:
      changes.parent = readEpicLink(value, site, type);
      return;
    default:
      changes.custom = { ...changes.custom, [field.id]: readCustomValue(field, value, site) };
  }
}

/** What the field shall be after `add`, `remove` or `set`. */
function operate(
  name: string,
  operation: Record<string, unknown>,
  changes: Changes,
  context: InputContext,
): unknown {
  if ('set' in operation) return operation['set'];
  if (name === 'timetracking' && 'edit' in operation) return operation['edit'];
  const present = currentList(name, changes, context);
  if (present === null)
    throw new FieldFault(`Field '${name}' does not support operation '${Object.keys(operation)[0]}'`);
  if ('add' in operation) return [...present, operation['add']];
  const removed = operation['remove'];
  return present.filter((entry) => !isSame(entry, removed));
}

/** Whether the entry of a list is the one that a request names, by whatever it is named. */
function isSame(entry: unknown, wanted: unknown): boolean {
  const [record, names] = [asRecord(entry), asRecord(wanted)];
  if (record === null || names === null) return entry === wanted;
  return ['id', 'name', 'value', 'accountId'].some(
    (name) => names[name] !== undefined && names[name] === record[name],
  );
}

function currentList(
  name: string,
  changes: Changes,
  { site, issue }: InputContext,
): readonly unknown[] | null {
  if (name === 'labels') return changes.labels ?? issue?.labels ?? [];
  if (name === 'components') return changes.components ?? issue?.components ?? [];
  if (name === 'fixVersions') return changes.fixVersions ?? issue?.fixVersions ?? [];
  if (name === 'versions') return changes.affectedVersions ?? issue?.affectedVersions ?? [];
  const kind = site.customFields.find(({ id }) => id === name)?.kind;
  if (kind !== 'multiSelect' && kind !== 'checkboxes' && kind !== 'people') return null;
  const changed = changes.custom?.[name];
  const present = changed === undefined ? issue?.custom[name] : changed;
  return Array.isArray(present) ? present : [];
}
