import type { Knowledge } from '../knowledge.ts';
import { readPerson, withoutPossessive } from '../people.ts';
import { phrases } from '../phrase-book.ts';
import { beforeClosing } from '../politeness.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';

/** Which comment somebody speaks of. With nothing but `to`, it is said to be one and not which. */
export interface CommentPhrase {
  /** "me" or a name. */
  readonly author?: string;
  /** Jira's id, or "last". */
  readonly id?: string;
  readonly words?: string;
  readonly to: number;
}

const nouns = new Set(['comment', 'note', 'remark']);
const newest = new Set(['last', 'latest', 'newest', 'recent']);
const byMe = phrases('i wrote|i made|i left|i posted|i added|i have written|of mine|by me');
const about = phrases(
  'about|mentioning|that mentions|containing|that contains|regarding|concerning|which mentions',
);
const places = /^(?:on|in|from|at|under|of|to)$/;
const ends = /^(?::|,|to|so|saying|with|into)$/;

/** "my last comment", "Zoë's comment about the paint", "the comment by Zoë", "comment 10042", at a token. */
export function readCommentPhrase(
  sentence: Sentence,
  start: number,
  { context }: Knowledge,
): CommentPhrase | undefined {
  const owner = readOwner(sentence, start);
  let at = owner?.to ?? start;
  let author = owner?.author;
  let id: string | undefined;
  if (sentence.form(at) === 'most') at += 1;
  if (sentence.is(at, newest)) {
    id = 'last';
    at += 1;
  }
  if (!sentence.is(at, nouns)) return undefined;
  at += 1;
  const numbered = /^(?:#|number|no|id)$/.test(sentence.form(at)) ? at + 1 : at;
  if (/^\d{4,}$/.test(sentence.form(numbered))) {
    id = sentence.form(numbered);
    at = numbered + 1;
  }
  let words: string | undefined;
  for (;;) {
    const mine = byMe.read(sentence, at);
    const led = about.read(sentence, at);
    if (mine !== undefined) {
      author = 'me';
      at = mine.to;
    } else if (author === undefined && /^(?:by|of|from)$/.test(sentence.form(at))) {
      const issue = readReference(sentence, at + 1, context);
      const named = issue === undefined ? readPerson(sentence, at + 1) : undefined;
      if (named === undefined) break;
      author = named.person;
      at = named.to;
    } else if (led !== undefined || sentence.kind(at) === 'quote') {
      const from = led?.to ?? at;
      const to = endOfWords(sentence, from, context);
      const quote = sentence.kind(from) === 'quote' ? sentence.tokens[from]?.text : undefined;
      words = quote ?? sentence.slice(from, to);
      if (words === '') return undefined;
      at = quote === undefined ? to : from + 1;
    } else break;
  }
  return {
    ...(author === undefined ? {} : { author }),
    ...(id === undefined ? {} : { id }),
    ...(words === undefined ? {} : { words }),
    to: at,
  };
}

/** "my", "Zoë's", "the". */
function readOwner(sentence: Sentence, at: number): { author?: string; to: number } | undefined {
  const form = sentence.form(at);
  if (form === 'my') return { author: 'me', to: at + 1 };
  if (/^(?:the|that|this|a)$/.test(form)) {
    // "the last comment I wrote"; "the boss's comment" is nobody's.
    return { to: at + 1 };
  }
  const named = readPerson(sentence, at);
  if (named === undefined || named.person === 'nobody') return undefined;
  const isWhose = sentence.tokens[named.to - 1]?.possessive === true;
  return isWhose ? { author: withoutPossessive(named.person), to: named.to } : undefined;
}

/** The place where the words that a comment is about end: before "on PAY-3", before what is to be said, or at the end. */
function endOfWords(sentence: Sentence, from: number, context: Knowledge['context']): number {
  const end = beforeClosing(sentence, from);
  for (let at = from; at < end; at++) {
    const form = sentence.form(at);
    if (places.test(form) && readReference(sentence, at + 1, context) !== undefined) return at;
    if (at > from && ends.test(form)) return at;
  }
  return end;
}

/** What tells a comment from others, as a tool takes it. One's own newest needs no words: it is what is meant by default. */
export function whichOf({ author, id, words }: CommentPhrase): Omit<CommentPhrase, 'to'> {
  const isDefault = author === 'me' && words === undefined && (id === undefined || id === 'last');
  if (isDefault) return {};
  return {
    ...(author === undefined ? {} : { author }),
    ...(id === undefined ? {} : { id }),
    ...(words === undefined ? {} : { words }),
  };
}

/** Whether it says which of several comments is meant. */
export function saysWhich({ author, id, words }: CommentPhrase): boolean {
  return author !== undefined || id !== undefined || words !== undefined;
}
