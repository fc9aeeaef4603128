import { readDay } from '../days.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { type CriteriaReader, note } from './draft.ts';

const leads = phrases(
  'about|containing the word|containing the words|containing the text|mentioning the word|with the word in|that contain|that contain the word|that contains|mentioning|mention|mentions|that mention|containing|contain|contains|matching|match|related to|relating to|regarding|concerning|with the text|with text|' +
    'with the word|with the words|with the phrase|including the word|including|to do with|having to do with|dealing with|with the title|titled|called|named|' +
    'where the summary contains|with summary|talk about|talking about|that say|saying|the word|with title|for the word|for the phrase|for the text',
);
/** Whether there is something at all: what follows is its matter, "in Singapore" and all. */
const existence = phrases(
  'have a ticket for|have an issue for|have a bug for|have a ticket about|have an issue about|have a bug about|have a ticket on|have anything on|have anything about|a ticket for|an issue for|there a bug for|there a ticket about|there an issue about|there a bug about|there anything about',
);
const places = phrases(
  'in the title|in title|in the summary|in summary|in the description|in the text|in their title|in their summary|in it|in them',
);
const hardEnds = new Set(
  'assigned due created updated reported raised overdue unassigned sorted ordered labelled labeled tagged that which whose since please between resolved closed opened'.split(
    ' ',
  ),
);
const softEnds = new Set(['in', 'for', 'by', 'on', 'of', 'with', 'from', 'and', 'or', 'are', 'is']);
const longest = 12;

/** "about the login page", "mentioning 'refund'". */
export const readText: CriteriaReader = (sentence, draft, knowledge) => {
  const read = ({ from, to }: { from: number; to: number }, isLoose: boolean) => {
    const start = sentence.form(to) === ':' ? to + 1 : to;
    const end = endOfText(sentence, start, knowledge, isLoose);
    if (end === start) return undefined;
    const only = sentence.tokens[start];
    const text = end === start + 1 && only?.kind === 'quote' ? only.text : sentence.slice(start, end);
    if (!note(draft, 'text', text.replace(/^(?:the|a|an) (?=\S)/i, '').slice(0, 500))) return undefined;
    const after = sentence.skip(end, places);
    sentence.take(from, after);
    return after;
  };
  sentence.find(existence, (found) => read(found, true));
  sentence.find(leads, (found) => read(found, false));
};

/** What stands in quotation marks and was no name of anything is looked for. Runs after all others. */
export const readQuotedText: CriteriaReader = (sentence, draft) => {
  for (const [at, token] of sentence.tokens.entries()) {
    if (token.kind !== 'quote' || !sentence.isFree(at)) continue;
    if (!note(draft, 'text', token.text.slice(0, 500))) continue;
    const after = sentence.skip(at + 1, places);
    sentence.take(at, after);
    if (sentence.form(at - 1) === 'with' || sentence.form(at - 1) === 'for') sentence.take(at - 1, at);
  }
};

function endOfText(sentence: Sentence, start: number, knowledge: Knowledge, isLoose: boolean): number {
  if (sentence.kind(start) === 'quote') return start + 1;
  let end = start;
  while (end < sentence.length && end < start + longest && sentence.isFree(end)) {
    const token = sentence.tokens[end];
    if (token === undefined || token.kind === 'mark' || token.kind === 'quote') break;
    if (end > start && hardEnds.has(token.form)) break;
    if (end > start && softEnds.has(token.form) && beginsCondition(sentence, end + 1, knowledge, isLoose))
      break;
    if (places.read(sentence, end) !== undefined) break;
    end += 1;
  }
  return end;
}

/** Does another condition begin after "in", "for", "with" …? */
function beginsCondition(
  sentence: Sentence,
  at: number,
  { lexicon, today }: Knowledge,
  isLoose: boolean,
): boolean {
  const start = sentence.form(at) === 'the' ? at + 1 : at;
  const next = sentence.tokens[start];
  if (next === undefined) return true;
  return (
    /^(?:me|project|status|priority|label|labels|component|sprint|epic|my|progress|overdue|open|done|no|due|assigned|unassigned|high|low)$/.test(
      next.form,
    ) ||
    lexicon.projects.read(sentence, start) !== undefined ||
    lexicon.statuses.read(sentence, start) !== undefined ||
    lexicon.priorities.read(sentence, start) !== undefined ||
    (!isLoose && next.capital && !/^(?:with|and|on)$/.test(sentence.form(at - 1))) ||
    readDay(sentence, at, today, 'behind') !== undefined
  );
}
