import type { Criteria, EmptyField, Exceptions, Period } from './criteria.ts';
import { plural } from './lexicon.ts';

/**
 * Criteria in words, as a noun phrase: "open bugs in Payments assigned to Sam". With `count` 1 in the singular.
 * `nameOf` turns a project's key into its name.
 */
export function describeCriteria(
  criteria: Criteria,
  options: { count?: number | undefined; nameOf?: (projectKey: string) => string } = {},
): string {
  const { count, nameOf = (key: string) => key } = options;
  const before = [...adjectives(criteria)];
  const after = [...conditions(criteria, nameOf)];
  return [...before, nouns(criteria, count === 1), ...after].join(' ');
}

function* adjectives(criteria: Criteria): Generator<string> {
  if (criteria.overdue) yield 'overdue';
  if (criteria.blocked) yield 'blocked';
  if (criteria.statusCategory === 'open' && !criteria.overdue) yield 'open';
  if (criteria.statusCategory === 'done') yield 'done';
  if (criteria.assignee === 'nobody') yield 'unassigned';
  if (criteria.priorities !== undefined) yield `${join(criteria.priorities, 'or')}-priority`;
}

function nouns(criteria: Criteria, singular: boolean): string {
  const types = criteria.types?.map(typeName) ?? ['issue'];
  return join(
    types.map((type) => (singular ? type : plural(type))),
    singular ? 'or' : 'and',
  );
}

function* conditions(criteria: Criteria, nameOf: (key: string) => string): Generator<string> {
  if (criteria.keys !== undefined) yield join(criteria.keys, 'or');
  if (criteria.projects !== undefined) yield `in ${join(criteria.projects.map(nameOf), 'or')}`;
  if (criteria.statuses !== undefined) yield `with status ${join(criteria.statuses, 'or')}`;
  if (criteria.statusCategory === 'to do') yield 'not started';
  if (criteria.statusCategory === 'in progress') yield 'in progress';
  if (criteria.assignee === 'me') yield 'assigned to you';
  else if (criteria.assignee !== undefined && criteria.assignee !== 'nobody')
    yield `assigned to ${criteria.assignee}`;
  if (criteria.assignees !== undefined) yield `assigned to ${join(criteria.assignees.map(you), 'or')}`;
  if (criteria.notAssignee === 'nobody') yield 'assigned to somebody';
  else if (criteria.notAssignee !== undefined) yield `not assigned to ${you(criteria.notAssignee)}`;
  if (criteria.reporter !== undefined) yield `reported by ${you(criteria.reporter)}`;
  if (criteria.labels !== undefined) yield `labelled ${join(criteria.labels, 'or')}`;
  if (criteria.components !== undefined) yield `in component ${join(criteria.components, 'or')}`;
  if (criteria.parent !== undefined) yield `under ${criteria.parent}`;
  if (criteria.inOpenSprint) yield 'in an open sprint';
  if (criteria.sprints !== undefined) yield `in sprint ${join(criteria.sprints, 'or')}`;
  if (criteria.fixVersions !== undefined) yield `for version ${join(criteria.fixVersions, 'or')}`;
  if (criteria.onPage) yield 'on the page you are looking at';
  if (criteria.watchedByMe) yield 'watched by you';
  if (criteria.closedBy !== undefined) {
    yield* during(`closed by ${you(criteria.closedBy)}`, criteria.resolved ?? {});
    if (criteria.resolved === undefined) yield `closed by ${you(criteria.closedBy)}`;
  }
  if (criteria.text !== undefined) yield `about “${criteria.text}”`;
  if (criteria.noDueDate) yield 'without a due date';
  for (const field of criteria.without ?? []) yield emptyFields[field];
  if (criteria.except !== undefined) yield* exceptions(criteria.except, nameOf);
  yield* during('due', criteria.due);
  yield* during('created', criteria.created);
  yield* during('updated', criteria.updated);
  if (criteria.closedBy === undefined) yield* during('resolved', criteria.resolved);
  if (criteria.notUpdatedSince !== undefined)
    yield `not updated since ${readableDay(criteria.notUpdatedSince)}`;
}

const emptyFields: Readonly<Record<EmptyField, string>> = {
  labels: 'without labels',
  components: 'without a component',
  description: 'without a description',
  parent: 'without a parent',
};

function* exceptions(except: Exceptions, nameOf: (key: string) => string): Generator<string> {
  if (except.types !== undefined) yield `except ${join(except.types.map(typeName).map(plural), 'and')}`;
  if (except.projects !== undefined) yield `not in ${join(except.projects.map(nameOf), 'or')}`;
  if (except.statuses !== undefined) yield `not with status ${join(except.statuses, 'or')}`;
  if (except.priorities !== undefined) yield `not of ${join(except.priorities, 'or')} priority`;
  if (except.labels !== undefined) yield `not labelled ${join(except.labels, 'or')}`;
  if (except.components !== undefined) yield `not in component ${join(except.components, 'or')}`;
}

/** "Bug" as "bug"; a name that is more than one capitalised word is left as it is. */
function typeName(type: string): string {
  return /^[A-Z][a-z -]+$/.test(type) ? type.toLowerCase() : type;
}

function you(person: string): string {
  return person === 'me' ? 'you' : person;
}

function* during(verb: string, period: Period | undefined): Generator<string> {
  if (period === undefined) return;
  const { from, to } = period;
  if (from !== undefined && from === to) yield `${verb} on ${readableDay(from)}`;
  else if (from !== undefined && to !== undefined)
    yield `${verb} from ${readableDay(from)} to ${readableDay(to)}`;
  else if (from !== undefined) yield `${verb} since ${readableDay(from)}`;
  else if (to !== undefined) yield `${verb} by ${readableDay(to)}`;
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** "2026-11-27" as "27 Nov 2026". */
export function readableDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${monthNames[Number(month) - 1] ?? month} ${year}`;
}

function join(words: readonly string[], last: string): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
