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
      : `The operator '${operator}' on field '${field}' only takes EMPTY or NULL.`;
  }
  const called = operand.kind === 'function' ? systemFunction(operand.name) : null;
  // Whether an unknown function, an app's perhaps, gives a list nobody can say here.
  if (operand.kind === 'function' && called === null) return null;
  const isList = operand.kind === 'list' || called?.isList === true;
  if (operator.endsWith('in')) {
    const given = printOperand(operand);
    return isList
      ? null
      : `Operator '${operator}' does not support the non-list value '${given}' for field '${field}'.`;
  }
  if (isList) {
    return `Operator '${operator}' does not support the list value '${printOperand(operand)}' for field '${field}'.`;
  }
  return operand.kind === 'empty' && !takesEmpty.has(operator)
    ? `The operator '${operator}' does not support searching for EMPTY values of field '${field}'.`
    : null;
}

const takesEmpty: ReadonlySet<Operator> = new Set<Operator>(['=', '!=', '~', '!~', 'was', 'was not']);

/** What Jira says of an unknown function, a wrong number of arguments, or values that the field does not hold; or null. */
export function callFault(call: FunctionCall, kind: FieldKind, field: string): string | null {
  const definition = systemFunction(call.name);
  if (definition === null) return `Unable to find JQL function '${call.name}()'.`;
  const { name, minArguments, maxArguments } = definition;
  const received = call.args.length;
  if (received < minArguments || received > maxArguments) {
    const expected = minArguments === maxArguments ? `${minArguments}` : `${minArguments}-${maxArguments}`;
    return `Function '${name}' expected '${expected}' arguments but received '${received}'.`;
  }
  if (!definition.kinds.includes(kind)) {
    return `A value provided by the function '${name}' is invalid for the field '${field}'.`;
  }
  return isDateFunction(name) && call.args.some(({ text }) => !isIncrement(text))
    ? `Duration for function '${name}' should have the format (+/-)n(yMwdm), e.g -1M for 1 month earlier.`
    : null;
}

export function invalidDate(text: string, field: string): string {
  return `Date value '${text}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`;
}

export function unsupportedOperator(operator: Operator, field: string): string {
  return `The operator '${operator}' is not supported by the '${field}' field.`;
}

/** More are refused by Jira Cloud. */
export const maxSortFields = 7;
export const tooManySortFields = `The maximum number of fields to sort by is ${maxSortFields}.`;
export const unboundedQuery =
  'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.';
