/** A text to compare; the summary counts double. */
export interface ComparedText {
  readonly summary: string;
  readonly description: string;
}

export interface Alike {
  /** Place in the pool. */
  readonly index: number;
  /** 0: no word in common; 1: the same words. */
  readonly score: number;
  /** The words in common that say most, the rarest first. */
  readonly words: readonly string[];
}

const summaryWeight = 2;
const longestText = 4_000;
const mostWords = 4;
/** A word alone can be weighty; one in common is still a coincidence. */
const leastWords = 2;

const commonWords = new Set(
  'the a an and or but if then than that this these those is are was were be been being has have had do does did not no nor to of in on at by for from with without into onto over under after before when while as it its we you they he she i our your their them us me my so too very can cannot could should would will may might must just only also more most some any all each every there here what which who how why where again still yet out up down off about'.split(
    ' ',
  ),
);

/**
 * Finds texts that say nearly the same. Words are weighed by how rare they are in the pool (tf–idf), texts are
 * compared by the cosine of their words. Building takes time in proportion to the pool, a comparison too.
 */
export class SimilarTexts {
  readonly #vectors: readonly ReadonlyMap<string, number>[];

  constructor(pool: readonly ComparedText[]) {
    const counts = pool.map(countWords);
    const spread = new Map<string, number>();
    for (const words of counts) {
      for (const word of words.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
    }
    this.#vectors = counts.map((words) => {
      const weighed = [...words].map(([word, count]): [string, number] => [
        word,
        (1 + Math.log(count)) * Math.log(1 + pool.length / (spread.get(word) ?? 1)),
      ]);
      const length = Math.hypot(...weighed.map(([, weight]) => weight));
      return new Map(weighed.map(([word, weight]) => [word, weight / length]));
    });
  }

  /** Those of the pool that are at least so alike to one of it, the most alike first. */
  alikeTo(index: number, least: number): Alike[] {
    const wanted = this.#vectors[index];
    if (wanted === undefined) return [];
    return this.#vectors
      .flatMap((other, at) => (at === index ? [] : [compare(wanted, other, at)]))
      .filter(({ score, words }) => score >= least && words.length >= leastWords)
      .toSorted((one, other) => other.score - one.score || one.index - other.index);
  }
}

function compare(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>, index: number): Alike {
  const shared = [...one].flatMap(([word, weight]): [string, number][] => {
    const there = other.get(word);
    return there === undefined ? [] : [[word, weight * there]];
  });
  const score = shared.reduce((sum, [, product]) => sum + product, 0);
  const words = shared.toSorted(([, some], [, more]) => more - some).map(([word]) => word);
  return { index, score: Math.min(1, score), words: words.slice(0, mostWords) };
}

function countWords({ summary, description }: ComparedText): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + weight);
  };
  add(summary, summaryWeight);
  add(description.slice(0, longestText), 1);
  return counts;
}

function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? [])
    .map(stem)
    .filter((word) => word.length > 1 && !commonWords.has(word));
}

/** "Refunds" and "refund" are one word; no more than that is cut. */
function stem(word: string): string {
  return /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}
