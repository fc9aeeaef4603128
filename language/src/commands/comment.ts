import type { CommentIntent, Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference, soleIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { unclear } from './misunderstanding.ts';
import { namedIssues } from './several-issues.ts';
import { spokenText } from './spoken-text.ts';
import { readVisibleTo } from './visible-to.ts';

const writing = ['add', 'leave', 'post', 'write', 'make', 'put'];
const hiddenNotes = [
  'an internal comment',
  'internal comment',
  'an internal note',
  'internal note',
  'a private comment',
];
const verbs = phrasesByMeaning({
  internal: [...writing.flatMap((verb) => hiddenNotes.map((note) => `${verb} ${note}`)), ...hiddenNotes].join(
    '|',
  ),
  customer:
    'reply to the customer|reply to customer|answer the customer|respond to the customer|tell the customer|write to the customer|write the customer|update the customer',
  open:
    'comment|add comment|add a comment|add the comment|add this comment|leave a comment|leave comment|post a comment|post comment|write a comment|make a comment|put a comment|' +
    'add a note|add note|leave a note|reply|write|post|say|add a reply|comment that|tell|add the same comment|comment the same|write the same comment',
});
const before = phrases(
  'on|to|in|under|at|for|on the issue|on issue|to issue|to the issue|on ticket|to ticket|on the ticket',
);
const bodyLeads = phrases(
  ':|saying|that says|that|with|with the text|to say|,|-|–|reading|with text|stating|telling them|telling them that|and say|saying that|which says|says|with the words',
);
const example = 'Comment on ABC-123: The fix is on its way';
const missingIssue = unclear('you want to comment on an issue', 'which issue you mean', [example]);

/** "Comment on PAY-12: …", "add a comment to it saying …", "tell PAY-12 that …", "comment 'done' on PAY-1 and PAY-2". */
export function recogniseComment(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const { context } = knowledge;
  const from = afterPoliteness(sentence);
  const verb = verbs.read(sentence, from);
  if (verb === undefined) return readQuotedFirst(sentence, from, context);
  const explicit = sentence.slice(from, verb.to).toLowerCase();
  // "tell me …" and "write a report" are no comments.
  const strict = /^(?:tell|say|write|post|reply)$/.test(explicit);
  const hidden = verb.meaning === 'open' ? undefined : verb.meaning;
  const shown = strict ? undefined : readVisibleTo(sentence, verb.to, context);
  const at = shown?.to ?? verb.to;

  // The words first: comment "done" on PAY-12.
  const first = sentence.kind(at) === 'quote' ? sentence.tokens[at] : undefined;
  if (first !== undefined) {
    const target = readIssues(sentence, sentence.skip(at + 1, before), knowledge);
    const visible = target && readVisibleTo(sentence, target.to, context);
    const rest = visible?.to ?? target?.to ?? at + 1;
    const ends = [...Array(sentence.length - rest).keys()].every((index) =>
      /^[.!]$|^please$|^thanks$/.test(sentence.form(rest + index)),
    );
    if (!ends) return missingIssue;
    const keys = target === undefined ? keysOf(soleIssue(context)) : target.keys;
    return commentOn(keys, first.text, visible?.visibleTo ?? shown?.visibleTo ?? hidden);
  }

  const start = sentence.skip(at, before);
  const target = readIssues(sentence, start, knowledge);
  const isKey = sentence.kind(start) === 'key';
  const points = start === at ? explicit !== 'tell' || target === undefined : target === undefined;
  if (strict && !isKey && points) return undefined;
  if (target !== undefined) {
    const visible = readVisibleTo(sentence, target.to, context);
    const body = spokenText(sentence, visible?.to ?? target.to, bodyLeads);
    return commentOn(target.keys, body, visible?.visibleTo ?? shown?.visibleTo ?? hidden);
  }
  if (strict) return undefined;
  const trailing = trailingKey(sentence, at);
  if (trailing !== undefined) return trailing;
  if (sentence.form(at) === ':') {
    const body = spokenText(sentence, at, bodyLeads);
    return body === ''
      ? missingIssue
      : commentOn(keysOf(soleIssue(context)), body, shown?.visibleTo ?? hidden);
  }
  // "add a comment saying we are on it": on the one issue that is spoken of.
  const led = sentence.skip(at, bodyLeads);
  const key = led > at ? soleIssue(context) : undefined;
  const body = spokenText(sentence, at, bodyLeads);
  return body === '' ? missingIssue : commentOn(keysOf(key), body, shown?.visibleTo ?? hidden);
}

function keysOf(key: string | undefined): readonly string[] {
  return key === undefined ? [] : [key];
}

/** The issues at a token; none of them where one was pointed at that is not clear. */
function readIssues(
  sentence: Sentence,
  at: number,
  knowledge: Knowledge,
): { readonly keys: readonly string[]; readonly to: number } | undefined {
  const several = namedIssues(sentence, at, knowledge);
  if (several !== undefined) return several;
  const found = readReference(sentence, at, knowledge.context);
  return found && { keys: keysOf(found.key), to: found.to };
}

function commentOn(keys: readonly string[], body: string, visibleTo: string | undefined): Intent {
  const [key, ...others] = keys;
  if (key === undefined) return missingIssue;
  const on = others.length === 0 ? key : 'those issues';
  if (body === '') {
    return unclear(`you want to comment on ${on}`, 'what the comment should say', [
      `Comment on ${key}: The fix is on its way`,
    ]);
  }
  return {
    kind: 'comment',
    ...(others.length === 0 ? { key } : { keys: [...keys] }),
    body,
    ...(visibleTo === undefined ? {} : { visibleTo }),
  } satisfies CommentIntent;
}

const adding = phrases('add|post|put|leave|write');
const asComment = phrases('as a comment|as comment|as a note|in a comment|as a new comment');

/** "add 'we ship on Friday' as a comment to PAY-12". */
function readQuotedFirst(
  sentence: Sentence,
  from: number,
  context: Knowledge['context'],
): Intent | undefined {
  const at = sentence.skip(from, adding);
  const words = at === from || sentence.kind(at) !== 'quote' ? undefined : sentence.tokens[at]?.text;
  const as = asComment.read(sentence, at + 1);
  if (words === undefined || as === undefined) return undefined;
  const end = beforeClosing(sentence, as.to);
  const target = readReference(sentence, sentence.skip(as.to, before), context);
  const key = as.to >= end ? soleIssue(context) : target?.to === end ? target.key : undefined;
  return commentOn(keysOf(key), words, undefined);
}

/** "comment looks good to me on PAY-12". */
function trailingKey(sentence: Sentence, from: number): Intent | undefined {
  const last = sentence.tokens.at(-1);
  const at = sentence.length - 2;
  if (last?.kind !== 'key' || at <= from || !/^(?:on|to|in)$/.test(sentence.form(at))) return undefined;
  return { kind: 'comment', key: last.text, body: sentence.slice(sentence.skip(from, bodyLeads), at) };
}
