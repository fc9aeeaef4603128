import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference, soleIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { type CommentPhrase, readCommentPhrase, saysWhich, whichOf } from './comment-phrase.ts';
import { unclear } from './misunderstanding.ts';
import { namedIssues } from './several-issues.ts';
import { spokenText } from './spoken-text.ts';
import { readVisibleTo } from './visible-to.ts';

const deleting = phrases('delete|remove|erase|take back|withdraw');
const editing = phrases('change|edit|correct|update|rewrite|fix|reword');
const showing = phrases('make|restrict|limit|hide');
const places = phrases('on|in|from|at|to|under|of');
const leads = phrases('to say|so that it says|so it says|to read|to|into|:|saying|with');
const everybody = phrases('visible to everybody|visible to everyone|visible to all|public');
const exceptFor = phrases(
  'from everybody but|from everyone but|from everybody except|from everyone except|from all but|to',
);

/** "Delete my last comment on PAY-3", "change Zoë's comment about the paint on it to: …", "make my comment on PAY-3 internal". */
export function recogniseEditComment(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const removal = deleting.read(sentence, from);
  const edit = editing.read(sentence, from);
  const verb = removal ?? edit ?? showing.read(sentence, from);
  const phrase = verb && readCommentPhrase(sentence, verb.to, knowledge);
  if (verb === undefined || phrase === undefined) return undefined;
  const wish = removal === undefined ? 'change' : 'delete';
  const target = readTarget(sentence, phrase.to, knowledge);
  if (target.keys === undefined) {
    return unclear(`you want to ${wish} ${inWords(phrase)} on an issue`, 'which issue you mean', [
      removal === undefined
        ? 'Change my comment on ABC-123 to: The fix is on its way'
        : 'Delete my comment on ABC-123',
    ]);
  }
  const [first = '', ...others] = target.keys;
  const on = others.length === 0 ? first : 'those issues';
  const issues = others.length === 0 ? { key: first } : { keys: [...target.keys] };
  const end = beforeClosing(sentence, from);
  if (removal !== undefined && target.to !== end) return undefined;
  if (!saysWhich(phrase)) {
    return unclear(`you want to ${wish} a comment on ${on}`, 'which comment you mean', [
      removal === undefined ? `Change my comment on ${on} to: It works` : `Delete my comment on ${on}`,
      removal === undefined
        ? `Change the last comment on ${on} to: It works`
        : `Delete the last comment on ${on}`,
    ]);
  }
  const which = whichOf(phrase);
  if (removal !== undefined) return { kind: 'comment', action: 'delete', ...issues, ...which };
  const visibleTo = readShown(sentence, target.to, end, knowledge);
  if (visibleTo !== undefined) return { kind: 'comment', action: 'edit', ...issues, ...which, visibleTo };
  if (edit === undefined) return undefined;
  const body = leads.read(sentence, target.to) === undefined ? '' : spokenText(sentence, target.to, leads);
  return body === ''
    ? unclear(`you want to change ${inWords(phrase)} on ${on}`, 'what it should say', [
        `Change my comment on ${on} to: The fix is on its way`,
      ])
    : { kind: 'comment', action: 'edit', ...issues, ...which, body };
}

function inWords({ author }: CommentPhrase): string {
  return author === 'me' ? 'your comment' : author === undefined ? 'a comment' : `the comment of ${author}`;
}

/** The issues after "on"; the one that is spoken of when none is named. `keys` undefined: not clear. */
export function readTarget(
  sentence: Sentence,
  at: number,
  knowledge: Knowledge,
): { readonly keys: readonly string[] | undefined; readonly to: number } {
  const { context } = knowledge;
  const start = sentence.skip(at, places);
  const several = namedIssues(sentence, start, knowledge);
  if (several !== undefined) return several;
  const found = readReference(sentence, start, context);
  const key = found === undefined ? soleIssue(context) : found.key;
  return { keys: key === undefined ? undefined : [key], to: found?.to ?? at };
}

/** "visible to Administrators", "internal", "from everybody but the group site-admins", up to the end. */
function readShown(sentence: Sentence, at: number, end: number, { context }: Knowledge): string | undefined {
  const open = everybody.read(sentence, at);
  if (open?.to === end) return 'everybody';
  const shown = readVisibleTo(sentence, at, context);
  if (shown?.to === end) return shown.visibleTo;
  const but = exceptFor.read(sentence, at);
  if (but === undefined || !/^(?:restrict|limit|hide)$/.test(sentence.form(afterPoliteness(sentence)))) {
    return undefined;
  }
  const start = /^(?:the|our)$/.test(sentence.form(but.to)) ? but.to + 1 : but.to;
  const only = sentence.tokens[start];
  const name = only?.kind === 'quote' ? only.text : sentence.slice(start, end);
  return name === '' || end - start > 5 ? undefined : name;
}
