import type { Changed, Clause, Comparison, ComparisonOperator, Operator, Was } from '@sidelight/jql';
import { fieldName, noHistory, parse, unknownField, unsupportedOperator } from '@sidelight/jql';
import { compileChanged, compileWas, holdsAny } from './compile-history.ts';
import { compileScale, satisfies } from './compile-scale.ts';
import { compileText } from './compile-text.ts';
import type { IdField, SearchField } from './field-shapes.ts';
import { byScan, every, type Matcher, never, type Predicate, some } from './matcher.ts';
import { checkOperandShape, type WantedIds, wantedIds } from './operand.ts';
import { ranking } from './rank.ts';
import { savedFilters } from './saved-filters.ts';
import type { Compilation } from './search-context.ts';
import { searchFields } from './search-field.ts';
import { wording } from './wording.ts';

/** Against 1 for comparing an id. */
const HISTORY_COST = 20;

/**
 * As Jira does, NOT is carried down to the operators (`NOT assignee = x` is `assignee != x`), which is why it does not
 * find issues whose field is empty.
 */
export function compileClause(clause: Clause, negated: boolean, compilation: Compilation): Matcher {
  switch (clause.kind) {
    case 'and':
    case 'or': {
      const parts = clause.clauses.map((part) => compileClause(part, negated, compilation));
      return (clause.kind === 'and') !== negated ? every(parts) : some(parts);
    }
    case 'not':
      return compileClause(clause.clause, !negated, compilation);
    default:
      return compileTerm(clause, negated, compilation);
  }
}

type Term = Comparison | Was | Changed;

function compileTerm(term: Term, negated: boolean, compilation: Compilation): Matcher {
  const fields = searchFields(term.field, compilation);
  const [first] = fields;
  if (first === undefined) {
    compilation.refuse(unknownField(fieldName(term.field)));
    return never;
  }
  return fields.length === 1
    ? compileFor(first, term, negated, compilation)
    : compileNamesakes(fields, term, negated, compilation);
}

/**
 * Of several fields with one name each is asked by itself, and what any of them finds is found. A value must be known to
 * one of them; a field that cannot take the operator at all is left out where another can.
 */
function compileNamesakes(
  fields: readonly SearchField[],
  term: Term,
  negated: boolean,
  compilation: Compilation,
): Matcher {
  const tried = fields.map((field) => {
    const faults: string[] = [];
    const missed = new Map<string, string>();
    const matcher = compileFor(field, term, negated, {
      ...compilation,
      refuse: (message) => faults.push(message),
      miss: (value, message) => missed.set(value, message),
    });
    return { matcher, faults, missed };
  });
  const asked = tried.filter(({ faults }) => faults.length === 0);
  if (asked.length === 0) {
    for (const fault of tried.flatMap(({ faults }) => faults)) compilation.refuse(fault);
  }
  for (const [value, message] of asked[0]?.missed ?? []) {
    if (asked.every(({ missed }) => missed.has(value))) compilation.miss(value, message);
  }
  return some(asked.map(({ matcher }) => matcher));
}

function compileFor(field: SearchField, term: Term, negated: boolean, compilation: Compilation): Matcher {
  if (term.kind === 'comparison') return compileComparison(term, field, negated, compilation);
  if (field.holds !== 'ids' || field.historyField === null) {
    compilation.refuse(noHistory(field.name));
    return never;
  }
  const matches =
    term.kind === 'was'
      ? compileWas(term, field, field.historyField, compilation)
      : compileChanged(term, field, field.historyField, compilation);
  return byScan(negated ? (issue) => !matches(issue) : matches, HISTORY_COST);
}

function compileComparison(
  clause: Comparison,
  field: SearchField,
  negated: boolean,
  compilation: Compilation,
): Matcher {
  if (!checkOperandShape(clause.operator, clause.operand, field, compilation)) return never;
  const operators: readonly Operator[] = field.operators;
  const asksWords = clause.operator === '~' || clause.operator === '!~';
  if (clause.operand.kind === 'empty' && operators.includes('~') && !operators.includes('is')) {
    const canBe = asksWords || operators.includes('!~');
    compilation.refuse(
      canBe ? wording.noEmpty(field.name) : unsupportedOperator(clause.operator, field.name),
    );
    return never;
  }
  if (!operators.includes(clause.operator)) {
    compilation.refuse(unsupportedOperator(clause.operator, field.name));
    return never;
  }
  const operator = negated ? opposite[clause.operator] : clause.operator;
  if (field.isSavedSearch === true) return compileFilters(clause, operator, compilation);
  // `summary ~ EMPTY` is what `summary IS EMPTY` is.
  if (operator === 'is' || operator === 'is not' || (asksWords && clause.operand.kind === 'empty')) {
    const isEmpty = emptiness(field);
    return byScan(operator === 'is' || operator === '~' ? isEmpty : (issue) => !isEmpty(issue));
  }
  switch (field.holds) {
    case 'ids':
      return compileIds(clause, operator, field, compilation);
    case 'text':
      return compileText(clause, operator, field, compilation);
    default:
      return compileScale(clause, operator, field, compilation);
  }
}

const opposite: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '!=',
  '!=': '=',
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  '~': '!~',
  '!~': '~',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
};

/** `filter = "My open work"`: what the saved search finds, its order left aside. */
function compileFilters(clause: Comparison, operator: ComparisonOperator, compilation: Compilation): Matcher {
  const found = savedFilters(clause.operand, compilation).map((filter) => {
    const parsed = parse(filter.jql);
    if (!parsed.ok || parsed.query.where === null) return byScan(() => parsed.ok);
    return compileClause(parsed.query.where, false, {
      ...compilation,
      filters: [...compilation.filters, filter],
    });
  });
  const any = some(found);
  return operator === '!=' || operator === 'not in' ? byScan((issue) => !any.matches(issue), any.cost) : any;
}

function emptiness(field: SearchField): Predicate {
  switch (field.holds) {
    case 'ids':
      return (issue) => field.ids(issue).length === 0;
    case 'text':
      return (issue) => field.texts(issue).every((text) => text.trim() === '');
    default:
      return (issue) => field.value(issue) === null;
  }
}

function compileIds(
  clause: Comparison,
  operator: ComparisonOperator,
  field: IdField,
  compilation: Compilation,
): Matcher {
  const wanted = wantedIds(clause.operand, field, compilation);
  if (operator === '=' || operator === 'in') {
    return {
      ...byScan(holdsOneOf(wanted, field)),
      candidates: field.isItself && !wanted.empty ? () => compilation.namedIssues(wanted.ids) : null,
    };
  }
  const { id } = field;
  if (id !== undefined && (operator === '!=' || operator === 'not in')) {
    return byScan((issue) => {
      const held = id(issue);
      return held !== null && !wanted.ids.has(held);
    });
  }
  if (operator === '!=' || operator === 'not in') {
    return byScan((issue) => {
      const ids = field.ids(issue);
      return ids.length > 0 && !holdsAny(wanted, ids);
    });
  }
  if (field.kind === 'property') return byScan(comparesProperty(operator, field, wanted));
  const ranks = ranking(field.kind, compilation.site);
  const limits = [...wanted.ids];
  return byScan((issue) =>
    field.ids(issue).some((id) =>
      limits.some((limit) => {
        const difference = ranks.compare(id, limit);
        return difference !== null && satisfies(operator, difference);
      }),
    ),
  );
}

/** Asked of every issue of a site, so without making lists where one id can be had. */
function holdsOneOf(wanted: WantedIds, field: IdField): Predicate {
  const { id } = field;
  if (id === undefined) return (issue) => holdsAny(wanted, field.ids(issue));
  return (issue) => {
    const held = id(issue);
    return held === null ? wanted.empty : wanted.ids.has(held);
  };
}

/** Numbers as numbers, everything else (dates as ISO writes them) as text. */
function comparesProperty(operator: ComparisonOperator, field: IdField, wanted: WantedIds): Predicate {
  const limits = [...wanted.ids];
  return (issue) =>
    field.ids(issue).some((held) =>
      limits.some((limit) => {
        const [a, b] = [Number(held), Number(limit)];
        if (!Number.isNaN(a) && !Number.isNaN(b)) return satisfies(operator, a - b);
        return satisfies(operator, held < limit ? -1 : held > limit ? 1 : 0);
      }),
    );
}
