import {
  nowhere,
  reservedWords,
  type SystemField,
  systemField,
  systemFields,
  systemFunctions,
} from '@sidelight/jql';
import type { Site } from '../../site/model/site.ts';
import { bodyRecord, queryText, type RestCall, type RestRoute } from '../call.ts';
import { fieldsOf } from '../fields.ts';
import { folded } from '../fold.ts';
import { badRequest } from '../refusal.ts';

const SHOWN_SUGGESTIONS = 15;

/** What the JQL editor offers while somebody types. */
export const autocompleteRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/jql/autocompletedata',
    scope: 'read:jira-work',
    handle: ({ site }) => referenceData(site),
  },
  {
    method: 'POST',
    path: '/jql/autocompletedata',
    scope: 'read:jira-work',
    handle: (call) => {
      const { projectIds } = bodyRecord(call);
      if (projectIds !== undefined && !Array.isArray(projectIds))
        throw badRequest("'projectIds' must be a list of numbers.");
      return referenceData(call.site);
    },
  },
  { method: 'GET', path: '/jql/autocompletedata/suggestions', scope: 'read:jira-work', handle: suggest },
];

function referenceData(site: Site) {
  const custom = fieldsOf(site).filter(({ id }) => id.startsWith('customfield_'));
  return {
    visibleFieldNames: [
      ...systemFields.map((field) => ({
        value: field.name,
        displayName: field.name,
        orderable: String(field.sortable),
        searchable: 'true',
        auto: String(valuesOf(site, field) !== null),
        operators: field.operators,
        types: [],
      })),
      ...custom.map(({ name, schema, clauseNames }) => ({
        value: name,
        displayName: `${name} - ${clauseNames.find((clause) => clause.startsWith('cf[')) ?? name}`,
        cfid: `cf[${String(schema['customId'])}]`,
        orderable: 'true',
        searchable: 'true',
        operators: ['=', '!=', 'in', 'not in', 'is', 'is not'],
        types: [],
      })),
    ],
    visibleFunctionNames: systemFunctions.map((entry) => ({
      value: `${entry.name}()`,
      displayName: `${entry.name}()`,
      ...(entry.isList ? { isList: 'true' } : {}),
      types: [],
    })),
    jqlReservedWords: [...reservedWords],
  };
}

function suggest(call: RestCall) {
  const name = queryText(call, 'fieldName');
  const predicate = queryText(call, 'predicateName');
  if (name === null) throw badRequest("The 'fieldName' query parameter is required.");
  const field = systemField({ kind: 'named', name, span: nowhere });
  const custom = call.site.customFields.find((each) => folded(each.name) === folded(name));
  if (field === null && custom === undefined)
    throw badRequest(`The field '${name}' does not exist or you do not have permission to view it.`);
  const people = ['by'].includes(predicate?.toLowerCase() ?? '');
  const all = people
    ? peopleOf(call.site)
    : field === null
      ? (custom?.contexts ?? []).flatMap(({ options }) => options.map(({ value }) => [value, value] as const))
      : (valuesOf(call.site, field) ?? []);
  const typed = queryText(call, predicate === null ? 'fieldValue' : 'predicateValue') ?? '';
  const wanted = folded(typed);
  return {
    results: all
      .filter(
        ([, text]) =>
          folded(text)
            .split(/[\s(-]/)
            .some((word) => word.startsWith(wanted)) || folded(text).startsWith(wanted),
      )
      .slice(0, SHOWN_SUGGESTIONS)
      .map(([value, text]) => ({ value: written(value), displayName: marked(text, typed) })),
  };
}

type Suggestion = readonly [value: string, text: string];

/** Null for fields that have no list of values. */
function valuesOf(site: Site, { kind }: SystemField): readonly Suggestion[] | null {
  const named = (entries: readonly { readonly name: string }[]): readonly Suggestion[] =>
    [...new Set(entries.map(({ name }) => name))].map((name) => [name, name]);
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
      return null;
  }
}

function peopleOf(site: Site): readonly Suggestion[] {
  return site.people.map(({ accountId, displayName }) => [accountId, displayName]);
}

/** As it stands in a query. */
function written(value: string): string {
  return /^[\w.-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function marked(text: string, typed: string): string {
  const escaped = (part: string) => part.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  const at = typed === '' ? -1 : folded(text).indexOf(folded(typed));
  if (at === -1) return escaped(text);
  const end = at + typed.length;
  return `${escaped(text.slice(0, at))}<b>${escaped(text.slice(at, end))}</b>${escaped(text.slice(end))}`;
}
