/** A half-open range of UTF-16 code units in the text of a query: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span of syntax that was built, not read: it stands in no text. */
export const nowhere: Span = { start: 0, end: 0 };

/** A whole query. An empty text is the query without a condition (`where: null`) and without an order. */
export interface Query {
  readonly where: Clause | null;
  readonly orderBy: readonly SortKey[];
  readonly span: Span;
}

export type Clause = And | Or | Not | Comparison | Was | Changed;

/** At least two clauses. Brackets in the text show as nesting, so `(a AND b) AND c` has two levels. */
export interface And {
  readonly kind: 'and';
  readonly clauses: readonly Clause[];
  readonly span: Span;
}

/** At least two clauses. */
export interface Or {
  readonly kind: 'or';
  readonly clauses: readonly Clause[];
  readonly span: Span;
}

export interface Not {
  readonly kind: 'not';
  readonly clause: Clause;
  readonly span: Span;
}

export const comparisonOperators = [
  '=',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  '~',
  '!~',
  'in',
  'not in',
  'is',
  'is not',
] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

/**
 * What an issue is now. The grammar lets any operand follow any operator, as Jira's does (`status in Open` parses and is
 * refused later, as a matter of meaning).
 */
export interface Comparison {
  readonly kind: 'comparison';
  readonly field: Field;
  readonly operator: ComparisonOperator;
  readonly operatorSpan: Span;
  readonly operand: Operand;
  readonly span: Span;
}

export const wasOperators = ['was', 'was not', 'was in', 'was not in'] as const;
export type WasOperator = (typeof wasOperators)[number];

/** What an issue was at some time, or at the times that the predicates name. */
export interface Was {
  readonly kind: 'was';
  readonly field: Field;
  readonly operator: WasOperator;
  readonly operatorSpan: Span;
  readonly operand: Operand;
  readonly predicates: readonly HistoryPredicate[];
  readonly span: Span;
}

/** That the field's value changed, in the manner that the predicates name. */
export interface Changed {
  readonly kind: 'changed';
  readonly field: Field;
  readonly operatorSpan: Span;
  readonly predicates: readonly HistoryPredicate[];
  readonly span: Span;
}

export const historyPredicateNames = ['after', 'before', 'on', 'during', 'by', 'from', 'to'] as const;
export type HistoryPredicateName = (typeof historyPredicateNames)[number];

/** `DURING` takes a list of two dates; the others take one operand, `BY`, `FROM` and `TO` also a list. */
export interface HistoryPredicate {
  readonly name: HistoryPredicateName;
  readonly operand: Operand;
  readonly span: Span;
}

export type Field = NamedField | CustomField | PropertyField;

/** A field by its name or id as written, unquoted and unescaped: `assignee`, `Story Points`. Names ignore case. */
export interface NamedField {
  readonly kind: 'named';
  readonly name: string;
  readonly span: Span;
}

/** A custom field by its number: `cf[10010]`. */
export interface CustomField {
  readonly kind: 'custom';
  readonly id: number;
  readonly span: Span;
}

/** A value inside an entity property: `issue.property[review].state.name` is entity `issue.property`, key `review`, path `state.name`. */
export interface PropertyField {
  readonly kind: 'property';
  readonly entity: string;
  readonly key: string;
  /** Dotted, without the leading dot; empty when the property itself is meant. */
  readonly path: string;
  readonly span: Span;
}

export type Operand = SingleOperand | List;
export type SingleOperand = Value | FunctionCall | Empty;

/** A literal, unquoted and unescaped: text, number, date and relative date alike. */
export interface Value {
  readonly kind: 'value';
  readonly text: string;
  /** Whether it stood in quotes. It tells `123` (an id first) from `"123"` (a name first), and is kept when printing. */
  readonly quoted: boolean;
  readonly span: Span;
}

export interface FunctionCall {
  readonly kind: 'function';
  readonly name: string;
  readonly args: readonly Value[];
  readonly span: Span;
}

/** `EMPTY` or `NULL`. */
export interface Empty {
  readonly kind: 'empty';
  readonly span: Span;
}

/** `(a, b, c)`; lists inside a list are flattened, as Jira does. At least one item. */
export interface List {
  readonly kind: 'list';
  readonly items: readonly SingleOperand[];
  readonly span: Span;
}

export interface SortKey {
  readonly field: Field;
  /** Null when not said: the field's own order, which is ascending for most and descending for dates and priority. */
  readonly direction: 'asc' | 'desc' | null;
  readonly span: Span;
}

/**
 * What is wrong, and where. `message` is what Jira would say (without its prefix and position, see ./fault-message.ts);
 * `hint`, where there is one, is what to do about it.
 */
export interface Fault {
  readonly message: string;
  readonly span: Span;
  readonly hint?: string;
}

export type ParseResult =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly errors: readonly Fault[] };
