import { isDateLiteral } from './dates.ts';
import {
  fieldName,
  type Operator,
  type SystemField,
  sortOnlyFields,
  systemField,
  systemFields,
} from './fields.ts';
import { systemFunction, systemFunctions } from './functions.ts';
import {
  callFault,
  invalidDate,
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
import { nearest } from './spelling.ts';
import type { Clause, Fault, Field, Operand, Query, SortKey } from './syntax.ts';

export interface Finding extends Fault {
  /**
   * Every Jira Cloud refuses a query with an `error`. With a `warning` it probably does too, but an app of the site
   * or a later Jira may know the function, the field or the history that is not known here.
   */
  readonly severity: 'error' | 'warning';
}

export interface CheckOptions {
  /** Names of the site's custom fields, where they are known: a name that is no field is an error then. */
  readonly customFields?: readonly string[];
}

/** No condition at all, which Jira Cloud's searches refuse. */
export function isUnbounded(query: Query): boolean {
  return query.where === null;
}

/** What can be said about a query's meaning without asking a site, in reading order. */
export function check(query: Query, options: CheckOptions = {}): readonly Finding[] {
  const findings: Finding[] = [];
  const context: Context = {
    options,
    report: (severity, message, span, hint) =>
      findings.push(hint === undefined ? { severity, message, span } : { severity, message, span, hint }),
  };
  if (query.where === null) {
    context.report(
      'error',
      unboundedQuery,
      query.span,
      'Add a condition, such as project = KEY or created >= -30d.',
    );
  } else {
    checkClause(query.where, context);
  }
  checkOrder(query.orderBy, context);
  return findings;
}

interface Context {
  readonly options: CheckOptions;
  readonly report: (
    severity: Finding['severity'],
    message: string,
    span: Fault['span'],
    hint?: string,
  ) => void;
}

function checkClause(clause: Clause, context: Context): void {
  switch (clause.kind) {
    case 'and':
    case 'or':
      for (const part of clause.clauses) checkClause(part, context);
      return;
    case 'not':
      checkClause(clause.clause, context);
      return;
    default:
      checkTerm(clause, context);
  }
}

type Term = Exclude<Clause, { kind: 'and' | 'or' | 'not' }>;

function checkTerm(term: Term, context: Context): void {
  const field = systemField(term.field);
  const name = fieldName(term.field);
  const operator: Operator = term.kind === 'changed' ? 'changed' : term.operator;
  // Jira looks at the operand before the field: `summary in x` is told of its list, not of its operator.
  const fault = term.kind === 'changed' ? null : operandFault(operator, term.operand, name);
  if (field === null) checkUnknownField(term.field, context);
  else if (fault === null && !field.operators.includes(operator)) {
    if (term.kind === 'comparison')
      context.report('error', unsupportedOperator(operator, name), term.operatorSpan, supported(field));
    // Jira has learnt the history of more fields over the years.
    else context.report('warning', noHistory(name), term.operatorSpan, supported(field));
    return;
  }
  if (term.kind === 'changed' || reportMisspeltFunctions(term.operand, context)) return;
  if (fault !== null) {
    context.report('error', fault, term.operand.span, operandHint(operator, term.operand));
  } else if (field !== null) checkOperand(term.operand, field, name, context);
}

/** A function of an unknown name may be an app's: only one that is near to a known name is spoken of. */
function reportMisspeltFunctions(operand: Operand, { report }: Context): boolean {
  let found = false;
  for (const single of operand.kind === 'list' ? operand.items : [operand]) {
    if (single.kind !== 'function' || systemFunction(single.name) !== null) continue;
    const meant = nearest(
      single.name,
      systemFunctions.map(({ name }) => name),
    );
    if (meant === null) continue;
    report('warning', unknownFunction(single), single.span, `Did you mean '${meant}()'?`);
    found = true;
  }
  return found;
}

function supported(field: SystemField): string {
  return `It supports ${field.operators.map((operator) => operator.toUpperCase()).join(', ')}.`;
}

function operandHint(operator: Operator, operand: Operand): string | undefined {
  if (operand.kind === 'list' || operand.kind === 'function') {
    if (operator === '=' || operator === 'was') return 'Use IN.';
    return operator === '!=' || operator === 'was not' ? 'Use NOT IN.' : undefined;
  }
  if (operator.endsWith('in')) return 'Put the values in brackets, or use = for one value.';
  return operator === 'is' || operator === 'is not'
    ? `Use ${operator === 'is' ? '=' : '!='} for a value.`
    : undefined;
}

function checkOperand(operand: Operand, field: SystemField, name: string, { report }: Context): void {
  for (const single of operand.kind === 'list' ? operand.items : [operand]) {
    if (single.kind === 'function') {
      const isKnown = systemFunction(single.name) !== null && field.kind !== 'other';
      const fault = isKnown ? callFault(single, field.kind, name) : null;
      if (fault !== null) report('error', fault, single.span);
    } else if (single.kind === 'value' && (field.kind === 'instant' || field.kind === 'day')) {
      // A bare number is milliseconds since 1970.
      const isDate = isDateLiteral(single.text) || /^\d+$/.test(single.text);
      if (!isDate)
        report('error', invalidDate(single.text, name, field.kind), single.span, dateHint(single.text));
    }
  }
}

function dateHint(text: string): string | undefined {
  const word = text.toLowerCase();
  if (word === 'today') return 'Use startOfDay() and endOfDay().';
  if (word === 'yesterday') return 'Use startOfDay(-1).';
  if (word === 'tomorrow') return 'Use startOfDay(1).';
  return /^[+-]?\d+[My]$/.test(text)
    ? 'Months and years go with functions: startOfMonth(-1). Here, count in weeks.'
    : undefined;
}

function checkUnknownField(field: Field, { options, report }: Context): void {
  if (field.kind !== 'named') return;
  const { customFields } = options;
  const isCustom = customFields?.some((custom) => custom.toLowerCase() === field.name.toLowerCase()) ?? false;
  if (isCustom) return;
  const meant = nearest(field.name, [
    ...systemFields.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...(customFields ?? []),
  ]);
  if (meant === null && customFields === undefined) return;
  report(
    customFields === undefined ? 'warning' : 'error',
    unknownField(field.name),
    field.span,
    meant === null ? undefined : `Did you mean '${meant}'?`,
  );
}

function checkOrder(keys: readonly SortKey[], context: Context): void {
  const excess = keys[maxSortFields];
  if (excess !== undefined) {
    context.report('error', tooManySortFields, excess.span);
  }
  const sorted = new Map<string, string>();
  for (const { field, span } of keys) {
    const known = systemField(field);
    const name = fieldName(field);
    const identity = (known?.name ?? name).toLowerCase();
    const first = sorted.get(identity);
    if (first !== undefined) context.report('error', sortedTwice(name, first), span);
    sorted.set(identity, name);
    if (known !== null && !known.sortable) {
      context.report('warning', unsortable(name), span);
    } else if (
      known === null &&
      !(field.kind === 'named' && sortOnlyFields.includes(field.name.toLowerCase()))
    ) {
      checkUnknownField(field, context);
    }
  }
}
