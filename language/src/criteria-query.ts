import {
  type Clause,
  type Comparison,
  type ComparisonOperator,
  nowhere,
  type Operand,
  type Query,
  type SingleOperand,
  type SortKey,
} from '@sidelight/jql';
import type { Criteria, Order, Period, StatusCategory } from './criteria.ts';

/** A person as Jira knows them: whoever asks, nobody, or an account id. */
export type ResolvedPerson =
  | { readonly kind: 'me' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'account'; readonly accountId: string };

/** Criteria whose names were looked up: projects are keys, people are accounts. */
export interface ResolvedCriteria extends Omit<Criteria, 'assignee' | 'notAssignee' | 'reporter'> {
  assignee?: ResolvedPerson | undefined;
  notAssignee?: ResolvedPerson | undefined;
  reporter?: ResolvedPerson | undefined;
}

/**
 * The JQL of criteria. It is built as a syntax tree, so no value can become syntax, and it always holds a
 * restriction, because Jira refuses unbounded queries.
 */
export function criteriaToQuery(criteria: ResolvedCriteria): Query {
  const clauses = [...clausesOf(criteria)];
  const first = clauses[0] ?? isNotEmpty('project');
  const where: Clause =
    clauses.length > 1 ? { kind: 'and', clauses: mergeEqual(clauses), span: nowhere } : first;
  return { where, orderBy: orderOf(criteria), span: nowhere };
}

function* clausesOf(criteria: ResolvedCriteria): Generator<Clause> {
  if (criteria.keys !== undefined) yield oneOf('key', criteria.keys, false);
  if (criteria.projects !== undefined) yield oneOf('project', criteria.projects);
  if (criteria.types !== undefined) yield oneOf('issuetype', criteria.types);
  if (criteria.statuses !== undefined) yield oneOf('status', criteria.statuses);
  if (criteria.statusCategory !== undefined) yield inCategory(criteria.statusCategory);
  if (criteria.priorities !== undefined) yield oneOf('priority', criteria.priorities);
  if (criteria.labels !== undefined) yield oneOf('labels', criteria.labels);
  if (criteria.components !== undefined) yield oneOf('component', criteria.components);
  if (criteria.assignee !== undefined) yield isPerson('assignee', criteria.assignee);
  if (criteria.notAssignee !== undefined) yield isNotPerson('assignee', criteria.notAssignee);
  if (criteria.reporter !== undefined) yield isPerson('reporter', criteria.reporter);
  if (criteria.parent !== undefined) yield compare('parent', '=', value(criteria.parent, false));
  if (criteria.text !== undefined) yield compare('text', '~', value(searchTerms(criteria.text)));
  if (criteria.overdue) {
    yield compare('duedate', '<', call('startOfDay'));
    if (criteria.statusCategory !== 'open') yield inCategory('open');
  }
  if (criteria.noDueDate) yield compare('duedate', 'is', empty);
  yield* within('duedate', criteria.due, 'day');
  yield* within('created', criteria.created, 'moment');
  yield* within('updated', criteria.updated, 'moment');
  yield* within('resolved', criteria.resolved, 'moment');
  if (criteria.notUpdatedSince !== undefined) yield compare('updated', '<', value(criteria.notUpdatedSince));
  if (criteria.watchedByMe) yield compare('watcher', '=', call('currentUser'));
  if (criteria.inOpenSprint) yield compare('sprint', 'in', call('openSprints'));
}

/** "overdue" and "open" may ask for the same thing twice. */
function mergeEqual(clauses: readonly Clause[]): Clause[] {
  const seen = new Set<string>();
  return clauses.filter((clause) => {
    const text = JSON.stringify(clause);
    return seen.has(text) ? false : seen.add(text);
  });
}

const empty: SingleOperand = { kind: 'empty', span: nowhere };

function value(text: string, quoted = true): SingleOperand {
  return { kind: 'value', text, quoted, span: nowhere };
}

function call(name: string): SingleOperand {
  return { kind: 'function', name, args: [], span: nowhere };
}

function compare(field: string, operator: ComparisonOperator, operand: Operand): Comparison {
  return {
    kind: 'comparison',
    field: { kind: 'named', name: field, span: nowhere },
    operator,
    operatorSpan: nowhere,
    operand,
    span: nowhere,
  };
}

function isNotEmpty(field: string): Clause {
  return compare(field, 'is not', empty);
}

function oneOf(field: string, names: readonly string[], quoted = true): Clause {
  const [only] = names;
  return names.length === 1 && only !== undefined
    ? compare(field, '=', value(only, quoted))
    : compare(field, 'in', { kind: 'list', items: names.map((name) => value(name, quoted)), span: nowhere });
}

function inCategory(category: StatusCategory): Clause {
  if (category === 'open') return compare('statusCategory', '!=', value('Done', false));
  if (category === 'done') return compare('statusCategory', '=', value('Done', false));
  return compare('statusCategory', '=', value(category === 'to do' ? 'To Do' : 'In Progress'));
}

function isPerson(field: string, person: ResolvedPerson): Clause {
  if (person.kind === 'nobody') return compare(field, 'is', empty);
  return compare(field, '=', person.kind === 'me' ? call('currentUser') : value(person.accountId));
}

/** Jira's != leaves out empty fields, but "not Sam's" includes what is nobody's. */
function isNotPerson(field: string, person: ResolvedPerson): Clause {
  if (person.kind === 'nobody') return isNotEmpty(field);
  const other = compare(field, '!=', person.kind === 'me' ? call('currentUser') : value(person.accountId));
  return { kind: 'or', clauses: [other, compare(field, 'is', empty)], span: nowhere };
}

/** A moment falls on the last day of a period until the next day begins; a due date is itself a day. */
function* within(field: string, period: Period | undefined, unit: 'day' | 'moment'): Generator<Clause> {
  if (period?.from !== undefined) yield compare(field, '>=', value(period.from));
  if (period?.to === undefined) return;
  yield unit === 'day'
    ? compare(field, '<=', value(period.to))
    : compare(field, '<', value(dayAfter(period.to)));
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
    return [sortKey(sortFields[orderBy.field], orderBy.direction === 'ascending' ? 'asc' : 'desc')];
  }
  if (criteria.overdue || criteria.due !== undefined) {
    return [sortKey('duedate', 'asc'), sortKey('priority', 'desc')];
  }
  if (criteria.resolved !== undefined) return [sortKey('resolved', 'desc')];
  if (criteria.created !== undefined) return [sortKey('created', 'desc')];
  if (criteria.notUpdatedSince !== undefined) return [sortKey('updated', 'asc')];
  return [sortKey('updated', 'desc')];
}

function sortKey(field: string, direction: 'asc' | 'desc'): SortKey {
  return { field: { kind: 'named', name: field, span: nowhere }, direction, span: nowhere };
}
