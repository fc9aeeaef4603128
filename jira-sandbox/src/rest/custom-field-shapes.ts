import { contextOf, fieldIds } from '../site/custom-fields.ts';
import { documentIn, optionsIn, peopleIn } from '../site/custom-values.ts';
import type { CustomField, CustomFieldKind, CustomValue, FieldOption } from '../site/model/custom-field.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Sprint } from '../site/model/sprint.ts';
import type { FieldDefinition } from './fields.ts';
import { personShape } from './people-shape.ts';
import { timestamp } from './timestamp.ts';

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const AGILE = 'com.pyxis.greenhopper.jira:';

/** Jira's type of the field's value, of its entries if it is a list, the module that keeps it, and its JQL suffix. */
interface Described {
  readonly type: string;
  readonly items?: string;
  readonly module: string;
  readonly clause?: string;
}

const described: Readonly<Record<CustomFieldKind, Described>> = {
  number: { type: 'number', module: `${JIRA}float`, clause: 'Number' },
  storyPoints: { type: 'number', module: `${AGILE}jsw-story-points` },
  text: { type: 'string', module: `${JIRA}textfield`, clause: 'Short text' },
  richText: { type: 'string', module: `${JIRA}textarea`, clause: 'Paragraph' },
  date: { type: 'date', module: `${JIRA}datepicker`, clause: 'Date' },
  dateTime: { type: 'datetime', module: `${JIRA}datetime`, clause: 'Time stamp' },
  select: { type: 'option', module: `${JIRA}select`, clause: 'Dropdown' },
  multiSelect: {
    type: 'array',
    items: 'option',
    module: `${JIRA}multiselect`,
    clause: 'Select List (multiple choices)',
  },
  checkboxes: { type: 'array', items: 'option', module: `${JIRA}multicheckboxes`, clause: 'Checkboxes' },
  cascadingSelect: {
    type: 'option-with-child',
    module: `${JIRA}cascadingselect`,
    clause: 'Select List (cascading)',
  },
  person: { type: 'user', module: `${JIRA}userpicker`, clause: 'User Picker (single user)' },
  people: {
    type: 'array',
    items: 'user',
    module: `${JIRA}multiuserpicker`,
    clause: 'User Picker (multiple users)',
  },
  sprint: { type: 'array', items: 'json', module: `${AGILE}gh-sprint` },
  epicLink: { type: 'any', module: `${AGILE}gh-epic-link` },
  epicName: { type: 'string', module: `${AGILE}gh-epic-label` },
  epicColor: { type: 'string', module: `${AGILE}gh-epic-color` },
  epicStatus: { type: 'option', module: `${AGILE}gh-epic-status` },
  rank: { type: 'any', module: `${AGILE}gh-lexo-rank` },
};

/** The kind of field that a module of Jira keeps; null for one that the sandbox does not know. */
export function kindOfModule(module: string): CustomFieldKind | null {
  const found = Object.entries(described).find(([, { module: known }]) => known === module)?.[0];
  return kinds.find((kind) => kind === found) ?? null;
}

/** Those that people add to a site; the rest belongs to Jira Software. */
const kinds = [
  'number',
  'text',
  'richText',
  'date',
  'dateTime',
  'select',
  'multiSelect',
  'checkboxes',
  'cascadingSelect',
  'person',
  'people',
] as const satisfies readonly CustomFieldKind[];

/** A custom field as `/field`, issues and create screens know it. */
export function customFieldDefinition(field: CustomField): FieldDefinition {
  const { type, items, module, clause } = described[field.kind];
  return {
    id: field.id,
    name: field.name,
    schema: { type, ...(items === undefined ? {} : { items }), custom: module, customId: field.number },
    clauseNames: [
      `cf[${field.number}]`,
      field.name,
      ...(clause === undefined ? [] : [`${field.name}[${clause}]`]),
    ],
    read: (issue, base) =>
      contextOf(field, issue.project, issue.type) === null ? undefined : readCustom(field, issue, base),
  };
}

/** What the field holds, in the shape of REST v3; null when it is empty. */
function readCustom(field: CustomField, issue: Issue, base: string): unknown {
  switch (field.id) {
    case fieldIds.storyPoints:
      return issue.storyPoints;
    case fieldIds.sprint:
      return issue.sprints.length === 0 ? null : issue.sprints.map(sprintValue);
    case fieldIds.epicLink:
      return issue.parent?.type.hierarchyLevel === 1 ? issue.parent.key : null;
    case fieldIds.rank:
      return issue.rank;
    default:
      return valueShape(field.kind, issue.custom[field.id], base);
  }
}

function valueShape(kind: CustomFieldKind, value: CustomValue | undefined, base: string): unknown {
  if (value === undefined) return null;
  if (kind === 'dateTime') return typeof value === 'number' ? timestamp(value) : null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  const options = optionsIn(value);
  const people = peopleIn(value);
  switch (kind) {
    case 'select':
    case 'epicStatus':
      return options.map((option) => optionShape(option, base))[0] ?? null;
    case 'cascadingSelect': {
      const [parent, child] = options.map((option) => optionShape(option, base));
      return child === undefined ? (parent ?? null) : { ...parent, child };
    }
    case 'multiSelect':
    case 'checkboxes':
      return options.map((option) => optionShape(option, base));
    case 'person':
      return people.map((person) => personShape(person, base))[0] ?? null;
    case 'people':
      return people.map((person) => personShape(person, base));
    default:
      return documentIn(value);
  }
}

/** As issues and create screens name an option. */
function optionShape({ id, value }: FieldOption, base: string) {
  return { self: `${base}/rest/api/3/customFieldOption/${id}`, value, id };
}

/** An option to choose, with those below it. */
export function offeredOption(option: FieldOption, base: string): Record<string, unknown> {
  const children = option.children.map((child) => offeredOption(child, base));
  return { ...optionShape(option, base), ...(children.length === 0 ? {} : { children }) };
}

/** As the sprint field of an issue shows it. */
function sprintValue(sprint: Sprint) {
  const time = (at: number | null) => (at === null ? undefined : new Date(at).toISOString());
  return {
    id: sprint.id,
    name: sprint.name,
    state: sprint.state,
    boardId: sprint.board.id,
    goal: sprint.goal,
    startDate: time(sprint.startAt),
    endDate: time(sprint.endAt),
    completeDate: time(sprint.completedAt),
  };
}
