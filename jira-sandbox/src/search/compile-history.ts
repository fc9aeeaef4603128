import type { Changed, HistoryPredicate, SingleOperand, Was } from '@sidelight/jql';
import { callFault, invalidPredicateDate, startOfWallDay } from '@sidelight/jql';
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
  if (!checkOperandShape(clause.operator, clause.operand, field, compilation)) return () => false;
  const past = withPast(field, historyField, compilation);
  const wanted = wantedIds(clause.operand, past, compilation);
  const { spans, isBy } = readPredicates(clause.predicates, past, compilation);
  for (const { name } of clause.predicates) {
    if (name === 'from' || name === 'to') compilation.refuse(wording.noPredicate(name, clause.operator));
  }
  const was: Predicate = (issue) =>
    mayHaveHeld(issue, wanted, field, historyField) &&
    episodesOf(issue, field, historyField).some(
      (episode) =>
        holdsAny(wanted, episode.ids) &&
        spans.some(([earliest, latest]) => episode.from <= latest && episode.to > earliest) &&
        isBy(episode.by),
    );
  return clause.operator === 'was' || clause.operator === 'was in' ? was : (issue) => !was(issue);
}

/** False only where neither the issue nor its history knows any of it: most issues need no look at their episodes. */
function mayHaveHeld(issue: Issue, wanted: WantedIds, field: IdField, historyField: string): boolean {
  if (wanted.empty || holdsAny(wanted, field.ids(issue))) return true;
  return issue.history.some(({ items }) =>
    items.some(
      ({ fieldId, from, to }) =>
        fieldId === historyField &&
        ((from !== null && wanted.ids.has(from)) || (to !== null && wanted.ids.has(to))),
    ),
  );
}

/** `assignee CHANGED FROM EMPTY DURING (startOfWeek(), now())` */
export function compileChanged(
  clause: Changed,
  field: IdField,
  historyField: string,
  compilation: Compilation,
): Predicate {
  const past = withPast(field, historyField, compilation);
  const { spans, isBy, isFrom, isTo } = readPredicates(clause.predicates, past, compilation);
  return (issue) =>
    changesOf(issue, historyField).some(
      (change) =>
        spans.some(([earliest, latest]) => change.at >= earliest && change.at <= latest) &&
        isBy(change.by) &&
        isFrom(change.from) &&
        isTo(change.to),
    );
}

/** The past also knows names that nothing bears any more. */
function withPast(field: IdField, historyField: string, { site }: Compilation): IdField {
  return { ...field, formerIds: (name) => site.formerNames.idsOf(name, historyField) };
}

export function holdsAny(wanted: WantedIds, ids: readonly string[]): boolean {
  return ids.length === 0 ? wanted.empty : ids.some((id) => wanted.ids.has(id));
}

/** From one instant to another, both included. */
type Span = readonly [earliest: number, latest: number];

const always: Span = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** A predicate given twice must hold both times. */
interface Conditions {
  /** When; none where the times contradict each other. */
  spans: readonly Span[];
  isBy: (person: Person) => boolean;
  isFrom: (id: string | null) => boolean;
  isTo: (id: string | null) => boolean;
}

function readPredicates(
  predicates: readonly HistoryPredicate[],
  field: IdField,
  compilation: Compilation,
): Conditions {
  const anything = () => true;
  const conditions: Conditions = { spans: [always], isBy: anything, isFrom: anything, isTo: anything };
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
      conditions.spans = overlaps(conditions.spans, readTime(predicate, compilation));
    }
  }
  return conditions;
}

function overlaps(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  return some.flatMap(([from, to]) =>
    others.flatMap((other): readonly Span[] => {
      const [earliest, latest] = [Math.max(from, other[0]), Math.min(to, other[1])];
      return earliest <= latest ? [[earliest, latest]] : [];
    }),
  );
}

/** ON takes several dates, of which one must fit; AFTER and BEFORE one, DURING two. What is EMPTY restricts nothing. */
function readTime({ name, operand }: HistoryPredicate, compilation: Compilation): readonly Span[] {
  const dates = singleOperands(operand).filter(({ kind }) => kind !== 'empty');
  const [first, second] = dates.map((single) => predicateTime(name, single, compilation));
  if (dates.length === 0) return [always];
  if (name === 'during') {
    if (dates.length !== 2) compilation.refuse(wording.twoDates);
    return first == null || second == null ? [] : [[first.start, second.end - 1]];
  }
  if (name === 'on') return dates.flatMap((single) => wholeDay(single, compilation));
  if (dates.length !== 1) compilation.refuse(wording.oneDate(name));
  if (first == null) return [];
  return name === 'after' ? [[first.start + 1, always[1]]] : [[always[0], first.start - 1]];
}

function wholeDay(single: SingleOperand, compilation: Compilation): readonly Span[] {
  const range = predicateTime('on', single, compilation);
  if (range === null) return [];
  if (single.kind !== 'function') return [[range.start, range.end - 1]];
  const { zone } = compilation.dates;
  const day = startOfWallDay(zone.toWall(range.start));
  return [[zone.toInstant(day), zone.toInstant(day + dayLength) - 1]];
}

/** As of a date field, with the predicate named in what is wrong. */
function predicateTime(predicate: string, single: SingleOperand, compilation: Compilation) {
  if (single.kind === 'function') {
    const fault = callFault(single, 'instant', predicate);
    const isMisfit = fault?.startsWith('A date for the field') === true;
    if (isMisfit) compilation.refuse(wording.notADate(predicate, single.name));
    else if (fault !== null) compilation.refuse(fault);
    return fault === null ? instantRange(single, { name: predicate, kind: 'instant' }, compilation) : null;
  }
  const text = single.kind === 'value' ? single.text : '';
  const refuse = () => compilation.refuse(invalidPredicateDate(text, predicate));
  return instantRange(single, { name: predicate, kind: 'instant' }, { ...compilation, refuse });
}
