import { isDateFunction, isIncrement } from './dates.ts';
import type { FieldKind, Operator } from './fields.ts';
import { systemFunction } from './functions.ts';
import { printOperand } from './print.ts';
import type { FunctionCall, Operand } from './syntax.ts';

/** What Jira says of an operand that this operator cannot take (lists with `=`, EMPTY with `>`, …), or null. */
export function operandFault(operator: Operator, operand: Operand, field: string): string | null {
  if (operator === 'is' || operator === 'is not') {
    return operand.kind === 'empty'
      ? null
      : `Operator '${operator}' does not support searching for non-empty values for field '${field}'.`;
  }
  if (operand.kind === 'empty') {
    return takesEmpty.has(operator)
      ? null
      : `Operator '${operator}' does not support the empty value representation 'EMPTY' for field '${field}'.`;
  }
  const called = operand.kind === 'function' ? systemFunction(operand.name) : null;
  // Whether an unknown function, an app's perhaps, gives a list nobody can say here.
  if (operand.kind === 'function' && called === null) return null;
  const isList = operand.kind === 'list' || called?.isList === true;
  if (isList === operator.endsWith('in')) return null;
  const given = printOperand(operand);
  return isList
    ? `Operator '${operator}' does not support the list value '${given}' for field '${field}'.`
    : `Operator '${operator}' does not support the non-list value '${given}' for field '${field}'.`;
}

const takesEmpty: ReadonlySet<Operator> = new Set<Operator>(['=', '!=', '~', '!~', 'was', 'was not']);

/** What Jira says of an unknown function, a wrong number of arguments, or values that the field does not hold; or null. */
export function callFault(call: FunctionCall, kind: FieldKind, field: string): string | null {
  const definition = systemFunction(call.name);
  if (definition === null) return unknownFunction(call);
  const { name } = call;
  const { minArguments, maxArguments, usage } = definition;
  const received = call.args.length;
  if (received < minArguments || received > maxArguments) {
    if (usage !== undefined) return usage;
    return minArguments === maxArguments
      ? `Function '${name}' expected '${minArguments}' arguments but received '${received}'.`
      : `Function '${name}' expected between '${minArguments}' and '${maxArguments}' arguments but received '${received}'.`;
  }
  if (!definition.kinds.includes(kind)) return misfit(name, kind, field);
  return isDateFunction(name) && call.args.some(({ text }) => !isIncrement(text))
    ? `Duration for function '${name}' should have the format (+/-)n(yMwdm), e.g -1M for 1 month earlier.`
    : null;
}

export function unknownFunction(call: FunctionCall): string {
  return `Unable to find JQL function '${printOperand(call)}'.`;
}

/** The function gives values of another kind; each kind of field has its own way to say so. */
function misfit(name: string, kind: FieldKind, field: string): string {
  const value = `A value provided by the function '${name}'`;
  switch (kind) {
    case 'instant':
    case 'day':
      return `A date for the field '${field}' provided by the function '${name}' is not valid.`;
    case 'duration':
      return `${value} for the field '${field}' is not a positive duration.`;
    case 'issue':
      return `${value} for the field '${field}' is not a valid issue key.`;
    case 'option':
      return `An option provided by the function '${name}' for the field '${field}' does not exist.`;
    case 'number':
      if (field.toLowerCase() === 'votes') {
        return `${value} is invalid for the field '${field}'. Votes must be a positive whole number.`;
      }
      return field.toLowerCase() === 'workratio'
        ? `${value} for the field '${field}' is not an integer.`
        : `${value} for the field '${field}' is not a valid number.`;
    default:
      return `${value} is invalid for the field '${field}'.`;
  }
}

const timeFormats =
  "'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.";

/** Fields of a day, such as `due`, name the formats of days alone. */
export function invalidDate(text: string, field: string, kind: FieldKind = 'instant'): string {
  const formats =
    kind === 'day' ? "'YYYY/MM/DD', 'YYYY-MM-DD', or a period format e.g. '-5d', '4w 2d'." : timeFormats;
  return `Date value '${text}' for field '${field}' is invalid. Valid formats include: ${formats}`;
}

/** Of AFTER, BEFORE, ON and DURING. */
export function invalidPredicateDate(text: string, predicate: string): string {
  return `Date value '${text}' for predicate '${predicate}' is invalid. Valid formats include: ${timeFormats}`;
}

export function unsupportedOperator(operator: Operator, field: string): string {
  return `The operator '${operator}' is not supported by the '${field}' field.`;
}

/** Jira has two spaces there. */
export function noHistory(field: string): string {
  return `History searches do not support the  '${field}' field.`;
}

export function unknownField(field: string): string {
  return `Field '${field}' does not exist or you do not have permission to view it.`;
}

/** Of a field that is there. */
export function unsortable(field: string): string {
  return `Field '${field}' does not support sorting.`;
}

/** `first` is how an earlier sort key named the same field. */
export function sortedTwice(field: string, first: string): string {
  const twice = `The sort field '${field}' is referenced multiple times in the JQL sort.`;
  return field === first ? twice : `${twice} Field '${field}' is an alias for field '${first}'.`;
}

/** More are refused by Jira Cloud. */
export const maxSortFields = 7;
export const tooManySortFields = `The maximum number of fields to sort by is ${maxSortFields}.`;
export const unboundedQuery =
  'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.';
