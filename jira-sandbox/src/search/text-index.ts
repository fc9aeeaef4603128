import type { Issue } from '../site/model/issue.ts';
import type { Needed } from './text-term.ts';
import { wordsOf } from './text-words.ts';

/** Every text of an issue that a search may look into. */
export type TextsOf = (issue: Issue) => readonly string[];

/**
 * Which issues have a word anywhere in their texts. Built at the first question and brought up to date at each later one: who
 * changes a text says so with `changed`. What an issue no longer says may still be answered, never the contrary, so
 * whoever asks looks at the issues themselves.
 */
export class TextIndex {
  readonly #postings = new Map<string, Postings>();
  readonly #issues: Issue[] = [];
  readonly #changed = new Set<Issue>();
  readonly #all: ReadonlyMap<string, Issue>;
  #built = false;

  /** The issues of the whole site, whoever will ask. */
  constructor(all: ReadonlyMap<string, Issue>) {
    this.#all = all;
  }

  changed(issue: Issue): void {
    // Before it is built there is nothing to bring up to date.
    if (this.#built) this.#changed.add(issue);
  }

  /** The issues that have the words, in no certain order; deleted and hidden ones may be among them. */
  lookUp(needed: Needed, textsOf: TextsOf): ReadonlySet<Issue> {
    for (const issue of this.#built ? this.#changed : this.#all.values()) this.#enter(issue, textsOf);
    this.#changed.clear();
    this.#built = true;
    const found = new Set<Issue>();
    for (const place of this.#places(needed)) {
      const issue = this.#issues[place];
      if (issue !== undefined) found.add(issue);
    }
    return found;
  }

  #enter(issue: Issue, textsOf: TextsOf): void {
    const place = this.#issues.push(issue) - 1;
    for (const word of new Set(textsOf(issue).flatMap((text) => wordsOf(text)))) {
      let postings = this.#postings.get(word);
      if (postings === undefined) {
        postings = new Postings();
        // A word cut from a long text would keep the whole text in memory; a copy does not.
        this.#postings.set(Buffer.from(word).toString(), postings);
      }
      postings.add(place);
    }
  }

  #places(needed: Needed): Set<number> {
    if (needed.kind === 'word') return this.#withWord(needed.word);
    const [first = new Set<number>(), ...others] = needed.parts.map((part) => this.#places(part));
    return others.reduce(needed.kind === 'all' ? inBoth : inEither, first);
  }

  #withWord(word: string | ((word: string) => boolean)): Set<number> {
    if (typeof word === 'string') return new Set(this.#postings.get(word)?.places());
    const found = new Set<number>();
    for (const [candidate, postings] of this.#postings) {
      if (word(candidate)) for (const place of postings.places()) found.add(place);
    }
    return found;
  }
}

function inBoth(left: Set<number>, right: Set<number>): Set<number> {
  const [few, many] = left.size < right.size ? [left, right] : [right, left];
  return new Set([...few].filter((place) => many.has(place)));
}

function inEither(left: Set<number>, right: Set<number>): Set<number> {
  for (const place of right) left.add(place);
  return left;
}

/** Numbers in four bytes each, where an array would take eight and a set forty. */
class Postings {
  #numbers = new Uint32Array(2);
  #length = 0;

  add(place: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Uint32Array(Math.ceil(this.#length * 1.5) + 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length] = place;
    this.#length += 1;
  }

  places(): Uint32Array {
    return this.#numbers.subarray(0, this.#length);
  }
}
