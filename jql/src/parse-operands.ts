import { parseField } from './parse-field.ts';
import {
  type HistoryPredicate,
  historyPredicateNames,
  type Operand,
  type SingleOperand,
  type SortKey,
  type Value,
} from './syntax.ts';
import { syntaxFault, type TokenReader } from './token-reader.ts';

/** Lists inside lists are allowed and flattened; this bounds how deep they may go. */
const maxListDepth = 50;

export function parseOperand(reader: TokenReader): Operand {
  const start = reader.peek().span.start;
  if (!reader.atSymbol('(')) return parseSingle(reader);
  const items: SingleOperand[] = [];
  parseList(reader, items, 0);
  return { kind: 'list', items, span: reader.spanFrom(start) };
}

function parseList(reader: TokenReader, items: SingleOperand[], depth: number): void {
  const open = reader.next().span;
  if (depth >= maxListDepth) {
    throw syntaxFault(open, `The query has more than ${maxListDepth} lists inside each other.`);
  }
  do {
    if (reader.atSymbol('(')) parseList(reader, items, depth + 1);
    else items.push(parseSingle(reader));
  } while (reader.skipSymbol(','));
  reader.closeBracket(open);
}

function parseSingle(reader: TokenReader): SingleOperand {
  const token = reader.peek();
  if (reader.skipKeyword('empty') || reader.skipKeyword('null')) return { kind: 'empty', span: token.span };
  const value = reader.value();
  if (!reader.atSymbol('(')) return value;
  const open = reader.next().span;
  const args: Value[] = [];
  if (reader.atSymbol(',')) throw reader.unexpected("')'");
  if (!reader.atSymbol(')')) {
    do args.push(argument(reader, args.length > 0));
    while (reader.skipSymbol(','));
  }
  reader.closeBracket(open, "')' or ','");
  return { kind: 'function', name: value.text, args, span: reader.spanFrom(token.span.start) };
}

function argument(reader: TokenReader, isAfterComma: boolean): Value {
  const { span } = reader.peek();
  if (isAfterComma && reader.atSymbol(')')) throw syntaxFault(span, 'Function argument must be specified.');
  if (isAfterComma && reader.atEnd()) {
    throw syntaxFault(span, 'Expecting a function argument at the end of the query.');
  }
  if (reader.atEnd()) throw reader.unexpected("')'");
  return reader.value('a function argument', 'an argument');
}

/** What follows WAS and CHANGED: `AFTER "2026-01-01" BY currentUser()`. */
export function parsePredicates(reader: TokenReader): readonly HistoryPredicate[] {
  const predicates: HistoryPredicate[] = [];
  for (;;) {
    const start = reader.peek().span.start;
    const name = historyPredicateNames.find((candidate) => reader.skipKeyword(candidate));
    if (name === undefined) return predicates;
    const operand = parseOperand(reader);
    predicates.push({ name, operand, span: reader.spanFrom(start) });
  }
}

/** `ORDER BY …` or nothing, up to the end of the query. */
export function parseOrderBy(reader: TokenReader): readonly SortKey[] {
  if (reader.atEnd()) return [];
  if (!reader.skipKeyword('order')) throw reader.missingJoin();
  if (!reader.skipKeyword('by')) throw reader.unexpected("'by'");
  const keys: SortKey[] = [];
  do {
    const start = reader.peek().span.start;
    const field = parseField(reader);
    const direction = reader.skipKeyword('asc') ? 'asc' : reader.skipKeyword('desc') ? 'desc' : null;
    keys.push({ field, direction, span: reader.spanFrom(start) });
  } while (reader.skipSymbol(','));
  if (reader.atEnd()) return keys;
  const expected = keys.at(-1)?.direction === null ? "either 'ASC' or 'DESC'" : "','";
  throw reader.unexpected(expected, 'ORDER BY comes last, its fields separated by commas.');
}
