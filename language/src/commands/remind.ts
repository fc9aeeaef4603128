import type { Intent, RemindIntent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { readMoment } from '../moments.ts';
import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference, soleIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { unclear } from './misunderstanding.ts';

const setting = phrases(
  'remind me|remind me again|please remind me|set a reminder|set me a reminder|set reminder|add a reminder|create a reminder|make a reminder|set up a reminder|give me a reminder|' +
    'set a reminder for me|new reminder|schedule a reminder|put a reminder|nudge me|ping me|do not let me forget',
);
const others = phrases('remind|nudge');
const listing = phrases(
  'what reminders do i have|which reminders do i have|what are my reminders|which are my reminders|show my reminders|show me my reminders|show all my reminders|show reminders|show the reminders|' +
    'list my reminders|list reminders|list all reminders|list all my reminders|my reminders|reminders|do i have reminders|do i have any reminders|have i any reminders|what reminders are set|' +
    'what reminders are there|are there any reminders|any reminders|upcoming reminders|what did i want to be reminded of|what will you remind me of|what do you remind me of|how many reminders do i have',
);
const changing = phrasesByMeaning({
  cancel:
    'cancel|delete|remove|drop|clear|dismiss|forget|undo|stop|unset|kill|discard|do not remind me|stop reminding me|no need to remind me',
  snooze: 'snooze|postpone|move|reschedule|delay|push|push back|put off|shift|change',
});
const reminderNoun = phrases('reminder|reminders');
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
const joints = new Set(['of', 'about', 'for', 'to', 'that', 'on', ':', ',', 'regarding', 'with']);
const repeating = /^(?:every|each|daily|weekly|monthly|hourly|yearly)$/;
const questions = /^(?:what|who|whom|whose|how|why|which|where|when|whether|if)$/;

/** "Remind me of PAY-12 tomorrow at 9", "what reminders do I have?", "cancel the reminder for PAY-12". */
export function recogniseRemind(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  if (listing.read(sentence, from)?.to === end) return { kind: 'remind', do: 'list' };
  return (
    readSetting(sentence, from, end, knowledge) ??
    readChanging(sentence, from, end, knowledge) ??
    readOfOthers(sentence, from)
  );
}

function readSetting(
  sentence: Sentence,
  from: number,
  end: number,
  knowledge: Knowledge,
): Intent | undefined {
  // "Tomorrow at 9 remind me of PAY-12".
  const first = readMoment(sentence, from, knowledge);
  const verbAt = first === undefined ? from : skipJoint(sentence, first.to);
  const verb = setting.read(sentence, verbAt);
  if (verb === undefined || questions.test(sentence.form(verb.to))) return undefined;
  let at = verb.to;
  let moment = first?.at;
  let key: string | undefined;
  for (;;) {
    const found = moment === undefined ? readMoment(sentence, at, knowledge) : undefined;
    if (found !== undefined && found.to <= end) {
      moment = found.at;
      at = found.to;
      continue;
    }
    const start = skipJoint(sentence, at);
    const issue = key === undefined ? readReference(sentence, start, knowledge.context) : undefined;
    if (issue === undefined || issue.to > end || !isEnd(sentence, issue.to, end, knowledge)) break;
    if (issue.key === undefined) return missing('which issue you mean');
    key = issue.key;
    at = issue.to;
  }
  const said = readText(sentence, at, end, moment, knowledge);
  if (said.repeats) return missing('how to remind you more than once');
  if (said.at === undefined) return missing('when');
  const meant = key ?? said.key ?? (said.text === undefined ? soleIssue(knowledge.context) : undefined);
  if (meant === undefined && said.text === undefined) return missing('what to remind you of');
  return {
    kind: 'remind',
    do: 'set',
    at: said.at,
    ...(meant === undefined ? {} : { key: meant }),
    ...(said.text === undefined ? {} : { text: said.text }),
  } satisfies RemindIntent;
}

/** Behind an issue that is all there is to be reminded of stands nothing, a time, or what to do about it. */
function isEnd(sentence: Sentence, at: number, end: number, knowledge: Knowledge): boolean {
  return (
    at >= end ||
    /^(?:to|that|:|,)$/.test(sentence.form(at)) ||
    repeating.test(sentence.form(at)) ||
    readMoment(sentence, at, knowledge) !== undefined
  );
}

interface SaidText {
  readonly at: string | undefined;
  readonly text?: string;
  readonly key?: string;
  readonly repeats: boolean;
}

/** What is left to be reminded of, in the person's words, without a time that stands at its end. */
function readText(
  sentence: Sentence,
  from: number,
  end: number,
  moment: string | undefined,
  knowledge: Knowledge,
): SaidText {
  const start = skipJoint(sentence, from);
  let at = moment;
  let to = end;
  for (let place = start; at === undefined && place < end; place += 1) {
    const found = readMoment(sentence, place, knowledge);
    if (found?.to !== end) continue;
    at = found.at;
    to = place;
  }
  const repeats =
    repeating.test(sentence.form(from)) || (to > start && repeating.test(sentence.form(to - 1)));
  while (to > start && sentence.is(to - 1, new Set([',', '.', 'on', 'by']))) to -= 1;
  const only = sentence.tokens[start];
  const text = only?.kind === 'quote' && to === start + 1 ? only.text : sentence.slice(start, to);
  const keys = new Set(
    sentence.tokens.slice(start, to).flatMap((token) => (token.kind === 'key' ? [token.text] : [])),
  );
  const [key] = keys;
  return {
    at,
    repeats,
    ...(text === '' ? {} : { text: text.slice(0, 500) }),
    ...(key !== undefined && keys.size === 1 ? { key } : {}),
  };
}

function readChanging(
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
  const noun = reminderNoun.read(sentence, at);
  if (noun === undefined && !alone) return undefined;
  all ||= sentence.form(noun === undefined ? 0 : noun.to - 1) === 'reminders';
  if (noun !== undefined) at = noun.to;
  else at = verb.to;
  const cut = momentAtEnd(sentence, at, end, knowledge);
  const moment = verb.meaning === 'snooze' ? cut : undefined;
  const which = readWhich(sentence, at, moment?.from ?? end, knowledge);
  if (verb.meaning === 'snooze' && moment === undefined) return missing('until when');
  const target = which ?? (all ? 'all' : undefined);
  return {
    kind: 'remind',
    do: verb.meaning,
    ...(moment === undefined ? {} : { at: moment.at }),
    ...(target === undefined ? {} : { which: target }),
  } satisfies RemindIntent;
}

function momentAtEnd(sentence: Sentence, from: number, end: number, knowledge: Knowledge) {
  for (let at = from; at < end; at += 1) {
    const found = readMoment(sentence, at, knowledge);
    if (found?.to === end) return { at: found.at, from: at };
  }
  return undefined;
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

/** "Remind Sam to …": there is nobody else's list to put it in. */
function readOfOthers(sentence: Sentence, from: number): Intent | undefined {
  const verb = others.read(sentence, from);
  return verb === undefined || questions.test(sentence.form(verb.to + 1))
    ? undefined
    : missing('how to remind anybody but you; a comment that mentions them reaches them');
}

function skipJoint(sentence: Sentence, from: number): number {
  let at = from;
  while (sentence.is(at, joints)) at += 1;
  return at;
}

function missing(what: string): Intent {
  return unclear('you want to be reminded', what, [
    'Remind me of ABC-123 tomorrow at 9',
    'Remind me in 2 hours to call Sam',
    'What reminders do I have?',
  ]);
}
