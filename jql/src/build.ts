import { isBareWord } from './quote.ts';
import {
  type Changed,
  type Clause,
  type Comparison,
  type ComparisonOperator,
  type Empty,
  type Field,
  type FunctionCall,
  type HistoryPredicateName,
  type List,
  nowhere,
  type Operand,
  type Query,
  type SingleOperand,
  type SortKey,
  type Value,
} from './syntax.ts';

/**
 * Builders: the one safe way to make a query out of names that came from people, pages or models. They make syntax,
 * not text, and `print` quotes whatever is in it.
 */

/** A text that is only digits is quoted, because Jira takes a bare number for an id first; give a number for a bare one. */
export function value(text: string | number): Value {
  const written = String(text);
  const isNumber = typeof text === 'number';
  const quoted = !isBareWord(written) || (!isNumber && /^-?\d+$/.test(written));
  return { kind: 'value', text: written, quoted, span: nowhere };
}

export function call(name: string, ...args: readonly (string | number)[]): FunctionCall {
  return { kind: 'function', name, args: args.map(value), span: nowhere };
}

/** Throws a RangeError on no items: JQL has no empty list. */
export function list(items: readonly (SingleOperand | string | number)[]): List {
  if (items.length === 0) throw new RangeError('a JQL list needs at least one item');
  return {
    kind: 'list',
    items: items.map((item) => (typeof item === 'object' ? item : value(item))),
    span: nowhere,
  };
}

export const empty: Empty = { kind: 'empty', span: nowhere };

/** A name becomes a named field; `{ kind: 'custom' }` and property fields are given as syntax. */
function field(name: string | Field): Field {
  return typeof name === 'string' ? { kind: 'named', name, span: nowhere } : name;
}

export function comparison(
  name: string | Field,
  operator: ComparisonOperator,
  operand: Operand | string | number,
): Comparison {
  return {
    kind: 'comparison',
    field: field(name),
    operator,
    operatorSpan: nowhere,
    operand: typeof operand === 'object' ? operand : value(operand),
    span: nowhere,
  };
}

/** `status CHANGED BY currentUser() AFTER "2026-11-16"`. */
export function changed(
  name: string | Field,
  predicates: readonly (readonly [HistoryPredicateName, Operand | string])[],
): Changed {
  return {
    kind: 'changed',
    field: field(name),
    operatorSpan: nowhere,
    predicates: predicates.map(([predicate, operand]) => ({
      name: predicate,
      operand: typeof operand === 'object' ? operand : value(operand),
      span: nowhere,
    })),
    span: nowhere,
  };
}

/** Joins what is there: nested ANDs become one, nulls are left out, nothing gives null. */
export function and(...clauses: readonly (Clause | null)[]): Clause | null {
  return join('and', clauses);
}

export function or(...clauses: readonly (Clause | null)[]): Clause | null {
  return join('or', clauses);
}

function join(kind: 'and' | 'or', clauses: readonly (Clause | null)[]): Clause | null {
  const parts = clauses.flatMap((clause) =>
    clause === null ? [] : clause.kind === kind ? clause.clauses : [clause],
  );
  const [first] = parts;
  if (first === undefined) return null;
  return parts.length === 1 ? first : { kind, clauses: parts, span: nowhere };
}

export function not(clause: Clause): Clause {
  return { kind: 'not', clause, span: nowhere };
}

export function sortBy(name: string | Field, direction: 'asc' | 'desc' | null = null): SortKey {
  return { field: field(name), direction, span: nowhere };
}

export function query(where: Clause | null, ...orderBy: readonly SortKey[]): Query {
  return { where, orderBy, span: nowhere };
}
