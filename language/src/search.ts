import type { Draft } from './criteria/draft.ts';
import { readUnknownProject } from './criteria/project.ts';
import { leftoversOf, readCriteria } from './criteria/read-criteria.ts';
import type { Criteria } from './criteria.ts';
import { describeCriteria } from './describe-criteria.ts';
import { exampleSentences } from './examples.ts';
import type { Intent } from './intent.ts';
import type { Knowledge } from './knowledge.ts';
import { phrases } from './phrase-book.ts';
import { respell } from './respelling.ts';
import type { Sentence } from './sentence.ts';
import { fillers, negations } from './words.ts';

const counting = phrases(
  'how many|number of|count|the number of|count of|total number of|amount of|how much|how many of',
);
const searching = new Set(
  'show list find search get give display see view fetch lookup look which what who where how many count number are is do does did any my all tell whats pull need want anything something everything recent open unassigned overdue'.split(
    ' ',
  ),
);
const looking = new Set(['find', 'search', 'look', 'lookup']);
/** More tokens than any question has: such a text is not searched for conditions. */
export const longestQuestion = 120;

export interface SearchReading {
  readonly criteria: Criteria;
  readonly countOnly: boolean;
  readonly limit: number | undefined;
  /** Words that were not understood, as written. */
  readonly unexplained: readonly string[];
  /** Whether anything at all points at a search. */
  readonly isSearch: boolean;
}

/** A question for issues: the last reading, because almost any words can ask for issues. */
export function recogniseSearch(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const reading = readSearch(sentence, knowledge);
  if (reading === undefined || !reading.isSearch) return undefined;
  if (reading.unexplained.length > 0) return notUnderstood(reading, knowledge);
  const { criteria, countOnly, limit } = reading;
  return { kind: 'search', criteria, countOnly, ...(limit === undefined ? {} : { limit }) };
}

export function readSearch(original: Sentence, knowledge: Knowledge): SearchReading | undefined {
  if (original.length === 0 || original.length > longestQuestion) return undefined;
  const first = readOnce(original.part(0), knowledge);
  if (first.leftovers.length > 0) {
    const respelled = respell(original, first.leftovers, knowledge.lexicon);
    const second = respelled === undefined ? undefined : readOnce(respelled, knowledge);
    if (second !== undefined && second.leftovers.length < first.leftovers.length)
      return guessTheRest(second, knowledge);
  }
  return guessTheRest(first, knowledge);
}

interface Pass {
  readonly sentence: Sentence;
  readonly draft: Draft;
  readonly countOnly: boolean;
  readonly leftovers: readonly number[];
}

function readOnce(sentence: Sentence, knowledge: Knowledge): Pass {
  let countOnly = false;
  sentence.find(counting, ({ from, to }) => {
    countOnly = true;
    sentence.take(from, to);
    return to;
  });
  return { sentence, countOnly, ...readCriteria(sentence, knowledge) };
}

/** What no list of words explains may still be a project that the site's list does not hold, or a text. */
function guessTheRest({ sentence, draft, countOnly }: Pass, knowledge: Knowledge): SearchReading {
  const opening = sentence.form(0);
  readUnknownProject(sentence, draft, knowledge);
  takeTextBeforeNoun(sentence, draft.nouns, draft.criteria, leftoversOf(sentence), looking.has(opening));
  const rest = leftoversOf(sentence);
  const found = Object.keys(draft.criteria).length > 0 || draft.nouns.size > 0;
  return {
    criteria: draft.criteria,
    countOnly,
    limit: draft.limit,
    unexplained: rest.map((at) => sentence.slice(at, at + 1)),
    isSearch: found && (countOnly || searching.has(opening) || rest.length < sentence.length / 2),
  };
}

/** "login bugs", "find refunds": up to three plain words before the noun, or after "find", are looked for as text. */
function takeTextBeforeNoun(
  sentence: Sentence,
  nouns: ReadonlySet<number>,
  criteria: Criteria,
  leftovers: readonly number[],
  looksFor: boolean,
): void {
  const [first] = leftovers;
  const last = leftovers.at(-1);
  if (first === undefined || last === undefined || criteria.text !== undefined || leftovers.length > 3)
    return;
  if (
    last - first !== leftovers.length - 1 ||
    leftovers.some((at) => sentence.is(at, negations) || sentence.is(at, comparing))
  )
    return;
  if (leftovers.some((at) => sentence.kind(at) !== 'word')) return;
  const beforeNoun = nouns.has(last + 1);
  if (!(beforeNoun && opensQuestion(sentence, first)) && !looksFor) return;
  criteria.text = sentence.slice(first, last + 1);
  sentence.take(first, last + 1);
}

/** Nothing but grammar and explained words may stand before, so that "delete login bugs" is no search. */
function opensQuestion(sentence: Sentence, at: number): boolean {
  if (at === 0) return !sentence.is(0, imperatives);
  return fillers.has(sentence.form(0)) || !sentence.isFree(0);
}

/** Questions that a list of issues does not answer. */
const comparing = new Set([
  'most',
  'least',
  'fewest',
  'average',
  'why',
  'mean',
  'median',
  'percentage',
  'better',
  'worst',
  'best',
]);

const imperatives = new Set(
  'delete remove archive merge clone copy duplicate split link unlink watch unwatch vote log estimate export import print email send fix write make build do run start stop edit change update set move close assign reopen mark put ship cancel drop clean clear plan schedule remind invite block unblock rank escalate triage resolve complete finish create add'.split(
    ' ',
  ),
);

function notUnderstood(reading: SearchReading, knowledge: Knowledge): Intent {
  const words = reading.unexplained.slice(0, 5).map((word) => `“${word.slice(0, 40)}”`);
  const said = Object.keys(reading.criteria).length > 0;
  return {
    kind: 'unknown',
    ...(said ? { understood: `you are looking for ${describeCriteria(reading.criteria)}` } : {}),
    missing: `what to make of ${words.join(', ')}`,
    examples: exampleSentences(knowledge.situation.vocabulary),
  };
}
