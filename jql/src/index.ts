export {
  and,
  call,
  changed,
  comparison,
  empty,
  list,
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
} from './dates.ts';
export { faultMessage, jiraSyntaxMessage } from './fault-message.ts';
export {
  type FieldKind,
  fieldName,
  type Operator,
  type SystemField,
  sortOnlyFields,
  systemField,
  systemFields,
} from './fields.ts';
export { type SystemFunction, systemFunctions } from './functions.ts';
export {
  callFault,
  invalidDate,
  invalidPredicateDate,
  maxSortFields,
  noHistory,
  operandFault,
  sortedTwice,
  tooManySortFields,
  unboundedQuery,
  unknownField,
  unknownFunction,
  unsortable,
  unsupportedOperator,
} from './operand-rules.ts';
export { parse } from './parse.ts';
export { print, printOperand } from './print.ts';
export { quote, quoteIfNeeded } from './quote.ts';
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
export { createZone, startOfWallDay, wallDay, wallTime, type Zone } from './zone.ts';
