import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { connectors, fillers } from '../words.ts';
import { type CriteriaReader, note, noteInList, readList } from './draft.ts';

const categories = phrasesByMeaning({
  open:
    'open|still open|unresolved|not done|not closed|not resolved|not finished|not completed|not complete|incomplete|outstanding|unfinished|undone|pending|' +
    'active|not yet done|not yet resolved|not yet closed|not fixed|unfixed|not yet fixed|remaining|unclosed|is left|are left|still left|left over|not been done|not been resolved|not been closed|left to do',
  done: 'done|closed|finished|completed|complete|resolved|fixed|already done|been closed|been resolved',
  'to do': 'to do|todo|not started|unstarted|not yet started|not been started|not begun',
  'in progress': 'in progress|ongoing|wip|being worked on|under way|underway|in flight|started|in the works',
});
/** Words that mean the category even where a status bears the same name. */
const categoryFirst = /^(?:open|done|closed|resolved|finished|completed|complete|fixed)$/;

/** "not done", "in progress": a category in words, whatever the statuses are called here. */
export function readCategory(sentence: Sentence, at: number) {
  return categories.read(sentence, at);
}

const explicit = phrases(
  'status is|in status|with status|with the status|status|whose status is|status =|status :|in state|state is|in the status|status of|in column|in the column',
);
const lead = new Set(['in', 'is', 'are', 'still', 'currently', 'now', 'that', 'which', 'the']);

/**
 * Names of two words and more, which other readers would take apart: "waiting for customer" is nobody's assignee.
 * Names that are plain grammar ("To Do") are left to what stands around them.
 */
export const readLongStatus: CriteriaReader = (sentence, draft, { lexicon }) => {
  for (let at = 0; at < sentence.length; at++) {
    const found = sentence.isFree(at) ? lexicon.statuses.read(sentence, at) : undefined;
    if (found === undefined || found.to < at + 2 || !sentence.areFree(at, found.to)) continue;
    const words = [...Array(found.to - at).keys()].map((offset) => sentence.form(at + offset));
    if (words.every((word) => connectors.has(word) || fillers.has(word))) continue;
    if (sentence.form(at - 1) === 'not') continue;
    const list = readList(sentence, at, (place) => {
      const name = lexicon.statuses.read(sentence, place);
      return name && { value: name.name, to: name.to };
    });
    noteInList(draft, 'statuses', list?.values ?? [found.name]);
    sentence.take(at, list?.to ?? found.to);
  }
};

/** "in progress", "open", "with status Blocked", "in To Do or In Review". */
export const readStatus: CriteriaReader = (sentence, draft, { lexicon }) => {
  const readName = (at: number) => {
    const found = lexicon.statuses.read(sentence, at);
    return found && { value: found.name, to: found.to };
  };
  sentence.find(explicit, ({ from, to }) => {
    const negated = sentence.form(to) === 'not' || sentence.form(from - 1) === 'not';
    const list = negated ? undefined : readList(sentence, to, readName);
    if (list === undefined || !sentence.areFree(from, list.to)) return undefined;
    noteInList(draft, 'statuses', list.values);
    sentence.take(from, list.to);
    return list.to;
  });
  for (let at = 0; at < sentence.length; at++) {
    if (!sentence.isFree(at)) continue;
    const category = categories.read(sentence, at);
    const name = readName(at);
    const named =
      name !== undefined && name.to >= (category?.to ?? 0) && !categoryFirst.test(sentence.form(at));
    if (sentence.form(at - 1) === 'not' && sentence.isFree(at - 1)) continue;
    if (named) {
      const list = readList(sentence, at, readName);
      if (list === undefined || !sentence.areFree(at, list.to)) continue;
      noteInList(draft, 'statuses', list.values);
      sentence.take(at, list.to);
    } else if (category !== undefined && sentence.areFree(at, category.to)) {
      const merged = draft.criteria.statusCategory === 'in progress' ? 'in progress' : category.meaning;
      if (draft.criteria.statuses !== undefined || !note(draft, 'statusCategory', merged)) continue;
      sentence.take(at, category.to);
    } else continue;
    if (at > 0 && sentence.is(at - 1, lead)) sentence.take(at - 1, at);
  }
};
