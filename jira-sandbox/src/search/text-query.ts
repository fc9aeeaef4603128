/**
 * What follows `~`: words that must all occur (in any order, plural or not), "phrases", `wild*` and `car?s`, `-without`, and
 * `OR`. A small reading of the Lucene syntax that Jira documents under "Search syntax for text fields".
 */
export interface TextQuery {
  matches(text: string): boolean;
}

interface Term {
  readonly occurs: 'must' | 'should' | 'never';
  readonly found: (words: readonly string[]) => boolean;
}

const stopWords = new Set(
  'a an and are as at be but by for if in into is it no not of on or s such t that the their then there these they this to was will with'.split(
    ' ',
  ),
);

export function parseTextQuery(query: string): TextQuery {
  const terms = readTerms(query);
  const must = terms.filter((term) => term.occurs === 'must');
  const should = terms.filter((term) => term.occurs === 'should');
  const never = terms.filter((term) => term.occurs === 'never');
  return {
    matches(text) {
      const words = wordsOf(text).map(stem);
      return (
        must.length + should.length > 0 &&
        must.every((term) => term.found(words)) &&
        (must.length > 0 || should.some((term) => term.found(words))) &&
        !never.some((term) => term.found(words))
      );
    },
  };
}

function readTerms(query: string): readonly Term[] {
  const terms: Term[] = [];
  let joinedByOr = false;
  let negated = false;
  for (const [, sign, phrase, word] of query.matchAll(/([+-]?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    if (word === 'OR' || word === '||') {
      joinedByOr = true;
      const last = terms.pop();
      if (last !== undefined) terms.push(last.occurs === 'must' ? { ...last, occurs: 'should' } : last);
    } else if (word === 'NOT' || word === '!') {
      negated = true;
    } else if (word !== 'AND' && word !== '&&') {
      const found = phrase === undefined ? wordTerm(word ?? '') : phraseTerm(phrase);
      const occurs = negated || sign === '-' ? 'never' : joinedByOr ? 'should' : 'must';
      if (found !== null) terms.push({ occurs, found });
      joinedByOr = false;
      negated = false;
    }
  }
  return terms;
}

function phraseTerm(phrase: string): Term['found'] | null {
  const wanted = wordsOf(phrase).map(stem);
  const [first] = wanted;
  if (first === undefined) return null;
  if (wanted.length === 1) return (words) => words.includes(first);
  return (words) => words.some((_, at) => wanted.every((word, offset) => words[at + offset] === word));
}

function wordTerm(word: string): Term['found'] | null {
  // A trailing ~ (fuzzy) or ^2 (boost) changes the ranking, which the sandbox has not.
  const plain = word.replace(/[~^][\d.]*$/, '').toLowerCase();
  if (/[*?]/.test(plain)) {
    const pattern = plain.replace(/[^\p{L}\p{N}*?]/gu, '');
    return (words) => words.some((candidate) => globMatches(pattern, candidate));
  }
  return stopWords.has(plain) ? null : phraseTerm(plain);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Cuts English endings, so that "payments" finds "payment" and "failed" finds "failing". */
function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2);
  if (word.length > 4 && /(?:s|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/[su]s$/.test(word)) return word.slice(0, -1);
  return word;
}

/** `*` is any run, `?` one character. Linear but for one remembered star, so no pattern is expensive. */
function globMatches(pattern: string, word: string): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let resumeAt = 0;
  while (at < word.length) {
    const sign = pattern[inPattern];
    if (sign === '*') {
      star = inPattern;
      resumeAt = at;
      inPattern += 1;
    } else if (sign === '?' || (sign !== undefined && sign === word[at])) {
      at += 1;
      inPattern += 1;
    } else if (star >= 0) {
      resumeAt += 1;
      at = resumeAt;
      inPattern = star + 1;
    } else {
      return false;
    }
  }
  while (pattern[inPattern] === '*') inPattern += 1;
  return inPattern === pattern.length;
}
