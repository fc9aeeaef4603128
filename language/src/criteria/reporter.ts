import { readPerson } from '../people.ts';
import { phrases } from '../phrase-book.ts';
import { type CriteriaReader, note } from './draft.ts';

const byWhom = phrases(
  'reported by|created by|raised by|opened by|filed by|logged by|submitted by|written by|made by|added by|reporter is|reporter|reporter =|reporter :|by',
);
const byMe = phrases(
  'i reported|i have reported|i created|i have created|i raised|i have raised|i opened|i have opened|i filed|i have filed|i logged|' +
    'i submitted|did i report|did i create|did i raise|did i open|did i file|have i reported|have i created|have i raised|my reported',
);

const reporting = new Set(['reported', 'created', 'raised', 'opened', 'filed', 'logged', 'submitted']);
const otherDeeds =
  /^(?:closed|resolved|finished|completed|done|fixed|updated|changed|modified|touched|assigned|watched|solved)$/;

/** Who reported: "reported by Sam", "that I raised". The verb stays free where a period may follow. */
export const readReporter: CriteriaReader = (sentence, draft) => {
  sentence.find(byMe, ({ from, to }) => {
    if (!note(draft, 'reporter', 'me')) return undefined;
    draft.looseActivity = 'created';
    sentence.take(from, to);
    return to;
  });
  sentence.find(byWhom, ({ from, to }) => {
    // "closed by Sam": who closed is not who reported.
    if (sentence.form(from) === 'by' && otherDeeds.test(sentence.form(from - 1))) return undefined;
    const found = readPerson(sentence, to);
    if (found === undefined || found.person === 'nobody' || !sentence.areFree(from, found.to))
      return undefined;
    if (!note(draft, 'reporter', found.person)) return undefined;
    draft.looseActivity = 'created';
    sentence.take(from, found.to);
    return found.to;
  });
  for (let at = 0; at < sentence.length; at++) {
    const found = sentence.tokens[at]?.capital ? readPerson(sentence, at) : undefined;
    if (found === undefined || found.person === 'me' || !sentence.is(found.to, reporting)) continue;
    if (!sentence.areFree(at, found.to + 1) || !note(draft, 'reporter', found.person)) continue;
    draft.looseActivity = 'created';
    sentence.take(at, found.to + 1);
  }
};
