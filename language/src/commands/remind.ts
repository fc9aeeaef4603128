import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import type { Sentence } from '../sentence.ts';
import { readChanging } from './remind-changing.ts';
import { readPointing } from './remind-pointing.ts';
import { readSetting } from './remind-setting.ts';
import { missing, reminderNoun } from './reminder-words.ts';

const others = phrases('remind|nudge');
const listing = phrases(
  'what reminders do i have|which reminders do i have|what are my reminders|which are my reminders|show my reminders|show me my reminders|show all my reminders|show reminders|show the reminders|' +
    'list my reminders|list reminders|list all reminders|list all my reminders|my reminders|reminders|do i have reminders|do i have any reminders|have i any reminders|what reminders are set|' +
    'what reminders are there|are there any reminders|any reminders|upcoming reminders|what did i want to be reminded of|what will you remind me of|what do you remind me of|how many reminders do i have',
);
const asking = /^(?:what|which|when|do|have|are|is|how|show|list|give|display|see|tell)$/;
const ofPerson = /^(?:my|the|any|all|next|upcoming|many|pending|waiting|have|me|which|what)$/;
const afterNoun = /^(?:for|of|about|do|did|i|are|is|set|there|have|waiting|today|tomorrow|left|due)$/;
const questions = /^(?:what|who|whom|whose|how|why|which|where|whether)$/;

/** "Remind me of PAY-12 tomorrow at 9", "what reminders do I have?", "cancel the reminder for PAY-12". */
export function recogniseRemind(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  if (listing.read(sentence, from)?.to === end || asksForList(sentence, from, end)) {
    return { kind: 'remind', do: 'list' };
  }
  return (
    readPointing(sentence, from, end, knowledge.context) ??
    readSetting(sentence, from, end, knowledge) ??
    readChanging(sentence, from, end, knowledge) ??
    readOfOthers(sentence, from)
  );
}

/** "When is my next reminder?", "do I have reminders for PAY-12?": the list answers all of them. */
function asksForList(sentence: Sentence, from: number, end: number): boolean {
  if (!asking.test(sentence.form(from))) return false;
  for (let at = from + 1; at < end; at += 1) {
    if (reminderNoun.read(sentence, at) === undefined) continue;
    return ofPerson.test(sentence.form(at - 1)) && (at + 1 >= end || afterNoun.test(sentence.form(at + 1)));
  }
  return false;
}

/** "Remind Sam to …": there is nobody else's list to put it in. */
function readOfOthers(sentence: Sentence, from: number): Intent | undefined {
  const verb = others.read(sentence, from);
  return verb === undefined || questions.test(sentence.form(verb.to + 1))
    ? undefined
    : missing('how to remind anybody but you; a comment that mentions them reaches them');
}
