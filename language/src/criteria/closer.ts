import { readPerson, withoutPossessive } from '../people.ts';
import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { type CriteriaReader, type Draft, note } from './draft.ts';

const closing =
  /^(?:closed|resolved|finished|completed|done|fixed|solved|shipped|delivered|close|resolve|finish|complete|fix|solve|ship|deliver)$/;
const reporting = /^(?:reported|created|raised|opened|filed|logged|submitted|assigned|updated|changed)$/;
const auxiliary = phrases('did|has|have');
const farthest = 6;

/** Who closed: "closed by Sam", "closed last week by Sam", "which bugs did I fix". The period is read afterwards. */
export const readCloser: CriteriaReader = (sentence, draft) => {
  for (let at = 0; at < sentence.length; at++) {
    if (sentence.form(at) === 'by' && sentence.isFree(at)) readBy(sentence, draft, at);
    const asked = auxiliary.read(sentence, at);
    if (asked !== undefined && sentence.isFree(at)) readDoer(sentence, draft, at, asked.to);
  }
};

function readBy(sentence: Sentence, draft: Draft, at: number): void {
  let verb = at - 1;
  while (verb >= Math.max(0, at - farthest) && !closing.test(sentence.form(verb))) {
    if (reporting.test(sentence.form(verb))) return;
    verb -= 1;
  }
  if (!closing.test(sentence.form(verb))) return;
  const found = readPerson(sentence, at + 1);
  if (found === undefined || found.person === 'nobody' || !sentence.areFree(at, found.to)) return;
  if (!note(draft, 'closedBy', withoutPossessive(found.person))) return;
  draft.looseActivity = 'resolved';
  sentence.take(verb === at - 1 ? verb : at, found.to);
}

/** "did Sam close", "have I closed"; the verb is left to the reader of periods. */
function readDoer(sentence: Sentence, draft: Draft, at: number, start: number): void {
  const found = readPerson(sentence, start);
  if (found === undefined || found.person === 'nobody' || !sentence.areFree(at, found.to)) return;
  const verb =
    sentence.form(found.to) === 'get' && sentence.form(found.to + 1) === 'done' ? found.to + 1 : found.to;
  if (!closing.test(sentence.form(verb)) || !note(draft, 'closedBy', found.person)) return;
  draft.looseActivity = 'resolved';
  sentence.take(at, verb + 1);
}
