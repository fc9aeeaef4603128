import type { PhraseBook } from './phrase-book.ts';
import { type Token, tokenise } from './tokens.ts';

/** The tokens of a text and which of them have been explained by a reader. */
export class Sentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly #taken: boolean[];

  constructor(text: string, tokens: readonly Token[] = tokenise(text)) {
    this.text = text;
    this.tokens = tokens;
    this.#taken = tokens.map(() => false);
  }

  get length(): number {
    return this.tokens.length;
  }

  /** A new reading of some of the tokens, none of them explained yet. */
  part(from: number, to: number = this.length): Sentence {
    return new Sentence(this.text, this.tokens.slice(from, to));
  }

  /** The folded word (or mark) at a place; empty for a quote and outside. */
  form(at: number): string {
    return this.tokens[at]?.form ?? '';
  }

  kind(at: number): Token['kind'] | undefined {
    return this.tokens[at]?.kind;
  }

  isFree(at: number): boolean {
    return this.#taken[at] === false;
  }

  areFree(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (!this.isFree(at)) return false;
    return true;
  }

  take(from: number, to: number): void {
    this.#taken.fill(true, from, to);
  }

  /** Does the word at a place stand among these? */
  is(at: number, words: ReadonlySet<string>): boolean {
    const token = this.tokens[at];
    return token !== undefined && token.kind !== 'quote' && words.has(token.form);
  }

  /** The text as written from one token to before another. */
  slice(from: number, to: number = this.length): string {
    const first = this.tokens[from];
    const last = this.tokens[to - 1];
    return first === undefined || last === undefined || to <= from
      ? ''
      : this.text.slice(first.start, last.end);
  }

  /** Every occurrence of the book's phrases over free tokens, the longest at each place, from left to right. */
  find<Meaning>(book: PhraseBook<Meaning>, use: (found: Found<Meaning>) => number | undefined): void {
    let at = 0;
    while (at < this.length) {
      const found = this.isFree(at) ? book.read(this, at) : undefined;
      if (found === undefined || !this.areFree(at, found.to)) {
        at += 1;
        continue;
      }
      at = Math.max(at + 1, use({ ...found, from: at }) ?? 0);
    }
  }

  /** Takes whatever of the book's phrases stands at a place and answers the place after it. */
  skip(at: number, book: PhraseBook<unknown>): number {
    return book.read(this, at)?.to ?? at;
  }
}

export interface Found<Meaning> {
  readonly meaning: Meaning;
  readonly from: number;
  readonly to: number;
}
