import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { readPerson } from '../people.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import type { Sentence } from '../sentence.ts';
import { readTimesheetParts, type Timesheet } from '../timesheet.ts';

const asking = phrases('show|show me|list|get|give me|what are|print|make|write|prepare|display|see');
const sheets = phrases(
  'timesheet|time sheet|worklogs|work logs|logged work|logged time|time logs|time entries|logged hours|hours logged|time logged|work logged',
);
const questions = phrases(
  'what did|what have|what has|how much did|how much time did|how much work did|how many hours did|how much have|how much time have|how much time has|how many hours have|how many hours has|which work did',
);
const logging = phrases('log|logged|track|tracked|book|booked|record|recorded|log work|log time');

/** "What did I log this week?", "Zoë's timesheet of last week", "how many hours did I log today?" */
export function recogniseTimesheet(sentence: Sentence, { today }: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  const asked = readQuestion(sentence, from, end, today) ?? readSheet(sentence, from, end, today);
  // What was logged on one issue, and by whom, is a question about that issue.
  if (asked === undefined || (asked.key !== undefined && asked.person === undefined)) return undefined;
  const argument = inWords(asked);
  return { kind: 'job', job: 'timesheet', ...(argument === '' ? {} : { argument }) };
}

function readQuestion(sentence: Sentence, from: number, end: number, today: string): Timesheet | undefined {
  const question = questions.read(sentence, from);
  const who = question && readPerson(sentence, question.to);
  const verb = who && logging.read(sentence, who.to);
  if (who === undefined || verb === undefined || who.person === 'nobody') return undefined;
  const rest = readTimesheetParts(sentence, verb.to, end, today);
  if (rest === undefined || rest.person !== undefined) return undefined;
  return { ...rest, ...(who.person === 'me' ? {} : { person: who.person }) };
}

function readSheet(sentence: Sentence, from: number, end: number, today: string): Timesheet | undefined {
  const start = sentence.skip(from, asking);
  const form = sentence.form(start);
  const named = /^(?:my|the|all)$/.test(form) ? undefined : readPerson(sentence, start);
  const isWhose = named !== undefined && sentence.tokens[named.to - 1]?.possessive === true;
  const at = /^(?:my|the)$/.test(form) ? start + 1 : isWhose ? named.to : start;
  const noun = sheets.read(sentence, at);
  const rest = noun && readTimesheetParts(sentence, noun.to, end, today);
  if (rest === undefined) return undefined;
  if (!isWhose || named === undefined) return rest;
  return rest.person === undefined ? { ...rest, person: named.person.replace(/['’]s?$/u, '') } : undefined;
}

/** As `readTimesheet` reads it again. */
function inWords({ person, period, key }: Timesheet): string {
  const days =
    period === undefined
      ? []
      : period.from !== undefined && period.to !== undefined
        ? [period.from === period.to ? period.from : `from ${period.from} to ${period.to}`]
        : [period.from === undefined ? `until ${period.to}` : `since ${period.from}`];
  return [
    ...(person === undefined ? [] : [person]),
    ...days,
    ...(key === undefined ? [] : [`on ${key}`]),
  ].join(', ');
}
