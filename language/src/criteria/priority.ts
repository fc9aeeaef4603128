import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { type CriteriaReader, noteInList, readList } from './draft.ts';

const before = phrases(
  'priority|prio|with priority|with a priority of|with the priority|priority is|priority =|priority :|of priority|whose priority is|prio is|with prio|with',
);
const after = new Set(['priority', 'prio', 'priorities', 'prioritised', 'prioritized']);
const orHigher = phrases('or higher|or above|and above|and higher|and up|or more|or up');
const orLower = phrases('or lower|or below|and below|and lower|or less');
const atLeast = phrases('at least|minimum|from');
const important = new Set(['important']);

/** "high priority", "priority Low or Medium", "high or higher", "urgent". */
export const readPriority: CriteriaReader = (sentence, draft, { lexicon }) => {
  const names = lexicon.priorities.all;
  for (let at = 0; at < sentence.length; at++) {
    if (!sentence.isFree(at)) continue;
    const start = sentence.skip(at, before);
    const least = sentence.skip(start, atLeast);
    const list = readList(sentence, least, (place) => {
      const found = lexicon.priorities.read(sentence, place);
      return found && { value: found.name, to: found.to };
    });
    if (list === undefined) {
      if (!sentence.is(at, important)) continue;
      noteInList(draft, 'priorities', names.slice(0, 2));
      sentence.take(at, at + 1);
      continue;
    }
    // "top" is a priority only before "priority"; "top 5" and "the top one" are not.
    if (/^(?:top|normal|major|minor)$/.test(sentence.form(least)) && !sentence.is(list.to, after)) continue;
    if (!sentence.areFree(at, list.to) || sentence.form(at - 1) === 'not') continue;
    let to = sentence.is(list.to, after) ? list.to + 1 : list.to;
    const [low = ''] = list.values;
    const higher = sentence.skip(to, orHigher);
    const lower = sentence.skip(to, orLower);
    const index = names.indexOf(low);
    const values =
      list.values.length > 1 || index === -1
        ? list.values
        : higher > to || least > start
          ? names.slice(0, index + 1)
          : lower > to
            ? names.slice(index)
            : list.values;
    to = Math.max(to, higher, lower);
    noteInList(draft, 'priorities', values);
    takeWithPriorityWord(sentence, at, to);
    at = to - 1;
  }
};

function takeWithPriorityWord(sentence: Sentence, from: number, to: number): void {
  sentence.take(from, sentence.is(to, after) ? to + 1 : to);
}
