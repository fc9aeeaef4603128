import type { Changed, HistoryPredicate, Was } from '@sidelight/jql';
import { startOfWallDay } from '@sidelight/jql';
import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { IdField } from './field-shapes.ts';
import { checkOperandShape, singleOperands, type WantedIds, wantedIds } from './operand.ts';
import { changesOf, episodesOf } from './past.ts';
import { instantRange } from './scale-values.ts';
import type { Compilation } from './search-context.ts';
import { wording } from './wording.ts';

type Predicate = (issue: Issue) => boolean;

const dayLength = 86_400_000;

/** `status WAS "In Progress" BY currentUser() AFTER -1w` */
export function compileWas(
  clause: Was,
  field: IdField,
  historyField: string,
  compilation: Compilation,
): Predicate {
  checkOperandShape(clause.operator, clause.operand, field, compilation);
  const wanted = wantedIds(clause.operand, field, compilation);
  const conditions = readPredicates(clause.predicates, field, compilation);
  for (const { name } of clause.predicates) {
    if (name === 'from' || name === 'to') compilation.refuse(wording.noPredicate(name, clause.operator));
  }
  const was: Predicate = (issue) =>
    episodesOf(issue, field, historyField).some(
      (episode) =>
        holdsAny(wanted, episode.ids) &&
        episode.from <= conditions.latest &&
        episode.to > conditions.earliest &&
        conditions.isBy(episode.by),
    );
  return clause.operator === 'was' || clause.operator === 'was in' ? was : (issue) => !was(issue);
}

/** `assignee CHANGED FROM EMPTY DURING (startOfWeek(), now())` */
export function compileChanged(
  clause: Changed,
  field: IdField,
  historyField: string,
  compilation: Compilation,
): Predicate {
  const { earliest, latest, isBy, isFrom, isTo } = readPredicates(clause.predicates, field, compilation);
  return (issue) =>
    changesOf(issue, historyField).some(
      (change) =>
        change.at >= earliest &&
        change.at <= latest &&
        isBy(change.by) &&
        isFrom(change.from) &&
        isTo(change.to),
    );
}

export function holdsAny(wanted: WantedIds, ids: readonly string[]): boolean {
  return ids.length === 0 ? wanted.empty : ids.some((id) => wanted.ids.has(id));
}

/** A predicate given twice must hold both times. */
interface Conditions {
  /** Both included. */
  earliest: number;
  latest: number;
  isBy: (person: Person) => boolean;
  isFrom: (id: string | null) => boolean;
  isTo: (id: string | null) => boolean;
}

function readPredicates(
  predicates: readonly HistoryPredicate[],
  field: IdField,
  compilation: Compilation,
): Conditions {
  const always = () => true;
  const conditions: Conditions = {
    earliest: Number.NEGATIVE_INFINITY,
    latest: Number.POSITIVE_INFINITY,
    isBy: always,
    isFrom: always,
    isTo: always,
  };
  for (const predicate of predicates) {
    if (predicate.name === 'by') {
      const people = wantedIds(predicate.operand, { name: field.name, kind: 'person' }, compilation).ids;
      const { isBy } = conditions;
      conditions.isBy = (person) => isBy(person) && people.has(person.accountId);
    } else if (predicate.name === 'from' || predicate.name === 'to') {
      const wanted = wantedIds(predicate.operand, field, compilation);
      const end = predicate.name === 'from' ? 'isFrom' : 'isTo';
      const before = conditions[end];
      conditions[end] = (id) => before(id) && holdsAny(wanted, id === null ? [] : [id]);
    } else {
      const [earliest, latest] = readTime(predicate, field, compilation);
      conditions.earliest = Math.max(conditions.earliest, earliest);
      conditions.latest = Math.min(conditions.latest, latest);
    }
  }
  // Contrary times leave no moment at all, not even inside a long episode.
  return conditions.earliest > conditions.latest ? { ...conditions, isBy: () => false } : conditions;
}

function readTime(
  { name, operand }: HistoryPredicate,
  field: IdField,
  compilation: Compilation,
): readonly [number, number] {
  const [first, second, ...more] = singleOperands(operand);
  const start = first === undefined ? null : instantRange(first, field, compilation);
  const everything = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
  if (start === null || first === undefined) return everything;
  if (name === 'during') {
    if (second === undefined || more.length > 0) {
      compilation.refuse(`The predicate 'during' expects two dates in brackets.`);
      return everything;
    }
    const end = instantRange(second, field, compilation);
    return end === null ? everything : [start.start, end.end - 1];
  }
  if (second !== undefined) compilation.refuse(`The predicate '${name}' expects one date.`);
  if (name === 'after') return [start.start + 1, Number.POSITIVE_INFINITY];
  if (name === 'before') return [Number.NEGATIVE_INFINITY, start.start - 1];
  if (first.kind !== 'function') return [start.start, start.end - 1];
  const { zone } = compilation.dates;
  const day = startOfWallDay(zone.toWall(start.start));
  return [zone.toInstant(day), zone.toInstant(day + dayLength) - 1];
}
