import type { Clause, Comparison, ComparisonOperator, Field, Operator } from '@sidelight/jql';
import { fieldName, parse, systemField, unsupportedOperator } from '@sidelight/jql';
import { compileChanged, compileWas, holdsAny } from './compile-history.ts';
import { compileScale, satisfies } from './compile-scale.ts';
import { compileNameSearch, compileText } from './compile-text.ts';
import type { IdField, SearchField } from './field-shapes.ts';
import { byScan, every, type Matcher, never, type Predicate, some } from './matcher.ts';
import { checkOperandShape, type WantedIds, wantedIds } from './operand.ts';
import { ranking } from './rank.ts';
import { savedFilters } from './saved-filters.ts';
import type { Compilation } from './search-context.ts';
import { searchField } from './search-field.ts';
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
    case 'comparison':
      return compileComparison(clause, negated, compilation);
    case 'was':
    case 'changed': {
      const field = resolveField(clause.field, compilation);
      if (field === null) return never;
      if (field.holds !== 'ids' || field.historyField === null) {
        compilation.refuse(wording.noHistory(field.name));
        return never;
      }
      const matches =
        clause.kind === 'was'
          ? compileWas(clause, field, field.historyField, compilation)
          : compileChanged(clause, field, field.historyField, compilation);
      return byScan(negated ? (issue) => !matches(issue) : matches, HISTORY_COST);
    }
  }
}

function resolveField(field: Field, compilation: Compilation): SearchField | null {
  const found = searchField(field, compilation);
  if (found === null) compilation.refuse(wording.noField(fieldName(field)));
  return found;
}

function compileComparison(clause: Comparison, negated: boolean, compilation: Compilation): Matcher {
  const field = resolveField(clause.field, compilation);
  if (field === null) return never;
  const operators: readonly Operator[] = field.operators;
  if (!operators.includes(clause.operator)) {
    compilation.refuse(unsupportedOperator(clause.operator, field.name));
    return never;
  }
  if (!checkOperandShape(clause.operator, clause.operand, field, compilation)) return never;
  const operator = negated ? opposite[clause.operator] : clause.operator;
  if (systemField(clause.field)?.name === 'filter') return compileFilters(clause, operator, compilation);
  // `summary ~ EMPTY` is what `summary IS EMPTY` is.
  const asksWords = operator === '~' || operator === '!~';
  if (operator === 'is' || operator === 'is not' || (asksWords && clause.operand.kind === 'empty')) {
    const isEmpty = emptiness(field);
    return byScan(operator === 'is' || operator === '~' ? isEmpty : (issue) => !isEmpty(issue));
  }
  switch (field.holds) {
    case 'ids':
      return asksWords
        ? compileNameSearch(clause, operator, field, compilation)
        : compileIds(clause, operator, field, compilation);
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
