import {
  fieldName,
  maxSortFields,
  type SortKey,
  sortedTwice,
  tooManySortFields,
  unsortable,
} from '@sidelight/jql';
import type { Issue } from '../site/model/issue.ts';
import type { Site } from '../site/model/site.ts';
import { timeSpent } from '../site/worklogs.ts';
import type { SearchField } from './field-shapes.ts';
import type { Compilation } from './search-context.ts';
import { searchFields } from './search-field.ts';
import { wording } from './wording.ts';

export type Compare = (left: Issue, right: Issue) => number;

/** Newest first; issues of one moment by key. */
const byAge: Compare = (left, right) => right.createdAt - left.createdAt || byKey(left, right);

/** By project, the newest of each first. */
function byKey(left: Issue, right: Issue): number {
  if (left.project !== right.project) return left.project.key < right.project.key ? -1 : 1;
  return right.number - left.number;
}

/** The order that a query asks for; where it leaves two issues equal, and when it asks for none, the newest comes first. */
export function compileOrder(keys: readonly SortKey[], compilation: Compilation): Compare {
  if (keys.length > maxSortFields) compilation.refuse(tooManySortFields);
  // What each sort key of the query calls the fields that it sorts by.
  const sorted = new Map<string, string>();
  const compares = keys.flatMap((key) => compileKey(key, sorted, compilation));
  return (left, right) => {
    for (const compare of compares) {
      const difference = compare(left, right);
      if (difference !== 0) return difference;
    }
    return byAge(left, right);
  };
}

type SortValue = number | string | null;

/** Of several fields with one name, one after the other decides. */
function compileKey(key: SortKey, sorted: Map<string, string>, compilation: Compilation): readonly Compare[] {
  const name = fieldName(key.field);
  const { refuse } = compilation;
  // A field that can be sorted by and nothing else.
  if (name.toLowerCase() === 'progress') return [directed(progress, key.direction ?? 'asc')];
  const found = searchFields(key.field, compilation);
  const sortable = found.filter((field) => field.sortable);
  if (found.length === 0) refuse(wording.noSort(name));
  else if (sortable.length === 0) refuse(unsortable(name));
  return sortable.map((field) => {
    const first = sorted.get(field.identity);
    if (first !== undefined) refuse(sortedTwice(name, first));
    sorted.set(field.identity, name);
    return compareBy(field, key.direction, compilation.site);
  });
}

function compareBy(field: SearchField, asked: SortKey['direction'], site: Site): Compare {
  if (field.kind === 'issue') {
    // What is not the issue itself is its parent: `parent`, "Epic Link".
    const pick = (issue: Issue): Issue | null => {
      if (field.holds !== 'ids' || field.isItself === true) return issue;
      return field.ids(issue).length === 0 ? null : issue.parent;
    };
    return compareKeys(pick, asked ?? 'asc');
  }
  return directed(sortValue(field, site), asked ?? (descends(field) ? 'desc' : 'asc'));
}

const descendingKinds: readonly SearchField['kind'][] = [
  'instant',
  'day',
  'duration',
  'priority',
  'status',
  'issueType',
];

/** As in Jira's own source, where a query names no direction; custom fields ascend, whatever they hold. */
function descends({ identity, kind }: SearchField): boolean {
  if (identity.startsWith('customfield_')) return false;
  return descendingKinds.includes(kind) || identity === 'votes' || identity === 'watchers';
}

/** Which share of the work is done, by the time that was spent and is left; null where neither is known. */
function progress(issue: Issue): number | null {
  const spent = timeSpent(issue) ?? 0;
  const whole = spent + (issue.remainingEstimate ?? 0);
  return whole === 0 ? null : spent / whole;
}

/** Empty values are the greatest, as in Jira: last when ascending, first when descending. */
function directed(value: (issue: Issue) => SortValue, direction: 'asc' | 'desc'): Compare {
  const sign = direction === 'asc' ? 1 : -1;
  return (left, right) => {
    const [a, b] = [value(left), value(right)];
    if (a === b) return 0;
    if (a === null) return sign;
    if (b === null) return -sign;
    return a < b ? -sign : sign;
  };
}

function compareKeys(pick: (issue: Issue) => Issue | null, direction: 'asc' | 'desc'): Compare {
  const byProject = directed((issue) => pick(issue)?.project.key ?? null, direction);
  const byNumber = directed((issue) => pick(issue)?.number ?? null, direction);
  return (left, right) => byProject(left, right) || byNumber(left, right);
}

function sortValue(field: SearchField, site: Site): (issue: Issue) => SortValue {
  if (field.holds === 'text') {
    return (issue) => {
      const [first = ''] = field.texts(issue);
      return first.trim() === '' ? null : first.toLowerCase();
    };
  }
  if (field.holds !== 'ids') return field.value;
  const places =
    field.entries === undefined
      ? placesOf(field.kind, site)
      : new Map(field.entries.map(({ id }, index) => [id, index] as const));
  return (issue) => {
    const first = field.ids(issue)[0];
    return first === undefined ? null : (places.get(first) ?? first);
  };
}

/** How the things of a kind sort among themselves: catalogues in their own order, people and names by name. */
function placesOf(kind: SearchField['kind'], site: Site): ReadonlyMap<string, number | string> {
  const inOrder = (entries: readonly { readonly id: string | number }[]) =>
    new Map(entries.map((entry, index) => [String(entry.id), index] as const));
  const byName = (entries: readonly { readonly id: string; readonly name: string }[]) =>
    new Map(entries.map((entry) => [entry.id, entry.name.toLowerCase()] as const));
  switch (kind) {
    case 'project':
      return byName(site.projects);
    case 'person':
      return new Map(
        site.people.map((person) => [person.accountId, person.displayName.toLowerCase()] as const),
      );
    case 'priority':
      return new Map(site.priorities.map((priority) => [priority.id, -priority.rank] as const));
    case 'status':
      return inOrder(site.statuses);
    case 'statusCategory':
      return inOrder(site.statuses.map((status) => status.category));
    case 'resolution':
      return inOrder(site.resolutions);
    case 'issueType':
      return byName(site.issueTypes);
    case 'component':
      return byName(site.projects.flatMap((project) => project.components));
    case 'version':
      return inOrder(site.projects.flatMap((project) => project.versions));
    case 'sprint':
      return inOrder(site.sprints);
    default:
      return new Map();
  }
}
