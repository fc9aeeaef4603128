import {
  type FieldKind,
  quote,
  quoteIfNeeded,
  reservedWords,
  systemField,
  systemFields,
  systemFunctions,
} from '@sidelight/jql';
import { customSearchFields, typeNames } from '../../search/custom-search-field.ts';
import type { CustomField } from '../../site/model/custom-field.ts';
import type { Site } from '../../site/model/site.ts';
import { hasSuggestions } from './suggested-values.ts';

export interface ReferenceFilter {
  /** Custom fields that no project of these has are left out; empty for all projects. */
  readonly projectIds: readonly string[];
  /** Also each name that several fields of one type share, as one field: `"Squad[Dropdown]"`. */
  readonly collapsed: boolean;
}

/** The classes of Jira that its editor knows the kinds of values by. */
const types: Readonly<Partial<Record<FieldKind, string>>> = {
  project: 'com.atlassian.jira.project.Project',
  issue: 'com.atlassian.jira.issue.Issue',
  person: 'com.atlassian.jira.user.ApplicationUser',
  issueType: 'com.atlassian.jira.issue.issuetype.IssueType',
  status: 'com.atlassian.jira.issue.status.Status',
  statusCategory: 'com.atlassian.jira.issue.status.category.StatusCategory',
  priority: 'com.atlassian.jira.issue.priority.Priority',
  resolution: 'com.atlassian.jira.issue.resolution.Resolution',
  labels: 'com.atlassian.jira.issue.label.Label',
  component: 'com.atlassian.jira.bc.project.component.ProjectComponent',
  version: 'com.atlassian.jira.project.version.Version',
  sprint: 'com.atlassian.greenhopper.service.sprint.Sprint',
  day: 'java.util.Date',
  instant: 'java.util.Date',
  number: 'java.lang.Number',
  duration: 'com.atlassian.jira.jql.util.JiraDurations',
  option: 'com.atlassian.jira.issue.customfields.option.Option',
};

function typesOf(kind: FieldKind): readonly string[] {
  return [types[kind] ?? 'java.lang.String'];
}

/** What a query can name on this site: fields, functions and reserved words. */
export function referenceData(site: Site, { projectIds, collapsed }: ReferenceFilter) {
  const known = projectIds.filter((id) => site.projects.some((project) => project.id === id));
  const custom = site.customFields.filter(
    ({ contexts }) =>
      known.length === 0 ||
      contexts.some(({ projects }) => projects === null || projects.some(({ id }) => known.includes(id))),
  );
  return {
    visibleFieldNames: [
      ...systemFields.map((field) => ({
        value: quoteIfNeeded(field.name),
        displayName: field.name,
        orderable: String(field.sortable),
        searchable: 'true',
        ...auto(hasSuggestions(field.kind, field.name)),
        operators: field.operators,
        types: typesOf(field.kind),
      })),
      ...custom.map((field) => customReference(field, site)),
      ...(collapsed ? collapsedReferences(custom, site) : []),
    ],
    visibleFunctionNames: systemFunctions.map((entry) => ({
      value: `${entry.name}()`,
      displayName: `${entry.name}()`,
      ...(entry.isList ? { isList: 'true' } : {}),
      types: [...new Set(entry.kinds.flatMap(typesOf))],
    })),
    jqlReservedWords: [...reservedWords],
  };
}

function auto(has: boolean) {
  return has ? { auto: 'true' } : {};
}

/** By its number where its name alone would mean others as well. */
function customReference(field: CustomField, site: Site) {
  const cfid = `cf[${field.number}]`;
  const isUnique = namesakes(field.name, site.customFields).length === 1 && !isSystem(field.name);
  const { kind, operators, sortable } = searchable(field, site);
  return {
    value: isUnique ? quoteIfNeeded(field.name) : cfid,
    displayName: `${field.name} - ${cfid}`,
    ...auto(hasSuggestions(kind, field.name)),
    orderable: String(sortable),
    searchable: String(operators.length > 0),
    cfid,
    operators,
    types: typesOf(kind),
  };
}

/** One for each name and type that several fields share. */
function collapsedReferences(custom: readonly CustomField[], site: Site) {
  const groups = Map.groupBy(custom, ({ name, kind }) => `${name}[${typeNames[kind]?.[0]}]`);
  return [...groups].flatMap(([named, fields]) => {
    const [first] = fields;
    if (first === undefined || fields.length < 2 || typeNames[first.kind] === undefined) return [];
    const { kind, operators } = searchable(first, site);
    return [
      {
        value: quote(named),
        displayName: `${first.name} - ${named}`,
        ...auto(hasSuggestions(kind, first.name)),
        searchable: 'true',
        operators,
        types: typesOf(kind),
      },
    ];
  });
}

function searchable(field: CustomField, site: Site) {
  const [found] = customSearchFields({ kind: 'custom', id: field.number, span: { start: 0, end: 0 } }, site);
  if (found === undefined) throw new Error(`The search does not know ${field.id}.`);
  return found;
}

function namesakes(name: string, fields: readonly CustomField[]): readonly CustomField[] {
  return fields.filter((field) => field.name.toLowerCase() === name.toLowerCase());
}

function isSystem(name: string): boolean {
  return systemField({ kind: 'named', name, span: { start: 0, end: 0 } }) !== null;
}
