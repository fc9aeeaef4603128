import { type FieldKind, nowhere, systemField } from '@sidelight/jql';
import { customSearchFields } from '../../search/custom-search-field.ts';
import { isVisible } from '../../site/filters.ts';
import type { Person } from '../../site/model/person.ts';
import type { Site } from '../../site/model/site.ts';

/** As it is written in a query, unquoted, and as it is shown. */
export type Suggestion = readonly [value: string, text: string];

const kindsWithValues: ReadonlySet<FieldKind> = new Set([
  'project',
  'person',
  'issueType',
  'status',
  'statusCategory',
  'priority',
  'resolution',
  'component',
  'version',
  'sprint',
  'labels',
  'option',
]);
const namesWithValues: ReadonlySet<string> = new Set([
  'category',
  'filter',
  'issueLinkType',
  'level',
  'projectType',
]);

/** Whether Jira's editor can offer values of the field. */
export function hasSuggestions(kind: FieldKind, name: string): boolean {
  return kindsWithValues.has(kind) || namesWithValues.has(name);
}

/** All values of the field that a query would name so; null when the site has no such field. */
export function suggestedValues(name: string, site: Site, me: Person): readonly Suggestion[] | null {
  const number = /^cf\[(\d{1,15})\]$/i.exec(name)?.[1];
  if (number !== undefined) return customValues(customSearchFields(custom(Number(number)), site), site);
  const named = { kind: 'named', name: unquoted(name), span: nowhere } as const;
  const system = systemField(named);
  if (system === null) return customValues(customSearchFields(named, site), site);
  return namesWithValues.has(system.name)
    ? valuesByName(system.name, site, me)
    : valuesOfKind(system.kind, site);
}

function custom(id: number) {
  return { kind: 'custom', id, span: nowhere } as const;
}

function unquoted(name: string): string {
  return /^"(.*)"$/.exec(name)?.[1] ?? name;
}

function customValues(
  fields: ReturnType<typeof customSearchFields>,
  site: Site,
): readonly Suggestion[] | null {
  if (fields.length === 0) return null;
  const values = fields.flatMap(({ entries, kind }) =>
    entries === undefined
      ? valuesOfKind(kind, site)
      : entries.map(({ names: [name = ''] }): Suggestion => [name, name]),
  );
  return [...new Map(values.map((value) => [value[0], value])).values()];
}

function named(entries: readonly { readonly name: string }[]): readonly Suggestion[] {
  return [...new Set(entries.map(({ name }) => name))].map((name) => [name, name]);
}

function valuesByName(name: string, site: Site, me: Person): readonly Suggestion[] {
  switch (name) {
    case 'category':
      return named(site.projectCategories);
    case 'filter':
      return named(site.filters.filter((filter) => isVisible(filter, me, site.projects)));
    case 'issueLinkType':
      return named(site.linkTypes.flatMap(({ inward, outward }) => [{ name: outward }, { name: inward }]));
    case 'level':
      return named(site.projects.flatMap(({ securityLevels }) => securityLevels));
    default:
      return named(['software', 'service_desk', 'business'].map((key) => ({ name: key })));
  }
}

function valuesOfKind(kind: FieldKind, site: Site): readonly Suggestion[] {
  switch (kind) {
    case 'project':
      return site.projects.map(({ key, name }) => [key, `${name} (${key})`]);
    case 'person':
      return peopleOf(site);
    case 'issueType':
      return named(site.issueTypes);
    case 'status':
      return named(site.statuses);
    case 'statusCategory':
      return named(site.statuses.map(({ category }) => category));
    case 'priority':
      return named(site.priorities);
    case 'resolution':
      return named([{ name: 'Unresolved' }, ...site.resolutions]);
    case 'component':
      return named(site.projects.flatMap(({ components }) => components));
    case 'version':
      return named(site.projects.flatMap(({ versions }) => versions));
    case 'sprint':
      return named(site.sprints);
    case 'labels':
      return named([...site.issues.values()].flatMap(({ labels }) => labels.map((name) => ({ name }))));
    default:
      return [];
  }
}

export function peopleOf(site: Site): readonly Suggestion[] {
  return site.people.map(({ accountId, displayName }) => [accountId, displayName]);
}
