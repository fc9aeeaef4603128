import type { ConversationContext } from './context.ts';
import { numberFrom, ordinalFrom } from './numbers.ts';
import { phrases } from './phrase-book.ts';
import type { Sentence } from './sentence.ts';

export interface ReadReference {
  /** Undefined when something was pointed at that is not clear: "it" with nothing shown before. */
  readonly key: string | undefined;
  readonly to: number;
}

const onPage = phrases(
  'this issue|this ticket|here|this bug|this task|this story|this epic|this page|this one|the current issue|current issue|the current ticket|the issue i am looking at|' +
    'this|the issue on this page|the open issue|this item|this card|this work item',
);
const onlyOne = phrases(
  'that issue|that ticket|that bug|that task|that story|that one|the issue|the ticket|same issue|the same issue|it|that',
);
const after = new Set(['one', 'issue', 'ticket', 'item', 'result', 'bug', 'task', 'story']);

/** The issue that is meant at a token: a key, "this issue", "it", "the second one", "#3". */
export function readReference(
  sentence: Sentence,
  at: number,
  context: ConversationContext,
): ReadReference | undefined {
  const token = sentence.tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === 'key') return { key: token.text, to: at + 1 };
  const noun = after.has(token.form) || token.form === 'key' ? at + 1 : undefined;
  if (noun !== undefined && sentence.kind(noun) === 'key') {
    return { key: sentence.tokens[noun]?.text, to: noun + 1 };
  }
  return readPosition(sentence, at, context) ?? readPointer(sentence, at, context);
}

/** "the second one", "number 2", "#2", "the last one": of the issues shown last. */
function readPosition(
  sentence: Sentence,
  at: number,
  { lastIssues, lastList = lastIssues ?? [] }: ConversationContext,
): ReadReference | undefined {
  let next = sentence.form(at) === 'the' ? at + 1 : at;
  const form = sentence.form(next);
  if (form === '#' || form === 'number' || form === 'no' || form === 'nr') {
    const index = /^\d{1,2}$/.test(sentence.form(next + 1)) ? numberFrom(sentence.form(next + 1)) : undefined;
    return index === undefined ? undefined : { key: lastList[index - 1], to: next + 2 };
  }
  const ordinal = ordinalFrom(form);
  const last = form === 'last' && after.has(sentence.form(next + 1));
  if (ordinal === undefined && !last) return undefined;
  next += 1;
  if (sentence.is(next, after)) next += 1;
  // "the first 5" counts, it does not point.
  if (numberFrom(sentence.form(next)) !== undefined && /^\d/.test(sentence.form(next))) return undefined;
  return { key: last ? lastList.at(-1) : lastList[(ordinal ?? 0) - 1], to: next };
}

/** What is missing where a reference has no key: "the second" of a list of one says how long that is. */
export function whichIssue(
  sentence: Sentence,
  at: number,
  { lastIssues, lastList = lastIssues ?? [] }: ConversationContext,
): string {
  const place = sentence.form(sentence.form(at) === 'the' ? at + 1 : at);
  const isPlace = ordinalFrom(place) !== undefined || place === 'last' || /^(?:#|number|no|nr)$/.test(place);
  if (!isPlace) return 'which issue you mean';
  const shown = lastList.length === 1 ? 'one issue' : `${lastList.length} issues`;
  return lastList.length === 0
    ? 'which issue you mean: no list was shown that it could be of'
    : `which issue you mean: the list that was shown has ${shown}`;
}

/** The one issue that is spoken of when none is named: the one shown alone, else the one of the page. */
export function soleIssue({ pageIssueKey, lastIssues = [] }: ConversationContext): string | undefined {
  return lastIssues.length === 1 ? lastIssues[0] : lastIssues.length === 0 ? pageIssueKey : undefined;
}

function readPointer(
  sentence: Sentence,
  at: number,
  { pageIssueKey, lastIssues = [] }: ConversationContext,
): ReadReference | undefined {
  const [only] = lastIssues;
  const shown = lastIssues.length === 1 ? only : undefined;
  const page = onPage.read(sentence, at);
  if (page !== undefined) return { key: pageIssueKey ?? shown, to: page.to };
  const pointer = onlyOne.read(sentence, at);
  if (pointer === undefined) return undefined;
  // With several issues just shown, "it" could be any of them or the page: that is for the person to say.
  return { key: shown ?? (lastIssues.length === 0 ? pageIssueKey : undefined), to: pointer.to };
}
