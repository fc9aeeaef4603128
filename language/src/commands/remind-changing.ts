import type { Intent, RemindIntent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { missing, momentAtEnd, reminderNoun, skipJoint } from './reminder-words.ts';

const changing = phrasesByMeaning({
  cancel:
    'cancel|delete|remove|drop|clear|dismiss|forget|undo|stop|unset|kill|discard|do not remind me|stop reminding me|no need to remind me',
  snooze: 'snooze|postpone|move|reschedule|delay|push|push back|put off|shift|change',
});
const reminding = phrases('do not remind me|stop reminding me|no need to remind me|snooze');
const determiners = new Set([
  'the',
  'my',
  'that',
  'this',
  'a',
  'all',
  'any',
  'every',
  'of',
  'these',
  'those',
]);

/** "Cancel the reminder for PAY-12", "snooze it for 10 minutes". */
export function readChanging(
  sentence: Sentence,
  from: number,
  end: number,
  knowledge: Knowledge,
): Intent | undefined {
  const verb = changing.read(sentence, from);
  if (verb === undefined) return undefined;
  const alone = reminding.read(sentence, from)?.to === verb.to;
  let at = verb.to;
  let all = false;
  while (sentence.is(at, determiners)) {
    all ||= /^(?:all|every)$/.test(sentence.form(at));
    at += 1;
  }
  const named = readReference(sentence, at, knowledge.context);
  if (
    named?.key !== undefined &&
    reminderNoun.read(sentence, named.to)?.to === end &&
    verb.meaning === 'cancel'
  ) {
    return { kind: 'remind', do: 'cancel', which: named.key };
  }
  const noun = reminderNoun.read(sentence, at);
  if (noun === undefined && !alone) return undefined;
  all ||= sentence.form(noun === undefined ? 0 : noun.to - 1) === 'reminders';
  if (noun !== undefined) at = noun.to;
  else at = verb.to;
  const cut = momentAtEnd(sentence, at, end, knowledge);
  const moment = verb.meaning === 'snooze' ? cut : undefined;
  const which =
    readWhich(sentence, at, moment?.from ?? end, knowledge) ??
    (all ? undefined : knowledge.context.lastReminder);
  if (verb.meaning === 'snooze' && moment === undefined) return missing('until when');
  const target = all ? ['all', which].filter((part) => part !== undefined).join(' ') : which;
  return {
    kind: 'remind',
    do: verb.meaning,
    ...(moment === undefined ? {} : { at: moment.at }),
    ...(target === undefined ? {} : { which: target }),
  } satisfies RemindIntent;
}

/** The reminder that is meant: an issue, or words of what it says. */
function readWhich(
  sentence: Sentence,
  from: number,
  end: number,
  { context }: Knowledge,
): string | undefined {
  let start = skipJoint(sentence, from);
  let to = end;
  while (to > start && /^(?:any|more|anymore|again)$/.test(sentence.form(to - 1))) to -= 1;
  if (start < to && sentence.is(start, new Set(['it', 'that', 'this'])) && to === start + 1) start = to;
  if (start >= to) return undefined;
  const issue = readReference(sentence, start, context);
  if (issue?.to === to && issue.key !== undefined) return issue.key;
  const only = sentence.tokens[start];
  return only?.kind === 'quote' && to === start + 1 ? only.text : sentence.slice(start, to).slice(0, 100);
}
