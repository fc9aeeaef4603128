import type { Order } from '../criteria.ts';
import { numberFrom } from '../numbers.ts';
import { PhraseBook } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import type { CriteriaReader, Draft } from './draft.ts';

const orders = new PhraseBook<Order>([
  ...spell(
    'created',
    'descending',
    'newest|newest first|latest|most recent|recent|new|most recently created|last created|by creation date|by created|by date|by creation',
  ),
  ...spell('created', 'ascending', 'oldest|oldest first|longest open|by age|earliest'),
  ...spell(
    'updated',
    'descending',
    'last updated|most recently updated|latest updated|most recently changed|by last update|by updated|by update|by last updated|by update date',
  ),
  ...spell(
    'priority',
    'descending',
    'most urgent|most important|highest priority first|by priority|by importance|most pressing|most important first|most urgent first',
  ),
  ...spell(
    'due',
    'ascending',
    'by due date|by due|by deadline|soonest due|soonest first|due soonest|nearest deadline',
  ),
  ...spell('rank', 'ascending', 'by rank|in backlog order'),
  ...spell('key', 'ascending', 'by key|by number'),
  ...spell(
    'resolved',
    'descending',
    'by resolution date|by resolved|last resolved|latest resolved|most recently resolved|most recently closed|last closed',
  ),
]);
/** Whether an order begins there: "by priority". */
export function isOrder(sentence: Sentence, at: number): boolean {
  return orders.read(sentence, at) !== undefined;
}

const sorting = new Set(['sorted', 'ordered', 'sort', 'order', 'sorting', 'and', 'them', 'it']);
const directions: Readonly<Record<string, Order['direction']>> = {
  ascending: 'ascending',
  asc: 'ascending',
  descending: 'descending',
  desc: 'descending',
};
const beforeCount = new Set([
  'top',
  'first',
  'last',
  'latest',
  'newest',
  'oldest',
  'show',
  'me',
  'list',
  'find',
  'give',
  'get',
  'the',
  'any',
  'up',
  'to',
  'only',
  'just',
  'display',
  'recent',
  'important',
  'urgent',
]);
const mostShown = 50;

function spell(field: Order['field'], direction: Order['direction'], list: string): [string, Order][] {
  return list.split('|').map((phrase) => [phrase, { field, direction }]);
}

const recencies = new PhraseBook<Order['field']>([
  ...recency('updated', 'updated|changed|modified|touched|edited'),
  ...recency('created', 'created|added|opened|raised|reported|filed'),
  ...recency('resolved', 'resolved|closed|finished|completed|fixed'),
]);

function* recency(field: Order['field'], verbs: string): Generator<[string, Order['field']]> {
  for (const verb of verbs.split('|')) yield [`most recently ${verb}`, field];
}

/** "most recently updated" orders; "recently updated" is a period, and read after this. */
export const readRecency: CriteriaReader = (sentence, draft) => {
  sentence.find(recencies, ({ meaning, from, to }) => {
    draft.criteria.orderBy ??= { field: meaning, direction: 'descending' };
    takeSuperlative(sentence, draft, from, to);
    return to;
  });
};

/** "the newest issue" is one issue. */
function takeSuperlative(sentence: Sentence, draft: Draft, from: number, to: number): void {
  sentence.take(from, to);
  if (singular.test(sentence.form(to))) draft.limit ??= 1;
}

const singular = /^(?:issue|ticket|item|bug|task|story|epic|incident|request|one|thing|card)$/;

/** "newest", "sorted by due date", and how many to show: "top 5". */
export const readOrder: CriteriaReader = (sentence, draft) => {
  sentence.find(orders, ({ meaning, from, to }) => {
    let end = to;
    const direction = directions[sentence.form(end)];
    if (direction !== undefined) end += 1;
    draft.criteria.orderBy ??= { ...meaning, ...(direction === undefined ? {} : { direction }) };
    let start = from;
    while (start > 0 && sentence.is(start - 1, sorting) && sentence.isFree(start - 1)) start -= 1;
    takeSuperlative(sentence, draft, start, end);
    if (meaning.field === 'priority' && sentence.form(from) === 'most') draft.isWorkAhead = true;
    return end;
  });
  for (let at = 0; at < sentence.length; at++) {
    const count = numberFrom(sentence.form(at));
    if (count === undefined || count < 1 || !sentence.isFree(at) || /^[a-z]{1,2}$/.test(sentence.form(at)))
      continue;
    const lead = sentence.form(at - 1);
    if (at > 0 && !beforeCount.has(lead)) continue;
    draft.limit = Math.min(count, mostShown);
    if (/^(?:top|first|last)$/.test(lead)) sentence.take(at - 1, at);
    if (lead === 'last') draft.criteria.orderBy ??= { field: 'created', direction: 'descending' };
    sentence.take(at, at + 1);
    return;
  }
};
