import { position } from './position.ts';
import type { Fault, Span } from './syntax.ts';

/** Punctuation and operators stand for themselves; `&&` and `||` are read as `&` and `|`. */
const symbols = ['(', ')', '[', ']', ',', '=', '!=', '>', '>=', '<', '<=', '~', '!~', '!', '&', '|'] as const;
export type SymbolText = (typeof symbols)[number];

export type Token =
  /** `text` is unescaped; `keyword` is its lower case when it was written without escapes. */
  | { readonly kind: 'word'; readonly text: string; readonly keyword: string | null; readonly span: Span }
  | { readonly kind: 'quoted'; readonly text: string; readonly span: Span }
  | { readonly kind: 'symbol'; readonly symbol: SymbolText; readonly span: Span }
  | { readonly kind: 'end'; readonly span: Span }
  /** The text stops being JQL here. Always the last token, so that faults come out in reading order. */
  | { readonly kind: 'fault'; readonly fault: Fault; readonly span: Span };

const whitespace = new Set([' ', '\t', '\n', '\r']);
const reservedCharacters = new Set(['{', '}', '*', '/', '%', '+', '^', '$', '#', '@', '?', ';']);
const simpleEscapes: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
  ' ': ' ',
};

/**
 * Control characters and Unicode non-characters: Jira wants them escaped, inside quotes too. A tab is one of them there, and
 * a space between words; line ends may stand anywhere.
 */
export function isControlCharacter(code: number): boolean {
  return (
    (code <= 0x1f && code !== 0x0a && code !== 0x0d) ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0xfdd0 && code <= 0xfdef) ||
    code === 0xfffe ||
    code === 0xffff
  );
}

export function unicodeEscape(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Reads the whole text into tokens in one pass; time and space are linear in its length. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (whitespace.has(character)) {
      at += 1;
      continue;
    }
    const token =
      character === '"' || character === "'"
        ? readQuoted(text, at)
        : (readSymbol(text, at) ?? readWord(text, at));
    tokens.push(token);
    if (token.kind === 'fault') return tokens;
    at = token.span.end;
  }
  tokens.push({ kind: 'end', span: { start: text.length, end: text.length } });
  return tokens;
}

function readSymbol(text: string, start: number): Token | null {
  const first = text.charAt(start);
  const pair = text.slice(start, start + 2);
  const span = (length: number): Span => ({ start, end: start + length });
  if (pair === '==') {
    return fault(span(2), "'==' is not a JQL operator.", "Use '='.");
  }
  if (pair === '<>') {
    return fault(span(2), "'<>' is not a JQL operator.", "Use '!='.");
  }
  if (pair === '&&' || pair === '||') {
    return { kind: 'symbol', symbol: pair === '&&' ? '&' : '|', span: span(2) };
  }
  const symbol =
    symbols.find((candidate) => candidate === pair) ?? symbols.find((candidate) => candidate === first);
  return symbol === undefined ? null : { kind: 'symbol', symbol, span: span(symbol.length) };
}

function readQuoted(text: string, start: number): Token {
  const quote = text.charAt(start);
  const parts: string[] = [];
  let at = start + 1;
  let plainFrom = at;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === quote) {
      parts.push(text.slice(plainFrom, at));
      return { kind: 'quoted', text: parts.join(''), span: { start, end: at + 1 } };
    }
    if (character === '\\') {
      const escaping = readEscape(text, at);
      if (escaping.kind === 'fault') return escaping;
      parts.push(text.slice(plainFrom, at), escaping.text);
      at = escaping.span.end;
      plainFrom = at;
    } else if (isControlCharacter(text.charCodeAt(at))) {
      return illegalCharacter(text, at);
    } else {
      at += 1;
    }
  }
  const unfinished = text
    .slice(start + 1)
    .replace(/\s+/g, ' ')
    .trim();
  const named = unfinished === '' ? 'The quoted string' : `The quoted string '${clip(unfinished)}'`;
  return fault({ start, end: text.length }, `${named} has not been completed.`, `Add the closing ${quote}.`);
}

function readWord(text: string, start: number): Token {
  const parts: string[] = [];
  let at = start;
  let plainFrom = at;
  let escaped = false;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '\\') {
      const escaping = readEscape(text, at);
      if (escaping.kind === 'fault') return escaping;
      parts.push(text.slice(plainFrom, at), escaping.text);
      at = escaping.span.end;
      plainFrom = at;
      escaped = true;
    } else if (whitespace.has(character) || endsWord.has(character)) {
      break;
    } else if (reservedCharacters.has(character) || isControlCharacter(text.charCodeAt(at))) {
      return illegalCharacter(text, at);
    } else {
      at += 1;
    }
  }
  parts.push(text.slice(plainFrom, at));
  const word = parts.join('');
  return { kind: 'word', text: word, keyword: escaped ? null : word.toLowerCase(), span: { start, end: at } };
}

const endsWord = new Set(['"', "'", '=', '!', '<', '>', '(', ')', '~', ',', '[', ']', '|', '&']);

type Escape =
  | { readonly kind: 'escape'; readonly text: string; readonly span: Span }
  | (Token & { kind: 'fault' });

function readEscape(text: string, start: number): Escape {
  const letter = text.charAt(start + 1);
  const simple = Object.hasOwn(simpleEscapes, letter) ? simpleEscapes[letter] : undefined;
  if (simple !== undefined) return { kind: 'escape', text: simple, span: { start, end: start + 2 } };
  const digits = text.slice(start + 2, start + 6);
  if (letter === 'u' && /^[0-9a-fA-F]{4}$/.test(digits)) {
    return {
      kind: 'escape',
      text: String.fromCharCode(Number.parseInt(digits, 16)),
      span: { start, end: start + 6 },
    };
  }
  const received = letter === 'u' ? text.slice(start, start + 6) : text.slice(start, start + 2);
  const named = letter === '' ? 'A lone \\' : `'${received}'`;
  return fault(
    { start, end: start + received.length },
    `${named} is an illegal JQL escape sequence. The valid escape sequences are \\', \\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX.`,
    'Write \\\\ for a backslash.',
  );
}

function illegalCharacter(text: string, at: number): Token & { kind: 'fault' } {
  const code = text.charCodeAt(at);
  const shown = isControlCharacter(code)
    ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    : text.charAt(at);
  const instead = unicodeEscape(code);
  const { line, character } = position(text, at);
  const message = isControlCharacter(code)
    ? `The character '${shown}' on line ${line} at position ${character} must be escaped. Use the escape '${instead}' instead.`
    : `The character '${shown}' is a reserved JQL character. You must enclose it in a string or use the escape '${instead}' instead.`;
  return fault({ start: at, end: at + 1 }, message);
}

function fault(span: Span, message: string, hint?: string): Token & { kind: 'fault' } {
  return { kind: 'fault', span, fault: hint === undefined ? { message, span } : { message, span, hint } };
}

/** A piece of the query as it is quoted back in a message. */
export function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
