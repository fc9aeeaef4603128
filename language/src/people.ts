import { Sentence } from './sentence.ts';
import { connectors } from './words.ts';

export interface ReadPerson {
  /** "me", "nobody", or the name as written. */
  readonly person: string;
  readonly to: number;
  /** Written as a name is: with a capital, in quotes, as an e-mail address or with @. */
  readonly certain: boolean;
}

const me = new Set(['me', 'myself', 'i', 'mine']);
const nobody = new Set(['nobody', 'noone', 'unassigned', 'anybody', 'anyone']);
/** Small words inside names: "Ludwig van Beethoven", "María de la Cruz". */
const particles = new Set(
  'de del della di da do dos du van von der den ter la le el al bin ibn ben af zu y e st'.split(' '),
);
const longestName = 4;

/** A person said at a token. A name without capitals ends at the first word that cannot be part of one. */
export function readPerson(sentence: Sentence, at: number): ReadPerson | undefined {
  const token = sentence.tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === 'quote') return { person: token.text.slice(0, 200), to: at + 1, certain: true };
  if (token.kind === 'mark' && token.form === '@') {
    // One stands before a name; a text of nothing else would be read as deep as it is long.
    const named = sentence.form(at + 1) === '@' ? undefined : readPerson(sentence, at + 1);
    return named && { ...named, certain: true };
  }
  if (token.kind !== 'word') return undefined;
  if (me.has(token.form)) return { person: 'me', to: at + 1, certain: true };
  if (nobody.has(token.form)) return { person: 'nobody', to: at + 1, certain: true };
  if (token.form === 'no' && sentence.form(at + 1) === 'one') {
    return { person: 'nobody', to: at + 2, certain: true };
  }
  return readName(sentence, at);
}

function readName(sentence: Sentence, at: number): ReadPerson | undefined {
  const first = sentence.tokens[at];
  if (first === undefined || !isNameWord(sentence, at)) return undefined;
  let to = at + 1;
  while (to < sentence.length && to - at < longestName && sentence.tokens[to - 1]?.possessive === false) {
    const next = sentence.tokens[to];
    if (next === undefined || next.kind !== 'word') break;
    // "de la Cruz": the particles belong to the name when a word of the name follows them.
    let after = to;
    while (after < to + 2 && sentence.is(after, particles)) after += 1;
    const joined = after > to && isNameWord(sentence, after);
    if (joined && (sentence.tokens[after]?.capital || !first.capital)) {
      to = after;
      continue;
    }
    if (!isNameWord(sentence, to) || next.capital !== first.capital) break;
    to += 1;
  }
  // A particle cannot end a name.
  while (to > at + 1 && particles.has(sentence.form(to - 1)) && !sentence.tokens[to - 1]?.capital) to -= 1;
  return {
    person: withoutPossessive(sentence.slice(at, to)).slice(0, 200),
    to,
    certain: first.capital || first.form.includes('@'),
  };
}

function isNameWord(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  if (token === undefined || token.kind !== 'word' || !/^\p{L}/u.test(token.form)) return false;
  return !connectors.has(token.form) && !/^https?:/.test(token.form);
}

/** The name that a text consists of, and nothing else. */
export function loneName(text: string): string | undefined {
  const sentence = new Sentence(text);
  let end = sentence.length;
  while (end > 0 && sentence.kind(end - 1) === 'mark') end -= 1;
  const lead = /^(?:i|the)$/.test(sentence.form(0)) && /^(?:mean|meant|one)$/.test(sentence.form(1)) ? 2 : 0;
  const found = readPerson(sentence, lead);
  return found?.to === end && found.person !== 'nobody' ? withoutPossessive(found.person) : undefined;
}

export function withoutPossessive(name: string): string {
  return name.replace(/['’]s$|(?<=s)['’]$/u, '');
}
