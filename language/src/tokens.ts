import { expandContraction } from './contractions.ts';
import { fold } from './folding.ts';
import { quotedAt } from './quotes.ts';

/** A word, a quoted passage, an issue key or a punctuation mark, with its place in the text (UTF-16, end exclusive). */
export interface Token {
  readonly kind: 'word' | 'quote' | 'key' | 'mark';
  /** What words are compared by: folded, without the possessive ending. Empty for a quote. */
  readonly form: string;
  /** As written; what is between the quotation marks; the key in capitals. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly possessive: boolean;
  readonly capital: boolean;
}

// Every pattern is sticky and its repeated parts cannot overlap, so reading is linear in the text.
const urlPattern = /https?:\/\/[^\s<>"']+/y;
const keyPattern = /[A-Za-z][A-Za-z0-9_]{1,19}-\d{1,9}(?![\p{L}\p{N}_])/uy;
const numberPattern = /\d+(?:[-/.:]\d+)+(?![\p{L}\p{N}_])/uy;
const wordPattern = /[\p{L}\p{N}\p{M}_]+(?:['’.@+&/][\p{L}\p{N}\p{M}_]+)*/uy;
const keyInUrl = /(?:\/browse\/|[?&]selectedIssue=|\/issues\/)([A-Za-z][A-Za-z0-9_]{1,19}-\d{1,9})/;
const space = /\s/;
const letterOrDigit = /[\p{L}\p{N}]/u;
const capitalLetter = /^\p{Lu}/u;
/** Look like keys and are not. */
const notAKey = new Set([
  'covid',
  'utf',
  'sha',
  'iso',
  'top',
  'rfc',
  'cve',
  'aes',
  'http',
  'ipv',
  'p',
  'step',
]);

export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (space.test(char)) {
      at += 1;
      continue;
    }
    const quoted = quotedAt(text, at);
    if (quoted !== undefined) {
      tokens.push({ ...blank, kind: 'quote', form: '', text: quoted.inner, start: at, end: quoted.end });
      at = quoted.end;
      continue;
    }
    const url = matchAt(urlPattern, text, at);
    if (url !== undefined) {
      const key = keyInUrl.exec(url)?.[1];
      tokens.push({
        ...blank,
        kind: key === undefined ? 'word' : 'key',
        form: key?.toLowerCase() ?? url,
        text: key?.toUpperCase() ?? url,
        start: at,
        end: at + url.length,
      });
      at += url.length;
      continue;
    }
    const key = matchAt(keyPattern, text, at);
    if (key !== undefined && !notAKey.has(key.slice(0, key.lastIndexOf('-')).toLowerCase())) {
      const end = at + key.length;
      const possessive = /^['’]s(?!\p{L})/u.test(text.slice(end, end + 3));
      tokens.push({
        kind: 'key',
        form: key.toLowerCase(),
        text: key.toUpperCase(),
        start: at,
        end: possessive ? end + 2 : end,
        possessive,
        capital: true,
      });
      at = possessive ? end + 2 : end;
      continue;
    }
    const word = matchAt(numberPattern, text, at) ?? matchAt(wordPattern, text, at);
    if (word !== undefined) {
      tokens.push(...wordTokens(word, at, text[at + word.length] ?? ''));
      at += word.length;
      continue;
    }
    const joinsWords =
      char === '-' && letterOrDigit.test(text[at - 1] ?? '') && letterOrDigit.test(text[at + 1] ?? '');
    if (!joinsWords) tokens.push({ ...blank, kind: 'mark', form: char, text: char, start: at, end: at + 1 });
    at += 1;
  }
  return tokens;
}

const blank = { possessive: false, capital: false };

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function wordTokens(word: string, start: number, next: string): Token[] {
  const form = fold(word);
  const end = start + word.length;
  const capital = capitalLetter.test(word);
  const expanded = expandContraction(form);
  if (expanded !== undefined) {
    const [first = '', second = ''] = expanded;
    const middle = Math.min(start + first.length, end - 1);
    return [
      { kind: 'word', form: first, text: first, start, end: middle, possessive: false, capital },
      { kind: 'word', form: second, text: second, start: middle, end, possessive: false, capital: false },
    ];
  }
  const possessive = form.endsWith("'s") || (form.endsWith('s') && (next === "'" || next === '’'));
  return [
    {
      kind: 'word',
      form: form.endsWith("'s") ? form.slice(0, -2) : form,
      text: word,
      start,
      end,
      possessive,
      capital,
    },
  ];
}
