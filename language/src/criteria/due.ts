import { readPeriod } from '../periods.ts';
import { phrases } from '../phrase-book.ts';
import { type CriteriaReader, note } from './draft.ts';

const overdue = phrases(
  'overdue|over due|past due|late|running late|past their due date|past its due date|past the due date|past the deadline|past their deadline|' +
    'past deadline|behind schedule|missed the deadline|missed their deadline|delayed|slipped|have slipped|should have been done|due date passed|due date has passed',
);
const undated = phrases(
  'no due date|no due dates|without due date|without due dates|without a due date|with no due date|with no due dates|undated|no deadline|without a deadline|without deadline|' +
    'with no deadline|due date is empty|missing a due date|lacking a due date|not have a due date|with due date empty|no date',
);
const due = phrases(
  'due|due date|due dates|with due date|with a due date|due date is|deadline|deadlines|with a deadline|deadline is|falling due|' +
    'to be done|must be done|needs to be done|need to be done|to be finished|must be finished|should be done|should be finished|comes up|coming up',
);

/** When issues are due. "due" alone is: by today. */
export const readDue: CriteriaReader = (sentence, draft, { today }) => {
  sentence.find(undated, ({ from, to }) => {
    if (!note(draft, 'noDueDate', true)) return undefined;
    sentence.take(from, to);
    return to;
  });
  sentence.find(overdue, ({ from, to }) => {
    if (!note(draft, 'overdue', true)) return undefined;
    sentence.take(from, to);
    return to;
  });
  sentence.find(due, ({ from, to }) => {
    const found = readPeriod(sentence, to, today, 'ahead');
    const alone = sentence.form(from) === 'due' && to === from + 1;
    if (found === undefined && !alone) return undefined;
    // A bound that was not understood ("due before lunch") must not turn into another question.
    if (
      found === undefined &&
      /^(?:in|by|before|after|on|between|since|until|within)$/.test(sentence.form(to))
    ) {
      return undefined;
    }
    if (!note(draft, 'due', found?.period ?? { to: today })) return undefined;
    sentence.take(from, found?.to ?? to);
    return found?.to ?? to;
  });
};
