import { phrases } from '../phrase-book.ts';
import { type CriteriaReader, note } from './draft.ts';

const blocked = phrases('blocked|stuck|waiting on others|waiting for others|held up');

/** "What is blocked?", where there is no status of that name. "Blocked by PAY-7" is about that one. */
export const readBlocked: CriteriaReader = (sentence, draft, { lexicon }) => {
  sentence.find(blocked, ({ from, to }) => {
    if (lexicon.statuses.read(sentence, from) !== undefined) return undefined;
    if (sentence.form(to) === 'by' || sentence.form(from - 1) === 'not') return undefined;
    if (!note(draft, 'blocked', true)) return undefined;
    draft.isWorkAhead = true;
    sentence.take(from, to);
    return to;
  });
};
