import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference, soleIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { unclear } from './misunderstanding.ts';

const verbs = phrases(
  'comment|add comment|add a comment|add the comment|add this comment|leave a comment|leave comment|post a comment|post comment|write a comment|make a comment|put a comment|' +
    'add a note|add note|leave a note|reply|write|post|say|add a reply|comment that|tell',
);
const before = phrases(
  'on|to|in|under|at|for|on the issue|on issue|to issue|to the issue|on ticket|to ticket|on the ticket',
);
const bodyLeads = phrases(
  ':|saying|that says|that|with|with the text|to say|,|-|–|reading|with text|stating|telling them|telling them that|and say|saying that|which says|says|with the words',
);

/** "Comment on PAY-12: …", "add a comment to it saying …", "tell PAY-12 that …", "comment 'done' on PAY-12". */
export function recogniseComment(sentence: Sentence, { context }: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const verb = verbs.read(sentence, from);
  if (verb === undefined) return readQuotedFirst(sentence, from, context);
  const explicit = sentence.slice(from, verb.to).toLowerCase();
  // "tell me …" and "write a report" are no comments.
  const strict = /^(?:tell|say|write|post|reply)$/.test(explicit);
  const understood = 'you want to comment on an issue';
  const missingBody = (key: string) =>
    unclear(`you want to comment on ${key}`, 'what the comment should say', [
      `Comment on ${key}: The fix is on its way`,
    ]);
  const missingIssue = unclear(understood, 'which issue you mean', [
    'Comment on ABC-123: The fix is on its way',
  ]);

  // The words first: comment "done" on PAY-12.
  const first = sentence.kind(verb.to) === 'quote' ? sentence.tokens[verb.to] : undefined;
  if (first !== undefined) {
    const target = readReference(sentence, sentence.skip(verb.to + 1, before), context);
    const rest = target === undefined ? verb.to + 1 : target.to;
    const ends = [...Array(sentence.length - rest).keys()].every((index) =>
      /^[.!]$|^please$|^thanks$/.test(sentence.form(rest + index)),
    );
    if (!ends) return missingIssue;
    const key = target === undefined ? soleIssue(context) : target.key;
    return key === undefined ? missingIssue : { kind: 'comment', key, body: first.text };
  }

  const start = sentence.skip(verb.to, before);
  const target = readReference(sentence, start, context);
  const isKey = sentence.kind(start) === 'key';
  if (
    strict &&
    !isKey &&
    (start === verb.to ? explicit !== 'tell' || target === undefined : target === undefined)
  ) {
    return undefined;
  }
  if (target !== undefined) {
    if (target.key === undefined) return missingIssue;
    const body = bodyFrom(sentence, target.to);
    return body === '' ? missingBody(target.key) : { kind: 'comment', key: target.key, body };
  }
  if (strict) return undefined;
  const trailing = trailingKey(sentence, verb.to);
  if (trailing !== undefined) return trailing;
  if (sentence.form(verb.to) === ':') {
    const body = bodyFrom(sentence, verb.to);
    const key = soleIssue(context);
    return key === undefined || body === '' ? missingIssue : { kind: 'comment', key, body };
  }
  // "add a comment saying we are on it": on the one issue that is spoken of.
  const led = sentence.skip(verb.to, bodyLeads);
  const key = led > verb.to ? soleIssue(context) : undefined;
  const body = bodyFrom(sentence, verb.to);
  return key === undefined || body === '' ? missingIssue : { kind: 'comment', key, body };
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
  return key === undefined
    ? unclear('you want to comment on an issue', 'which issue you mean', [
        'Comment on ABC-123: The fix is on its way',
      ])
    : { kind: 'comment', key, body: words };
}

/** "comment looks good to me on PAY-12". */
function trailingKey(sentence: Sentence, from: number): Intent | undefined {
  const last = sentence.tokens.at(-1);
  const at = sentence.length - 2;
  if (last?.kind !== 'key' || at <= from || !/^(?:on|to|in)$/.test(sentence.form(at))) return undefined;
  return { kind: 'comment', key: last.text, body: sentence.slice(sentence.skip(from, bodyLeads), at) };
}

/** The text as written after "saying", ":" …; without its quotation marks when it is one quotation. */
function bodyFrom(sentence: Sentence, from: number): string {
  let at = from;
  for (
    let next = sentence.skip(at, bodyLeads);
    next > at && at < from + 3;
    next = sentence.skip(at, bodyLeads)
  )
    at = next;
  const only = sentence.tokens[at];
  if (only?.kind === 'quote' && at === sentence.length - 1) return only.text;
  return only === undefined ? '' : sentence.text.slice(only.start).trim().slice(0, 32_767);
}
