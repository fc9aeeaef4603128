import type { ConversationContext } from '../context.ts';
import { phrases } from '../phrase-book.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';

export interface ReadVisibleTo {
  /** A role or group as it was named, "everybody", or "internal" when nobody was named. */
  readonly visibleTo: string;
  readonly to: number;
}

const leads = phrases(
  'only for|only visible to|visible only to|visible to|readable by|only readable by|readable only by|restricted to|limited to|seen only by|only to|for only|visible for|only visible for|viewable by|only viewable by',
);
const alone = phrases('internally|internal|as internal|privately');
const ends = /^(?::|,|saying|that|stating|-|–)$/;
const longestName = 5;

/** "only for Administrators", "visible to the group site-admins", "for Administrators only", "internally". */
export function readVisibleTo(
  sentence: Sentence,
  start: number,
  context: ConversationContext,
): ReadVisibleTo | undefined {
  const at = sentence.form(start) === ',' ? start + 1 : start;
  const hidden = alone.read(sentence, at);
  if (hidden !== undefined) return { visibleTo: 'internal', to: hidden.to };
  const lead = leads.read(sentence, at);
  const from = lead?.to ?? (sentence.form(at) === 'for' ? at + 1 : undefined);
  if (from === undefined) return undefined;
  const name = readName(sentence, from, context);
  if (name === undefined) return undefined;
  const only = sentence.form(name.to) === 'only';
  // "comment for Zoë: …" hides nothing.
  if (lead === undefined && !only) return undefined;
  return { visibleTo: name.name, to: only ? name.to + 1 : name.to };
}

/** The name of a role or group: one quotation, or the words before a colon or an issue. */
function readName(
  sentence: Sentence,
  from: number,
  context: ConversationContext,
): { name: string; to: number } | undefined {
  const first = sentence.tokens[from];
  if (first?.kind === 'quote') return { name: first.text, to: from + 1 };
  const start = /^(?:the|our|all)$/.test(sentence.form(from)) ? from + 1 : from;
  let to = start;
  while (to < sentence.length && to - start < longestName && sentence.kind(to) === 'word') {
    const form = sentence.form(to);
    const place = /^(?:on|in|to|at)$/.test(form) && readReference(sentence, to + 1, context) !== undefined;
    if (ends.test(form) || form === 'only' || place) break;
    to += 1;
  }
  return to === start ? undefined : { name: sentence.slice(start, to), to };
}
