export {
  and,
  call,
  changed,
  comparison,
  empty,
  field,
  list,
  not,
  or,
  query,
  sortBy,
  value,
} from './build.ts';
export { type CheckOptions, check, type Finding, isUnbounded } from './check.ts';
export {
  type DateContext,
  type DateRange,
  dateContext,
  evaluateDate,
  evaluateDateFunction,
  isDateFunction,
  isDateLiteral,
  isIncrement,
} from './dates.ts';
export { explain } from './explain.ts';
export { faultMessage, jiraSyntaxMessage, position } from './fault-message.ts';
export {
  type FieldKind,
  fieldName,
  type Operator,
  type SystemField,
  sortOnlyFields,
  systemField,
  systemFields,
} from './fields.ts';
export { type SystemFunction, systemFunction, systemFunctions } from './functions.ts';
export {
  callFault,
  invalidDate,
  maxSortFields,
  operandFault,
  tooManySortFields,
  unboundedQuery,
  unsupportedOperator,
} from './operand-rules.ts';
export { maxQueryLength, parse } from './parse.ts';
export { print, printClause, printField, printOperand } from './print.ts';
export { isBareWord, quote, quoteIfNeeded } from './quote.ts';
export { reservedWords } from './reserved-words.ts';
export {
  type And,
  type Changed,
  type Clause,
  type Comparison,
  type ComparisonOperator,
  type CustomField,
  comparisonOperators,
  type Empty,
  type Fault,
  type Field,
  type FunctionCall,
  type HistoryPredicate,
  type HistoryPredicateName,
  historyPredicateNames,
  type List,
  type NamedField,
  type Not,
  nowhere,
  type Operand,
  type Or,
  type ParseResult,
  type PropertyField,
  type Query,
  type SingleOperand,
  type SortKey,
  type Span,
  type Value,
  type Was,
  type WasOperator,
  wasOperators,
} from './syntax.ts';
export { createZone, startOfWallDay, wallDay, type Zone } from './zone.ts';
