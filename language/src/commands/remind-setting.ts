import type { Intent, RemindIntent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { readMoment } from '../moments.ts';
import { phrases } from '../phrase-book.ts';
import { readReference, soleIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { missing, momentAtEnd, skipJoint } from './reminder-words.ts';

const setting = phrases(
  'remind me|remind me again|set a reminder|set me a reminder|set reminder|add a reminder|create a reminder|make a reminder|set up a reminder|give me a reminder|' +
    'set a reminder for me|new reminder|schedule a reminder|add reminder|create reminder|make reminder|reminder:|a reminder:|be reminded|i need a reminder|i want a reminder|i would like a reminder|need a reminder|want a reminder|put a reminder|nudge me|ping me|do not let me forget',
);
const repeating = /^(?:every|each|daily|weekly|monthly|hourly|yearly)$/;
/** What is not a time cannot be waited for. */
const conditions = /^(?:when|whenever|if|once|as|after|until|before)$/;
const bounds = /^(?:from|after|before|since|until|till)$/;
const questions = /^(?:what|who|whom|whose|how|why|which|where|whether)$/;
const longestText = 500;

/** "Remind me of PAY-12 tomorrow at 9", "set a reminder to call Zoë in 2 hours". */
export function readSetting(
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
  if (
    moment === undefined &&
    conditions.test(sentence.form(at)) &&
    readMoment(sentence, at, knowledge) === undefined
  ) {
    return missing('how to wait for something to happen; name a time');
  }
  let key: string | undefined;
  for (;;) {
    const found = moment === undefined ? readMoment(sentence, at, knowledge) : undefined;
    if (found !== undefined) {
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
  if ((said.text?.length ?? 0) > longestText)
    return missing(`how to keep more than ${longestText} characters`);
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
  const last = moment === undefined ? momentAtEnd(sentence, start, end, knowledge) : undefined;
  if (last !== undefined && bounds.test(sentence.form(last.from - 1)))
    return { at: undefined, repeats: false };
  const at = moment ?? last?.at;
  let to = last?.from ?? end;
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
    ...(text === '' ? {} : { text }),
    ...(key !== undefined && keys.size === 1 ? { key } : {}),
  };
}
