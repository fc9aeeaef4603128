import type { ConversationContext } from '../context.ts';
import type { Intent, RemindIntent } from '../intent.ts';
import { numberFrom, ordinalFrom } from '../numbers.ts';
import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { missing } from './reminder-words.ts';

const cancelling = phrases('cancel|delete|remove|drop|dismiss|clear|stop|discard|kill');
const one = phrases('it|that|this|that one|this one|it again|the reminder|that reminder');
const everyOne = phrases(
  'them|all|all of them|them all|both|both of them|these|those|all of these|everything',
);
const nouns = /^(?:one|reminder)$/;

/** "Cancel it", "cancel the second", "delete all of them", right after reminders were listed or one was set. */
export function readPointing(
  sentence: Sentence,
  from: number,
  end: number,
  { lastReminders = [] }: ConversationContext,
): Intent | undefined {
  const verb = lastReminders.length === 0 ? undefined : cancelling.read(sentence, from);
  if (verb === undefined) return undefined;
  const [only] = lastReminders;
  const cancel = (which: string): RemindIntent => ({ kind: 'remind', do: 'cancel', which });
  if (one.read(sentence, verb.to)?.to === end || verb.to === end) {
    return lastReminders.length === 1 && only !== undefined
      ? cancel(only)
      : missing(
          `which of the ${lastReminders.length} you mean; say "cancel the second" or "cancel all of them"`,
        );
  }
  if (everyOne.read(sentence, verb.to)?.to === end) {
    return cancel(lastReminders.length === 1 && only !== undefined ? only : 'all');
  }
  const place = placeAt(sentence, verb.to, end, lastReminders.length);
  if (place === undefined) return undefined;
  const id = lastReminders[place - 1];
  const there = lastReminders.length === 1 ? 'is one reminder' : `are ${lastReminders.length} reminders`;
  return id === undefined ? missing(`which you mean: there ${there} in the list`) : cancel(id);
}

/** From 1; more than there are for a place that is none of theirs. */
function placeAt(sentence: Sentence, from: number, end: number, count: number): number | undefined {
  const start = sentence.form(from) === 'the' ? from + 1 : from;
  const isNumber = /^(?:#|number|no|nr)$/.test(sentence.form(start));
  const word = sentence.form(isNumber ? start + 1 : start);
  const place = isNumber ? numberFrom(word) : word === 'last' ? count : ordinalFrom(word);
  const after = (isNumber ? start + 1 : start) + 1;
  const to = nouns.test(sentence.form(after)) ? after + 1 : after;
  return to === end ? place : undefined;
}
