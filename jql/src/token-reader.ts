import { isReservedWord } from './reserved-words.ts';
import type { Fault, Span, Value } from './syntax.ts';
import { clip, type SymbolText, type Token } from './tokens.ts';

/** Thrown inside the parser only; `parse` turns it into an answer. */
class SyntaxFault extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

export function isSyntaxFault(error: unknown): error is SyntaxFault {
  return error instanceof SyntaxFault;
}

export function syntaxFault(span: Span, message: string, hint?: string): SyntaxFault {
  return new SyntaxFault(hint === undefined ? { message, span } : { message, span, hint });
}

const operators =
  "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";
const operatorSlips: Readonly<Record<string, string>> = {
  like: "For 'contains the text' use '~'.",
  contains: "For 'contains the text' use '~'.",
  equals: "Use '='.",
  notin: "Write 'NOT IN' in two words.",
  isempty: "Write 'IS EMPTY' in two words.",
  isnull: "Write 'IS NULL' in two words.",
  between: "Use '>=' and '<=' joined by AND.",
};

export type NameToken = Extract<Token, { kind: 'word' | 'quoted' }>;

/** Walks over the tokens of one query and knows how to say what was expected where it stands. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  /** The last token is an `end` or a `fault`, so there is always one to look at. */
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', span: { start: this.lastEnd(), end: this.lastEnd() } };
  }

  next(): Token {
    const token = this.peek();
    if (this.#at < this.#tokens.length - 1) this.#at += 1;
    return token;
  }

  atEnd(): boolean {
    return this.peek().kind === 'end';
  }

  atSymbol(symbol: SymbolText): boolean {
    const token = this.peek();
    return token.kind === 'symbol' && token.symbol === symbol;
  }

  atKeyword(keyword: string): boolean {
    const token = this.peek();
    return token.kind === 'word' && token.keyword === keyword;
  }

  skipSymbol(symbol: SymbolText): boolean {
    const found = this.atSymbol(symbol);
    if (found) this.next();
    return found;
  }

  skipKeyword(keyword: string): boolean {
    const found = this.atKeyword(keyword);
    if (found) this.next();
    return found;
  }

  /** The end of what was read so far. */
  lastEnd(): number {
    return this.#tokens[this.#at - 1]?.span.end ?? 0;
  }

  spanFrom(start: number): Span {
    return { start, end: this.lastEnd() };
  }

  /** A literal; `expected` and `use` are for the message when there is none. */
  value(expected = 'either a value, list or function', use = 'a value'): Value {
    const token = this.peek();
    if (token.kind !== 'word' && token.kind !== 'quoted') throw this.#missingWord(expected, use);
    if (token.kind === 'word' && token.keyword !== null && isReservedWord(token.keyword)) {
      throw grammarWords.has(token.keyword)
        ? this.#missingWord(expected, use)
        : this.reservedWord(token, use);
    }
    this.next();
    return { kind: 'value', text: token.text, quoted: token.kind === 'quoted', span: token.span };
  }

  closeBracket(open: Span, expected = "')'"): void {
    if (this.skipSymbol(')')) return;
    if (this.atEnd())
      throw syntaxFault(open, "Expecting ')' before the end of the query.", 'This bracket is not closed.');
    throw this.#spacedValue() ?? this.unexpected(expected);
  }

  unexpected(expected: string, hint?: string): SyntaxFault {
    const token = this.peek();
    if (token.kind === 'fault') return new SyntaxFault(token.fault);
    const message =
      token.kind === 'end'
        ? `Expecting ${expected} before the end of the query.`
        : `Expecting ${expected} but got '${shown(token)}'.`;
    return syntaxFault(token.span, message, hint);
  }

  missingField(): SyntaxFault {
    if (this.atEnd()) {
      const message = 'Expecting a field name at the end of the query.';
      return syntaxFault(this.peek().span, message, 'The query stops in the middle.');
    }
    if (this.atSymbol('[')) {
      return syntaxFault(this.peek().span, "Expecting a field name but got '['. Did you mean 'cf['?");
    }
    return this.#missingWord('a field name', 'a field name');
  }

  missingOperator(field: Span): SyntaxFault {
    const token = this.peek();
    if (token.kind === 'fault') return new SyntaxFault(token.fault);
    const words = this.#wordsFrom(field.start);
    const slip =
      token.kind === 'word' && token.keyword !== null && Object.hasOwn(operatorSlips, token.keyword)
        ? operatorSlips[token.keyword]
        : undefined;
    const isName = words !== null && this.#isOperatorAhead(1, 5);
    const spaced = isName ? `A field name with spaces goes in quotation marks: "${words}".` : undefined;
    const missing =
      token.kind === 'word' && !isLogical(token) ? 'Put one between the field and its value.' : undefined;
    const hint = slip ?? spaced ?? missing;
    const expected =
      token.kind === 'end' ? 'operator before the end of the query' : `operator but got '${shown(token)}'`;
    return syntaxFault(token.span, `Expecting ${expected}. ${operators}`, hint);
  }

  /** After a complete clause something stands that neither joins nor ends it. */
  missingJoin(): SyntaxFault {
    if (this.atSymbol(')'))
      return syntaxFault(this.peek().span, "Unable to parse the query at ')'.", 'No bracket is open here.');
    const hint = this.atSymbol(',')
      ? 'For several values use IN and brackets: IN (a, b).'
      : 'Join two conditions with AND or OR.';
    return this.#spacedValue() ?? this.unexpected("either 'OR' or 'AND'", hint);
  }

  reservedWord(token: NameToken, use: string): SyntaxFault {
    const words = this.#wordsFrom(token.span.start);
    const name = clip(token.text);
    if (grammarWords.has(token.text.toLowerCase())) {
      const surround = `You must surround '${name}' in quotation marks to use it as ${use}.`;
      return syntaxFault(token.span, `Expecting ${use} but got '${name}'. ${surround}`);
    }
    return syntaxFault(
      token.span,
      `'${name}' is a reserved JQL word. You must surround it in quotation marks to use it in a query.`,
      `To use it as ${use} write "${words ?? name}".`,
    );
  }

  /** Jira names what stands there, and how to have it taken for a word. */
  #missingWord(expected: string, use: string): SyntaxFault {
    const token = this.peek();
    const { fault } = this.unexpected(expected);
    if (token.kind === 'end' || token.kind === 'fault') return new SyntaxFault(fault);
    const message = `${fault.message} You must surround '${shown(token)}' in quotation marks to use it as ${use}.`;
    const words = isLogical(token) ? null : this.#wordsFrom(token.span.start);
    return syntaxFault(token.span, message, words === null ? undefined : `Write "${words}".`);
  }

  /** `assignee = Ana Silva`: the value before was cut at its space. */
  #spacedValue(): SyntaxFault | null {
    const before = this.#tokens[this.#at - 1];
    if (before?.kind !== 'word' || this.peek().kind !== 'word' || this.#isOperatorAhead(1, 1)) return null;
    const words = this.#wordsFrom(before.span.start);
    if (words === null) return null;
    return this.unexpected(
      "either 'OR' or 'AND'",
      `A value with spaces goes in quotation marks: "${words}".`,
    );
  }

  /** Whether a comparison begins within so many tokens, words alone before it. */
  #isOperatorAhead(from: number, to: number): boolean {
    for (const token of this.#tokens.slice(this.#at + from, this.#at + to + 1)) {
      if (token.kind === 'symbol') return comparisonSigns.has(token.symbol);
      if (token.kind !== 'word' || isLogical(token)) return false;
      if (comparisonWords.has(token.keyword ?? '')) return true;
    }
    return false;
  }

  /** The run of bare words that begins at an offset, when there are several: the name that somebody forgot to quote. */
  #wordsFrom(start: number): string | null {
    let first = this.#at;
    while (first > 0 && (this.#tokens[first]?.span.start ?? 0) > start) first -= 1;
    const words: string[] = [];
    for (const token of this.#tokens.slice(first, first + 6)) {
      if (token.kind !== 'word' || isLogical(token)) break;
      words.push(token.text);
    }
    // Word processors turn quotes into curly ones, which JQL takes for letters.
    const name = words.join(' ').replace(/^[“”„«»‘’]+|[“”„«»‘’]+$/g, '');
    return words.length > 1 ? clip(name) : null;
  }
}

const comparisonSigns: ReadonlySet<string> = new Set(['=', '!=', '>', '>=', '<', '<=', '~', '!~']);
const comparisonWords: ReadonlySet<string> = new Set(['in', 'not', 'is', 'was', 'changed']);

/** The words of the grammar itself, which Jira tells from those that it only reserves. */
const grammarWords: ReadonlySet<string> = new Set(
  'and or not in is was changed order by asc desc cf on before after to from during'.split(' '),
);

function isLogical(token: Token): boolean {
  return token.kind === 'word' && ['and', 'or', 'order'].includes(token.keyword ?? '');
}

function shown(token: Token): string {
  if (token.kind === 'word' || token.kind === 'quoted') return clip(token.text);
  return token.kind === 'symbol' ? token.symbol : '';
}
