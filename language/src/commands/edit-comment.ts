import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference, soleIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { unclear } from './misunderstanding.ts';

const mine = [
  'my comment',
  'my last comment',
  'my latest comment',
  'my newest comment',
  'the comment i wrote',
  'the last comment i wrote',
  'the comment i made',
];
const deleting = phrases(withVerbs('delete', 'remove', 'erase', 'take back', 'withdraw'));
const editing = phrases(withVerbs('change', 'edit', 'correct', 'update', 'rewrite', 'fix', 'reword'));
const places = phrases('on|in|from|at|to|under|of');
const leads = phrases('to say|so that it says|so it says|to read|to|into|:|saying|with');

/** "Delete my last comment on PAY-3", "change my comment on it to: The fix is on its way". */
export function recogniseEditComment(sentence: Sentence, { context }: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const removal = deleting.read(sentence, from);
  const verb = removal ?? editing.read(sentence, from);
  if (verb === undefined) return undefined;
  const found = readReference(sentence, sentence.skip(verb.to, places), context);
  const key = found === undefined ? soleIssue(context) : found.key;
  const to = found?.to ?? verb.to;
  const wish = removal === undefined ? 'change' : 'delete';
  if (key === undefined) {
    return unclear(`you want to ${wish} your comment on an issue`, 'which issue you mean', [
      removal === undefined
        ? 'Change my comment on ABC-123 to: The fix is on its way'
        : 'Delete my comment on ABC-123',
    ]);
  }
  if (removal !== undefined) {
    return to === beforeClosing(sentence, from) ? { kind: 'edit-comment', key, body: null } : undefined;
  }
  const body = bodyFrom(sentence, to);
  return body === ''
    ? unclear(`you want to change your comment on ${key}`, 'what it should say', [
        `Change my comment on ${key} to: The fix is on its way`,
      ])
    : { kind: 'edit-comment', key, body };
}

function bodyFrom(sentence: Sentence, from: number): string {
  let at = sentence.skip(from, leads);
  // "to: …"
  if (at > from && sentence.form(at) === ':') at += 1;
  const only = sentence.tokens[at];
  if (only === undefined || at === from) return '';
  if (only.kind === 'quote' && at === sentence.length - 1) return only.text;
  return sentence.text.slice(only.start).trim().slice(0, 32_767);
}

function withVerbs(...verbs: string[]): string {
  return verbs.flatMap((verb) => mine.map((comment) => `${verb} ${comment}`)).join('|');
}
