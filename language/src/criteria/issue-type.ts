import { issueNouns } from '../words.ts';
import { type CriteriaReader, noteInList, readList } from './draft.ts';

/** "bugs", "stories and tasks"; and the words for issues of any type. */
export const readIssueType: CriteriaReader = (sentence, draft, { lexicon }) => {
  for (let at = 0; at < sentence.length; at++) {
    if (!sentence.isFree(at)) continue;
    if (sentence.is(at, issueNouns)) {
      draft.nouns.add(at);
      sentence.take(at, at + 1);
      continue;
    }
    const list = readList(sentence, at, (place) => {
      const found = lexicon.types.read(sentence, place);
      return found && { value: found.name, to: found.to };
    });
    if (list === undefined || !sentence.areFree(at, list.to) || sentence.form(at - 1) === 'not') continue;
    noteInList(draft, 'types', list.values);
    draft.nouns.add(at);
    sentence.take(at, list.to);
  }
};
