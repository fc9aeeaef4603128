import { nearest } from './edit-distance.ts';
import { notSlips } from './not-slips.ts';
import { PhraseBook } from './phrase-book.ts';
import type { Sentence } from './sentence.ts';
import { tokenise } from './tokens.ts';
import type { StatusName, Vocabulary } from './vocabulary.ts';
import { connectors, fillers } from './words.ts';

export interface ReadName {
  readonly name: string;
  readonly to: number;
}

/** The names of one kind on a site, and how people write them. */
export class Names {
  readonly all: readonly string[];
  readonly #book: PhraseBook<string>;
  readonly #spellings = new Map<string, string>();
  readonly #longest: number;

  constructor(all: readonly string[], spellings: Iterable<readonly [spelling: string, name: string]>) {
    this.all = all;
    const pairs = [...all.map((name) => [name, name] as const), ...spellings];
    this.#book = new PhraseBook(pairs);
    let longest = 1;
    for (const [spelling, name] of pairs) {
      const forms = tokenise(spelling).map((token) => token.form);
      longest = Math.max(longest, forms.length);
      const joined = forms.join(' ');
      if (!this.#spellings.has(joined)) this.#spellings.set(joined, name);
    }
    this.#longest = Math.min(longest, 6);
  }

  spellings(): Iterable<string> {
    return this.#spellings.keys();
  }

  /** The name said at a token, spelled as people do. */
  read(sentence: Sentence, at: number): ReadName | undefined {
    const token = sentence.tokens[at];
    if (token?.kind === 'quote') {
      const name = this.named(token.text);
      return name === undefined ? undefined : { name, to: at + 1 };
    }
    const found = this.#book.read(sentence, at);
    return found && { name: found.meaning, to: found.to };
  }

  /** Also with slips of the finger, where only one name is near. */
  readLoosely(sentence: Sentence, at: number, limit: number = sentence.length): ReadName | undefined {
    const exact = this.read(sentence, at);
    if (exact !== undefined) return exact.to <= limit ? exact : undefined;
    for (let to = Math.min(at + this.#longest, limit); to > at; to--) {
      const tokens = sentence.tokens.slice(at, to);
      if (tokens.some((token) => token.kind !== 'word')) continue;
      const said = tokens.map((token) => token.form).join(' ');
      const spelling = notSlips.has(said) ? undefined : nearest(said, this.#spellings.keys());
      const name = spelling === undefined ? undefined : this.#spellings.get(spelling);
      if (name !== undefined) return { name, to };
    }
    return undefined;
  }

  /** The name that a text stands for, spelled in any way that is known. */
  named(text: string): string | undefined {
    return this.#spellings.get(
      tokenise(text)
        .map((token) => token.form)
        .join(' '),
    );
  }
}

export interface Lexicon {
  readonly projects: Names;
  readonly projectKeys: ReadonlySet<string>;
  readonly types: Names;
  readonly statuses: Names;
  readonly statusList: readonly StatusName[];
  readonly priorities: Names;
}

const usualTypes = ['Epic', 'Story', 'Task', 'Bug', 'Sub-task'];
const usualStatuses: readonly StatusName[] = [
  { name: 'To Do', category: 'new' },
  { name: 'In Progress', category: 'indeterminate' },
  { name: 'Done', category: 'done' },
];
const usualPriorities = ['Highest', 'High', 'Medium', 'Low', 'Lowest'];

/** Words for types that a site may name otherwise: the first of the names that it has is meant. */
const typeSynonyms: readonly (readonly [words: string, names: readonly string[]])[] = [
  ['defect', ['Defect', 'Bug']],
  ['user story', ['User Story', 'Story']],
  ['subtask', ['Sub-task', 'Subtask']],
  ['sub task', ['Sub-task', 'Subtask']],
  ['feature', ['Feature', 'New Feature', 'Story']],
  ['feature request', ['Feature request', 'New Feature', 'Feature', 'Story']],
  ['todo', ['Task']],
  ['incident', ['Incident']],
  ['chore', ['Chore', 'Task']],
];

/** The site's names. A site that told none of a kind is taken to have Jira's usual ones. */
export function createLexicon(vocabulary: Vocabulary): Lexicon {
  const types = vocabulary.types.length === 0 ? usualTypes : vocabulary.types;
  const statusList = vocabulary.statuses.length === 0 ? usualStatuses : vocabulary.statuses;
  const priorities = vocabulary.priorities.length === 0 ? usualPriorities : vocabulary.priorities;
  return {
    projects: new Names(
      vocabulary.projects.map((project) => project.key),
      projectSpellings(vocabulary),
    ),
    projectKeys: new Set(vocabulary.projects.map((project) => project.key.toLowerCase())),
    types: new Names(types, typeSpellings(types)),
    statuses: new Names(
      statusList.map((status) => status.name),
      statusList.map((status) => [status.name.replace(/[\s-]+/g, ''), status.name] as const),
    ),
    statusList,
    priorities: new Names(priorities, prioritySpellings(priorities)),
  };
}

/** A project is known by its name, its name's other number, and a beginning or an ending that no other project has. */
function* projectSpellings(vocabulary: Vocabulary): Generator<[string, string]> {
  const firstWords = new Map<string, number>();
  const firstWord = (name: string) => tokenise(name)[0]?.form ?? '';
  for (const { name } of vocabulary.projects) {
    firstWords.set(firstWord(name), (firstWords.get(firstWord(name)) ?? 0) + 1);
  }
  for (const { key, name } of vocabulary.projects) {
    yield [name, key];
    yield [name.endsWith('s') ? name.slice(0, -1) : `${name}s`, key];
  }
  for (const { key, name } of vocabulary.projects) {
    const word = firstWord(name);
    if (word.length >= 4 && firstWords.get(word) === 1) yield [word, key];
  }
  yield* endingsOf(vocabulary.projects.map(({ key, name }) => [name, key] as const));
}

/** "Service Desk" and "desk" for "IT Service Desk", where no other name ends so. */
function* endingsOf(
  names: readonly (readonly [name: string, meaning: string])[],
): Generator<[string, string]> {
  const endings = new Map<string, string | null>();
  for (const [name, meaning] of names) {
    const words = tokenise(name).map((token) => token.form);
    for (let from = 1; from < words.length; from++) {
      const ending = words.slice(from).join(' ');
      endings.set(ending, endings.has(ending) ? null : meaning);
    }
  }
  for (const [ending, meaning] of endings) {
    if (meaning !== null && ending.length >= 4 && !fillers.has(ending) && !connectors.has(ending))
      yield [ending, meaning];
  }
}

function* typeSpellings(types: readonly string[]): Generator<[string, string]> {
  for (const type of types) yield [plural(type), type];
  for (const [ending, type] of endingsOf(types.map((type) => [type.replace(/-/g, ''), type] as const))) {
    yield [ending, type];
    yield [plural(ending), type];
  }
  for (const [words, names] of typeSynonyms) {
    const name = names.find((candidate) =>
      types.some((type) => type.toLowerCase() === candidate.toLowerCase()),
    );
    const type = types.find((candidate) => candidate.toLowerCase() === name?.toLowerCase());
    if (type === undefined) continue;
    yield [words, type];
    yield [plural(words), type];
  }
}

export function plural(noun: string): string {
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/i.test(noun) ? `${noun}es` : `${noun}s`;
}

/** "P1" is the first of the site's priorities, and so on. */
function* prioritySpellings(priorities: readonly string[]): Generator<[string, string]> {
  for (const [index, name] of priorities.entries()) {
    yield [`P${index + 1}`, name];
    yield [`P${index + 1}s`, name];
    yield [`prio ${index + 1}`, name];
  }
  const first = priorities[0];
  const has = (name: string) => priorities.some((priority) => priority.toLowerCase() === name);
  if (first === undefined) return;
  for (const word of ['top', 'urgent', 'critical', 'blocker', 'showstopper', 'asap'])
    if (!has(word)) yield [word, first];
  for (const [word, name] of [
    ['normal', 'Medium'],
    ['minor', 'Low'],
    ['trivial', 'Lowest'],
    ['major', 'High'],
    ['med', 'Medium'],
  ] as const) {
    if (has(name.toLowerCase()) && !has(word)) yield [word, name];
  }
}
