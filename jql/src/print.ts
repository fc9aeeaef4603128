import { isBareWord, quote, quoteIfNeeded } from './quote.ts';
import type { Clause, Field, HistoryPredicate, Operand, Query, SortKey } from './syntax.ts';

/**
 * The canonical text of a query: upper-case keywords, double quotes and only where needed (or where the query had
 * them), brackets only where they matter. Reading it gives the same query up to spans.
 */
export function print(query: Query): string {
  const where = query.where === null ? '' : printClause(query.where);
  const orderBy = query.orderBy.length === 0 ? '' : `ORDER BY ${query.orderBy.map(printSortKey).join(', ')}`;
  return where === '' || orderBy === '' ? where + orderBy : `${where} ${orderBy}`;
}

/** One condition; its text can stand inside another query only where the caller brackets it. */
function printClause(clause: Clause): string {
  switch (clause.kind) {
    case 'and':
      return clause.clauses
        .map((part) => bracketed(part, part.kind === 'and' || part.kind === 'or'))
        .join(' AND ');
    case 'or':
      return clause.clauses.map((part) => bracketed(part, part.kind === 'or')).join(' OR ');
    case 'not':
      return `NOT ${bracketed(clause.clause, clause.clause.kind === 'and' || clause.clause.kind === 'or')}`;
    case 'comparison':
      return `${printField(clause.field)} ${clause.operator.toUpperCase()} ${printOperand(clause.operand)}`;
    case 'was':
      return `${printField(clause.field)} ${clause.operator.toUpperCase()} ${printOperand(clause.operand)}${printPredicates(clause.predicates)}`;
    case 'changed':
      return `${printField(clause.field)} CHANGED${printPredicates(clause.predicates)}`;
  }
}

function bracketed(clause: Clause, needed: boolean): string {
  return needed ? `(${printClause(clause)})` : printClause(clause);
}

function printField(field: Field): string {
  switch (field.kind) {
    case 'named':
      return quoteIfNeeded(field.name);
    case 'custom':
      return `cf[${field.id}]`;
    case 'property':
      return `${/^-?\d+$/.test(field.entity) ? quote(field.entity) : quoteIfNeeded(field.entity)}[${quoteIfNeeded(field.key)}]${field.path === '' ? '' : `.${escapePath(field.path)}`}`;
  }
}

/** A path cannot be quoted, so what is not a plain character becomes an escape. */
function escapePath(path: string): string {
  return path.replace(/[^A-Za-z0-9_.-]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'value':
      return operand.quoted || !isBareWord(operand.text) ? quote(operand.text) : operand.text;
    case 'function':
      return `${quoteIfNeeded(operand.name)}(${operand.args.map(printOperand).join(', ')})`;
    case 'empty':
      return 'EMPTY';
    case 'list':
      return `(${operand.items.map(printOperand).join(', ')})`;
  }
}

function printPredicates(predicates: readonly HistoryPredicate[]): string {
  return predicates.map(({ name, operand }) => ` ${name.toUpperCase()} ${printOperand(operand)}`).join('');
}

function printSortKey(key: SortKey): string {
  return key.direction === null
    ? printField(key.field)
    : `${printField(key.field)} ${key.direction.toUpperCase()}`;
}
