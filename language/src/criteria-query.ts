import {
  and,
  type Clause,
  call,
  changed,
  comparison,
  empty,
  list,
  or,
  type Query,
  query,
  type SingleOperand,
  type SortKey,
  sortBy,
  value,
} from '@sidelight/jql';
import type { Criteria, EmptyField, Exceptions, Order, Period, StatusCategory } from './criteria.ts';

/** A person as Jira knows them: whoever asks, nobody, or an account id. */
export type ResolvedPerson =
  | { readonly kind: 'me' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'account'; readonly accountId: string };

/** Criteria whose names were looked up: projects are keys, people are accounts. */
export interface ResolvedCriteria
  extends Omit<
    Criteria,
    'assignee' | 'assignees' | 'notAssignee' | 'reporter' | 'closedBy' | 'onPage' | 'blocked'
  > {
  assignee?: ResolvedPerson | undefined;
  assignees?: ResolvedPerson[] | undefined;
  notAssignee?: ResolvedPerson | undefined;
  reporter?: ResolvedPerson | undefined;
  /** What the site calls being blocked: by a link, as the blocked issue says it, or by a status. At least one of them. */
  blocked?: { readonly links: readonly string[]; readonly statuses: readonly string[] } | undefined;
  /** What the page shows. */
  onPage?: Clause | undefined;
  /** With the site's done statuses: Jira keeps who changed a status, not who closed an issue. */
  closedBy?: { readonly person: ResolvedPerson; readonly doneStatuses: readonly string[] } | undefined;
}

/**
 * The JQL of criteria. It is built as a syntax tree, so no value can become syntax, and it always holds a
 * restriction, because Jira refuses unbounded queries.
 */
export function criteriaToQuery(criteria: ResolvedCriteria): Query {
  const where = and(...withoutRepeats([...clausesOf(criteria)]));
  return query(where ?? comparison('project', 'is not', empty), ...orderOf(criteria));
}

function* clausesOf(criteria: ResolvedCriteria): Generator<Clause> {
  if (criteria.keys !== undefined) yield oneOf('key', criteria.keys);
  if (criteria.projects !== undefined) yield oneOf('project', criteria.projects);
  if (criteria.types !== undefined) yield oneOf('issuetype', criteria.types);
  if (criteria.statuses !== undefined) yield oneOf('status', criteria.statuses);
  if (criteria.statusCategory !== undefined) yield inCategory(criteria.statusCategory);
  if (criteria.priorities !== undefined) yield oneOf('priority', criteria.priorities);
  if (criteria.labels !== undefined) yield oneOf('labels', criteria.labels);
  if (criteria.components !== undefined) yield oneOf('component', criteria.components);
  if (criteria.assignee !== undefined) yield isPerson('assignee', criteria.assignee);
  if (criteria.assignees !== undefined) yield isAnyOf('assignee', criteria.assignees);
  if (criteria.notAssignee !== undefined) yield isNotPerson('assignee', criteria.notAssignee);
  if (criteria.reporter !== undefined) yield isPerson('reporter', criteria.reporter);
  if (criteria.parent !== undefined) yield comparison('parent', '=', criteria.parent);
  if (criteria.text !== undefined) yield comparison('text', '~', searchTerms(criteria.text));
  if (criteria.overdue) {
    yield comparison('duedate', '<', call('startOfDay'));
    if (criteria.statusCategory !== 'open') yield inCategory('open');
  }
  if (criteria.blocked !== undefined) yield* isBlocked(criteria.blocked);
  if (criteria.noDueDate) yield comparison('duedate', 'is', empty);
  for (const field of criteria.without ?? []) yield comparison(emptyFields[field], 'is', empty);
  if (criteria.except !== undefined) yield* noneOf(criteria.except);
  yield* within('duedate', criteria.due, 'day');
  yield* within('created', criteria.created, 'moment');
  yield* within('updated', criteria.updated, 'moment');
  if (criteria.closedBy === undefined) yield* within('resolved', criteria.resolved, 'moment');
  else yield* closedBy(criteria.closedBy, criteria.resolved);
  if (criteria.notUpdatedSince !== undefined) yield comparison('updated', '<', criteria.notUpdatedSince);
  if (criteria.watchedByMe) yield comparison('watcher', '=', call('currentUser'));
  if (criteria.inOpenSprint) yield comparison('sprint', 'in', call('openSprints'));
  if (criteria.sprints !== undefined) yield oneOf('sprint', criteria.sprints);
  if (criteria.fixVersions !== undefined) yield oneOf('fixVersion', criteria.fixVersions);
  if (criteria.onPage !== undefined) yield criteria.onPage;
}

/** "overdue" and "open" may ask for the same thing twice. */
function withoutRepeats(clauses: readonly Clause[]): Clause[] {
  const seen = new Set<string>();
  return clauses.filter((clause) => {
    const text = JSON.stringify(clause);
    return seen.has(text) ? false : seen.add(text);
  });
}

function oneOf(field: string, names: readonly string[]): Clause {
  const [only] = names;
  return names.length === 1 && only !== undefined
    ? comparison(field, '=', only)
    : comparison(field, 'in', list(names));
}

function inCategory(category: StatusCategory): Clause {
  if (category === 'open') return comparison('statusCategory', '!=', 'Done');
  const names = { 'to do': 'To Do', 'in progress': 'In Progress', done: 'Done' } as const;
  return comparison('statusCategory', '=', names[category]);
}

function* isBlocked({ links, statuses }: NonNullable<ResolvedCriteria['blocked']>): Generator<Clause> {
  const either = or(
    links.length === 0 ? null : oneOf('issueLinkType', links),
    statuses.length === 0 ? null : oneOf('status', statuses),
  );
  if (either !== null) yield either;
}

function account(person: Exclude<ResolvedPerson, { kind: 'nobody' }>): SingleOperand {
  return person.kind === 'me' ? call('currentUser') : value(person.accountId);
}

function isPerson(field: string, person: ResolvedPerson): Clause {
  return person.kind === 'nobody' ? comparison(field, 'is', empty) : comparison(field, '=', account(person));
}

function isAnyOf(field: string, people: readonly ResolvedPerson[]): Clause {
  const named = people.filter((person) => person.kind !== 'nobody');
  const someone = named.length === 0 ? null : comparison(field, 'in', list(named.map(account)));
  const nobody = named.length === people.length ? null : comparison(field, 'is', empty);
  return or(someone, nobody) ?? comparison(field, 'is not', empty);
}

/** Jira's != leaves out empty fields, but "not Sam's" includes what is nobody's. */
function isNotPerson(field: string, person: ResolvedPerson): Clause {
  if (person.kind === 'nobody') return comparison(field, 'is not', empty);
  const other = comparison(field, '!=', account(person));
  return or(other, comparison(field, 'is', empty)) ?? other;
}

const emptyFields: Readonly<Record<EmptyField, string>> = {
  labels: 'labels',
  components: 'component',
  description: 'description',
  parent: 'parent',
};

/** The fields that can be empty are asked for it as well, because Jira's NOT IN leaves those issues out. */
function* noneOf(except: Exceptions): Generator<Clause> {
  const always = { projects: 'project', types: 'issuetype', statuses: 'status' } as const;
  const sometimes = { priorities: 'priority', labels: 'labels', components: 'component' } as const;
  for (const [kind, field] of Object.entries(always)) {
    const names = except[kind as keyof typeof always];
    if (names !== undefined) yield isNoneOf(field, names);
  }
  for (const [kind, field] of Object.entries(sometimes)) {
    const names = except[kind as keyof typeof sometimes];
    if (names === undefined) continue;
    const other = isNoneOf(field, names);
    yield or(other, comparison(field, 'is', empty)) ?? other;
  }
}

function isNoneOf(field: string, names: readonly string[]): Clause {
  const [only] = names;
  return names.length === 1 && only !== undefined
    ? comparison(field, '!=', only)
    : comparison(field, 'not in', list(names));
}

/** What is done now, and was moved there by this person; a reopened issue is not closed any more. */
function* closedBy(
  { person, doneStatuses }: NonNullable<ResolvedCriteria['closedBy']>,
  period: Period | undefined,
): Generator<Clause> {
  yield inCategory('done');
  if (person.kind === 'nobody') return;
  yield changed('status', [
    ...(doneStatuses.length === 0 ? [] : [['to', list(doneStatuses)] as const]),
    ['by', account(person)],
    ...(period?.from === undefined ? [] : [['after', period.from] as const]),
    ...(period?.to === undefined ? [] : [['before', dayAfter(period.to)] as const]),
  ]);
}

/** A moment falls on the last day of a period until the next day begins; a due date is itself a day. */
function* within(field: string, period: Period | undefined, unit: 'day' | 'moment'): Generator<Clause> {
  if (period?.from !== undefined) yield comparison(field, '>=', period.from);
  if (period?.to === undefined) return;
  yield unit === 'day' ? comparison(field, '<=', period.to) : comparison(field, '<', dayAfter(period.to));
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/**
 * Marks that Jira's text search reads as its own syntax (wildcards, boolean operators, fields) are taken out: a
 * person means the words.
 * https://support.atlassian.com/jira-software-cloud/docs/search-for-issues-using-the-text-field/
 */
function searchTerms(text: string): string {
  const words = text
    .replace(/[+\-&|!(){}[\]^~*?\\/:"]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? text : words.replace(/\b(?:AND|OR|NOT)\b/g, (word) => word.toLowerCase());
}

const sortFields: Readonly<Record<Order['field'], string>> = {
  created: 'created',
  updated: 'updated',
  due: 'duedate',
  priority: 'priority',
  rank: 'rank',
  key: 'key',
  resolved: 'resolved',
};

/** What was asked for, or what fits: the most pressing first for due dates, else the newest change first. */
function orderOf(criteria: ResolvedCriteria): SortKey[] {
  const { orderBy } = criteria;
  if (orderBy !== undefined) {
    return [sortBy(sortFields[orderBy.field], orderBy.direction === 'ascending' ? 'asc' : 'desc')];
  }
  if (criteria.overdue || criteria.due !== undefined) {
    return [sortBy('duedate', 'asc'), sortBy('priority', 'desc')];
  }
  if (criteria.resolved !== undefined) return [sortBy('resolved', 'desc')];
  if (criteria.created !== undefined) return [sortBy('created', 'desc')];
  if (criteria.notUpdatedSince !== undefined) return [sortBy('updated', 'asc')];
  return [sortBy('updated', 'desc')];
}
