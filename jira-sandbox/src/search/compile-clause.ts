import type { Clause, Comparison, ComparisonOperator, Field, Operator } from '@sidelight/jql';
import { fieldName, unsupportedOperator } from '@sidelight/jql';
import { compileChanged, compileWas, holdsAny } from './compile-history.ts';
import { byScan, every, type Matcher, never, type Predicate, some } from './matcher.ts';
import { checkCall, checkOperandShape, type WantedIds, wantedIds } from './operand.ts';
import { ranking } from './rank.ts';
import { type WantedRange, wantedRanges } from './scale-values.ts';
import type { Compilation } from './search-context.ts';
import {
  type IdField,
  indexedTexts,
  type ScaleField,
  type SearchField,
  searchField,
  type TextField,
} from './search-field.ts';
import { parseTextQuery } from './text-query.ts';
import { wording } from './wording.ts';

/** Against 1 for comparing an id. */
const HISTORY_COST = 20;
const TEXT_COST = 50;

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
  const found = searchField(field);
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

function isOrdering(operator: ComparisonOperator): boolean {
  return operator === '>' || operator === '>=' || operator === '<' || operator === '<=';
}

function satisfies(operator: ComparisonOperator, difference: number): boolean {
  if (operator === '>') return difference > 0;
  if (operator === '>=') return difference >= 0;
  return operator === '<' ? difference < 0 : difference <= 0;
}

function compileScale(
  clause: Comparison,
  operator: ComparisonOperator,
  field: ScaleField,
  compilation: Compilation,
): Matcher {
  const wanted = wantedRanges(clause.operand, field, compilation);
  const findsEmpty = wanted.includes(null);
  const ranges = wanted.filter((range): range is WantedRange => range !== null);
  const isWithin = (value: number | string) => ranges.some(({ low, high }) => value >= low && value <= high);
  const [onlyRange] = ranges;
  if (ranges.length === 1 && onlyRange !== undefined && isOrdering(operator)) {
    const { low } = onlyRange;
    return byScan((issue) => {
      const value = field.value(issue);
      return value !== null && satisfies(operator, value < low ? -1 : value > low ? 1 : 0);
    });
  }
  return byScan((issue) => {
    const value = field.value(issue);
    if (operator === '=' || operator === 'in') return value === null ? findsEmpty : isWithin(value);
    if (value === null) return false;
    if (operator === '!=' || operator === 'not in') return !isWithin(value);
    return ranges.some(({ low }) => satisfies(operator, value < low ? -1 : value > low ? 1 : 0));
  });
}

function compileText(
  clause: Comparison,
  operator: ComparisonOperator,
  field: TextField,
  compilation: Compilation,
): Matcher {
  const words = searchWords(clause, field, compilation);
  if (words === null) return never;
  const query = parseTextQuery(words);
  const { needed } = query;
  return {
    ...byScan((issue) => {
      const texts = field.texts(issue).filter((text) => text.trim() !== '');
      const found = texts.some((text) => query.matches(text));
      return operator === '~' ? found : texts.length > 0 && !found;
    }, TEXT_COST),
    candidates:
      operator === '~' && needed !== null && field.isIndexed
        ? () => compilation.site.texts.lookUp(needed, compilation.site.issues.values(), indexedTexts)
        : null,
  };
}

/** `fixVersion ~ "2026.*"`: versions by the words of their names. */
function compileNameSearch(
  clause: Comparison,
  operator: '~' | '!~',
  field: IdField,
  compilation: Compilation,
): Matcher {
  const words = searchWords(clause, field, compilation);
  if (words === null) return never;
  const query = parseTextQuery(words);
  const names = compilation.site.projects.flatMap((project) => project.versions);
  const ids = new Set(names.filter(({ name }) => query.matches(name)).map(({ id }) => id));
  return byScan((issue) => {
    const held = field.ids(issue);
    const found = held.some((id) => ids.has(id));
    return operator === '~' ? found : held.length > 0 && !found;
  });
}

function searchWords(clause: Comparison, field: SearchField, compilation: Compilation): string | null {
  const { operand } = clause;
  if (operand.kind !== 'value') {
    if (operand.kind === 'function') checkCall(operand, field, compilation);
    return null;
  }
  const text = operand.text.trim();
  const sign = text.charAt(0);
  if (text === '') compilation.refuse(wording.emptyText(field.name));
  else if (sign === '*' || sign === '?') compilation.refuse(wording.leadingWildcard(text, field.name, sign));
  else return text;
  return null;
}
