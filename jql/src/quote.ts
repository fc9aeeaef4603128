import { isReservedWord } from './reserved-words.ts';
import { isControlCharacter, unicodeEscape } from './tokens.ts';

/**
 * Whether a text may stand without quotes. Narrower than what Jira would read as one word: whatever Jira might take
 * for a space, an operator or a keyword in another version or language is quoted.
 */
export function isBareWord(text: string): boolean {
  return /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/.test(text) && !isReservedWord(text);
}

/**
 * A text as a quoted JQL string. Nothing in the text can end the string: this is the border that keeps a hostile
 * name a name. Everything but quotes, backslashes, control characters and unpaired surrogates is kept as it is.
 */
export function quote(text: string): string {
  let quoted = '"';
  for (let at = 0; at < text.length; at += 1) quoted += escapeUnit(text, at);
  return `${quoted}"`;
}

/** The bare word where that is safe, a quoted string elsewhere. */
export function quoteIfNeeded(text: string): string {
  return isBareWord(text) ? text : quote(text);
}

function escapeUnit(text: string, at: number): string {
  const unit = text.charAt(at);
  const code = text.charCodeAt(at);
  if (unit === '"' || unit === '\\') return `\\${unit}`;
  if (unit === '\n') return '\\n';
  if (unit === '\r') return '\\r';
  if (unit === '\t') return '\\t';
  // Line separators and directional marks would let a name change how the query around it looks.
  const disguises =
    code === 0x2028 ||
    code === 0x2029 ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069);
  return isControlCharacter(code) || disguises || isUnpaired(text, at) ? unicodeEscape(code) : unit;
}

function isUnpaired(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code <= 0xdbff) return !isLowSurrogate(text.charCodeAt(at + 1));
  return isLowSurrogate(code) && !isHighSurrogate(text.charCodeAt(at - 1));
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
