import { parseField } from './parse-field.ts';
import { parseOperand, parseOrderBy, parsePredicates } from './parse-operands.ts';
import type { Clause, ComparisonOperator, Fault, ParseResult, Span, WasOperator } from './syntax.ts';
import { isSyntaxFault, syntaxFault, TokenReader } from './token-reader.ts';
import { tokenize } from './tokens.ts';

/** Longer than any query Jira takes in a URL, and short enough that reading one costs milliseconds. */
export const maxQueryLength = 100_000;
/** Brackets and NOTs inside each other. */
const maxDepth = 200;

/** Reads a query. The text may be anything and of any length: a fault is an answer, never an exception. */
export function parse(text: string): ParseResult {
  if (text.length > maxQueryLength) {
    const message = `The query is too long: ${text.length} characters, where at most ${maxQueryLength} are read.`;
    return refused({ message, span: { start: maxQueryLength, end: text.length } });
  }
  try {
    const reader = new TokenReader(tokenize(text));
    const where = reader.atEnd() || reader.atKeyword('order') ? null : parseOr(reader, 0);
    const orderBy = parseOrderBy(reader);
    return { ok: true, query: { where, orderBy, span: { start: 0, end: text.length } } };
  } catch (error) {
    if (isSyntaxFault(error)) return refused(error.fault);
    throw error;
  }
}

function refused(fault: Fault): ParseResult {
  return { ok: false, errors: [fault] };
}

function parseOr(reader: TokenReader, depth: number): Clause {
  return parseJoined(reader, 'or', '|', () => parseAnd(reader, depth));
}

function parseAnd(reader: TokenReader, depth: number): Clause {
  return parseJoined(reader, 'and', '&', () => parseNot(reader, depth));
}

function parseJoined(
  reader: TokenReader,
  kind: 'and' | 'or',
  symbol: '&' | '|',
  parsePart: () => Clause,
): Clause {
  const start = reader.peek().span.start;
  const first = parsePart();
  const clauses = [first];
  while (reader.skipKeyword(kind) || reader.skipSymbol(symbol)) clauses.push(parsePart());
  return clauses.length === 1 ? first : { kind, clauses, span: reader.spanFrom(start) };
}

function parseNot(reader: TokenReader, depth: number): Clause {
  const { span } = reader.peek();
  if (depth >= maxDepth) {
    throw syntaxFault(span, `The query has more than ${maxDepth} brackets inside each other.`);
  }
  if (reader.skipKeyword('not') || reader.skipSymbol('!')) {
    const clause = parseNot(reader, depth + 1);
    return { kind: 'not', clause, span: reader.spanFrom(span.start) };
  }
  if (!reader.skipSymbol('(')) return parseTerm(reader);
  const clause = parseOr(reader, depth + 1);
  reader.closeBracket(span);
  return clause;
}

function parseTerm(reader: TokenReader): Clause {
  const start = reader.peek().span.start;
  const field = parseField(reader);
  const operatorStart = reader.peek().span.start;
  const operator = parseOperator(reader, { start, end: field.span.end });
  const operatorSpan = reader.spanFrom(operatorStart);
  if (operator === 'changed') {
    const predicates = parsePredicates(reader);
    return { kind: 'changed', field, operatorSpan, predicates, span: reader.spanFrom(start) };
  }
  const operand = parseOperand(reader);
  if (isWas(operator)) {
    const predicates = parsePredicates(reader);
    return { kind: 'was', field, operator, operatorSpan, operand, predicates, span: reader.spanFrom(start) };
  }
  return { kind: 'comparison', field, operator, operatorSpan, operand, span: reader.spanFrom(start) };
}

function isWas(operator: ComparisonOperator | WasOperator): operator is WasOperator {
  return operator.startsWith('was');
}

function parseOperator(reader: TokenReader, field: Span): ComparisonOperator | WasOperator | 'changed' {
  for (const symbol of ['=', '!=', '>', '>=', '<', '<=', '~', '!~'] as const) {
    if (reader.skipSymbol(symbol)) return symbol;
  }
  if (reader.skipKeyword('in')) return 'in';
  if (reader.skipKeyword('is')) {
    if (reader.atSymbol('!')) throw reader.unexpected("'NOT'");
    return reader.skipKeyword('not') ? 'is not' : 'is';
  }
  if (reader.skipKeyword('changed')) return 'changed';
  if (reader.skipKeyword('was')) {
    const negated = reader.skipKeyword('not');
    if (reader.skipKeyword('in')) return negated ? 'was not in' : 'was in';
    return negated ? 'was not' : 'was';
  }
  if (reader.atKeyword('not')) {
    reader.next();
    if (reader.skipKeyword('in')) return 'not in';
    throw reader.unexpected("'IN'", "For one value use '!=', for text '!~'.");
  }
  throw reader.missingOperator(field);
}
