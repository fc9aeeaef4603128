import { type CustomField as CustomReference, fieldName, type NamedField } from '@sidelight/jql';
import { documentIn, optionsIn, peopleIn } from '../site/custom-values.ts';
import type { CustomField, CustomFieldKind, FieldOption } from '../site/model/custom-field.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Site } from '../site/model/site.ts';
import {
  describe,
  type Entry,
  equality,
  equalityAndOrder,
  ids,
  one,
  type SearchField,
  scale,
  words,
} from './field-shapes.ts';
import { written } from './system-readers.ts';

/** What Jira's editor puts behind a name that several fields may have, `"Team[Dropdown]"`; the first is what it offers. */
export const typeNames: Readonly<Partial<Record<CustomFieldKind, readonly [string, ...string[]]>>> = {
  number: ['Number'],
  storyPoints: ['Number'],
  text: ['Short text'],
  richText: ['Paragraph'],
  date: ['Date'],
  dateTime: ['Time stamp'],
  select: ['Dropdown', 'Radio Buttons'],
  multiSelect: ['Dropdown', 'Select List (multiple choices)'],
  checkboxes: ['Checkboxes'],
  cascadingSelect: ['Dropdown', 'Select List (cascading)'],
  person: ['People', 'User Picker (single user)'],
  people: ['People', 'User Picker (multiple users)'],
};

/** By number, by name, or by name and type; names ignore case, and a name means every field that has it. */
export function customSearchFields(
  reference: NamedField | CustomReference,
  site: Site,
): readonly SearchField[] {
  return site.customFields
    .filter((candidate) => isMeant(candidate, reference))
    .map((field) => ({ ...readField(field, fieldName(reference)), identity: field.id }));
}

function isMeant(field: CustomField, reference: NamedField | CustomReference): boolean {
  if (reference.kind === 'custom') return field.number === reference.id;
  const wanted = reference.name.toLowerCase();
  const own = field.name.toLowerCase();
  if (wanted === own || wanted === field.id) return true;
  // Team-managed projects call it so.
  if (field.kind === 'storyPoints' && wanted === 'story point estimate') return true;
  return typeNames[field.kind]?.some((type) => wanted === `${own}[${type.toLowerCase()}]`) ?? false;
}

function readField(field: CustomField, name: string): SearchField {
  const value = (issue: Issue) => issue.custom[field.id];
  const textOf = (issue: Issue) => {
    const held = value(issue);
    return typeof held === 'string' ? held : null;
  };
  switch (field.kind) {
    case 'storyPoints':
      return numeric(
        name,
        scale('number', (issue) => issue.storyPoints),
      );
    case 'number':
      return numeric(
        name,
        scale('number', (issue) => {
          const held = value(issue);
          return typeof held === 'number' ? held : null;
        }),
      );
    case 'date':
      return { ...describe(name, 'day', equalityAndOrder), ...scale('day', textOf) };
    case 'dateTime':
      return {
        ...describe(name, 'instant', equalityAndOrder),
        ...scale('instant', (issue) => {
          const held = value(issue);
          if (typeof held === 'number') return held;
          return typeof held === 'string' ? Date.parse(held) : null;
        }),
      };
    case 'text':
    case 'richText':
    case 'epicName':
      return {
        ...describe(name, 'text', ['~', '!~', 'is', 'is not']),
        ...words((issue) => [
          ...written(documentIn(value(issue))),
          ...(textOf(issue) === null ? [] : [textOf(issue) ?? '']),
        ]),
      };
    case 'person':
    case 'people':
      return {
        ...describe(name, 'person', equality),
        ...ids((issue) => peopleIn(value(issue)).map(({ accountId }) => accountId)),
      };
    case 'sprint':
      return {
        ...describe(name, 'sprint', equality),
        ...ids((issue) => issue.sprints.map(({ id }) => String(id))),
      };
    case 'epicLink':
      return {
        ...describe(name, 'issue', equality),
        ...one((issue) => (issue.parent?.type.hierarchyLevel === 1 ? issue.parent.id : null)),
      };
    case 'rank':
      return { ...describe(name, 'other', []), ...one((issue) => issue.rank) };
    case 'epicColor':
      return { ...describe(name, 'other', equality), ...one(textOf) };
    default:
      return {
        ...describe(name, 'option', equality),
        entries: optionEntries(field),
        ...ids((issue) => heldOptions(optionsIn(value(issue)), field.kind)),
      };
  }
}

function numeric(name: string, reader: ReturnType<typeof scale>): SearchField {
  return { ...describe(name, 'number', equalityAndOrder), ...reader };
}

/** The id by which `cascadeOption(parent, none)` asks for a first level without a second. */
export function alone(optionId: string): string {
  return `${optionId} alone`;
}

function heldOptions(options: readonly FieldOption[], kind: CustomFieldKind): readonly string[] {
  const [first] = options;
  const held = options.map(({ id }) => id);
  return kind === 'cascadingSelect' && options.length === 1 && first !== undefined
    ? [...held, alone(first.id)]
    : held;
}

function optionEntries(field: CustomField): readonly Entry[] {
  const options = field.contexts.flatMap((context) => context.options);
  return options.flatMap((option) => [
    { id: option.id, names: [option.value] },
    ...option.children.map((child) => ({ id: child.id, names: [child.value], parent: option.id })),
  ]);
}
