import type { Criteria } from './criteria.ts';
import type { Intent } from './intent.ts';
import type { Knowledge } from './knowledge.ts';
import { readPerson, withoutPossessive } from './people.ts';
import { phrases } from './phrase-book.ts';
import { readSearch } from './search.ts';
import type { Sentence } from './sentence.ts';

const openings = phrases(
  'only|just|and|what about|how about|but|but only|also|of those|of these|of them|which of them|which of those|which of these|which ones|and the|and what about|now only|now the|filter by|narrow to|' +
    'the ones|only the|just the|how many of them|how many of those|how many of these|how many of those are|only those|and how many|or|except',
);
const again = phrases(
  'show them|list them|show me them|which ones|which are they|which ones are they|show those|list those|show these|what are they|show them to me|show all of them',
);
const countThem = phrases(
  'how many are there|count them|how many|how many in total|how many is that|how many are they|and how many|how many are those',
);

/** Conditions of which a new one replaces the old ones. */
const groups: readonly (readonly (keyof Criteria)[])[] = [
  ['statuses', 'statusCategory'],
  ['assignee', 'notAssignee'],
  ['due', 'noDueDate', 'overdue'],
  ['updated', 'notUpdatedSince'],
];

/** "Only the overdue ones", "and the bugs?", "how many are there?": the last search, changed by what is said. */
export function recogniseFollowUp(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const { lastSearch } = knowledge.context;
  if (lastSearch === undefined) return undefined;
  const end = sentence.length - (sentence.kind(sentence.length - 1) === 'mark' ? 1 : 0);
  if (again.read(sentence, 0)?.to === end) return { kind: 'search', criteria: lastSearch, countOnly: false };
  if (countThem.read(sentence, 0)?.to === end)
    return { kind: 'search', criteria: lastSearch, countOnly: true };
  const opening = openings.read(sentence, 0);
  const named = opening === undefined ? undefined : readPerson(sentence, opening.to);
  const isName =
    named?.to === end &&
    named.certain &&
    knowledge.lexicon.projects.read(sentence, named.to - 1) === undefined;
  if (isName && sentence.kind(named.to - 1) === 'word') {
    const criteria = mergeCriteria(lastSearch, { assignee: withoutPossessive(named.person) });
    return { kind: 'search', criteria, countOnly: false };
  }
  const says = /\b(?:those|these|them)\b/i.test(sentence.text.slice(0, 200));
  if (opening === undefined && !says) return undefined;
  const reading = readSearch(sentence.part(0), knowledge) ?? undefined;
  const rest = sentence.part(opening?.to ?? 0);
  const better =
    reading === undefined || reading.unexplained.length > 0 ? readSearch(rest, knowledge) : reading;
  if (better === undefined || better.unexplained.length > 0 || Object.keys(better.criteria).length === 0)
    return undefined;
  return {
    kind: 'search',
    criteria: mergeCriteria(lastSearch, better.criteria),
    countOnly: better.countOnly,
    ...(better.limit === undefined ? {} : { limit: better.limit }),
  };
}

export function mergeCriteria(before: Criteria, added: Criteria): Criteria {
  const merged: Criteria = { ...before };
  for (const group of groups) {
    if (group.some((field) => added[field] !== undefined)) for (const field of group) delete merged[field];
  }
  return Object.assign(merged, added);
}
