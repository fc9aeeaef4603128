import type { Intent } from './intent.ts';
import type { Knowledge } from './knowledge.ts';
import { numberFrom } from './numbers.ts';
import { phrases } from './phrase-book.ts';
import { afterPoliteness, beforeClosing } from './politeness.ts';
import type { Sentence } from './sentence.ts';

const more = phrases(
  'older|older ones|the older ones|show older|show the older ones|older comments|the older comments|show older comments|show the older comments|show me the older comments|earlier comments|earlier ones|the earlier ones|show earlier comments|older changes|show older changes|earlier changes|older worklogs|show older worklogs|more comments|show more comments|more changes|more worklogs|' +
    'more|show more|show me more|next|next page|the next page|show the next page|and more|the rest|show the rest|show me the rest|next ones|the next ones|show the next ones|load more|' +
    'continue|go on|see more|more results|show more results|what else|the others|show the others|the remaining ones|show me the next|show the next|next please|give me more|list more|any more|are there more|keep going',
);
const every = phrases(
  'show all|all|show me all|list all|all of them|show everything|show all of them|show me all of them|list all of them|everything|list them all|show them all',
);
const again = phrases(
  'previous page|back|go back|the previous page|first page|from the start|from the beginning|show them again|show the list again|the list again|list them again|again|show again|show me the list again|show that again',
);
const leads = phrases(
  'show|show me|list|give me|just|only|the first|first|top|show the first|show me the first|only the first|just the first|make it|limit to|the next|next|show the next|show me the next|show another|another',
);
const onlyWords = new Set(['just', 'only']);
const onward = /\b(?:next|more|another)\b/i;
const mostShown = 50;

/** "Show more", "the next 5", "just 3", "show all", "from the start": the list shown last, another part of it. */
export function recognisePaging(sentence: Sentence, { context }: Knowledge): Intent | undefined {
  const { lastSearch } = context;
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  const isWhole = (book: typeof more) => book.read(sentence, from)?.to === end;
  if (isWhole(more)) return { kind: 'more' };
  if (lastSearch === undefined) return undefined;
  if (isWhole(again)) return { kind: 'search', criteria: lastSearch, countOnly: false };
  if (isWhole(every)) return { kind: 'search', criteria: lastSearch, countOnly: false, limit: mostShown };
  const at = sentence.skip(sentence.is(0, onlyWords) ? 0 : from, leads);
  const count = /^(?:a|an)$/.test(sentence.form(at)) ? undefined : numberFrom(sentence.form(at));
  if (count === undefined || count < 1) return undefined;
  const rest = sentence.slice(at + 1, end);
  if (!/^(?:more|ones?|issues|tickets|results|of (?:them|those)|more (?:please|issues))?$/i.test(rest))
    return undefined;
  if (at === 0 && rest === '') return undefined;
  const limit = Math.min(count, mostShown);
  return onward.test(sentence.slice(from, end))
    ? { kind: 'more', limit }
    : { kind: 'search', criteria: lastSearch, countOnly: false, limit };
}
