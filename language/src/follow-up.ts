import type { Criteria, Period } from './criteria.ts';
import type { Intent } from './intent.ts';
import type { Knowledge } from './knowledge.ts';
import { mergeCriteria } from './merge-criteria.ts';
import { readPerson, withoutPossessive } from './people.ts';
import { readPeriod } from './periods.ts';
import { phrases } from './phrase-book.ts';
import { readReference } from './references.ts';
import { readSearch } from './search.ts';
import type { Sentence } from './sentence.ts';

const openings = phrases(
  'only|just|and|what about|how about|but|but only|also|of those|of these|of them|which of them|which of those|which of these|which ones|and the|and what about|now only|now the|filter by|narrow to|' +
    'the ones|only the|just the|how many of them|how many of those|how many of these|how many of those are|only those|and how many|or|ok and|ok and what about|and only|same for|the same for|now for|now in',
);
const again = phrases(
  'show them|list them|show me them|which ones|which are they|which ones are they|show those|list those|show these|what are they|show them to me',
);
const countThem = phrases(
  'how many are there|count them|how many|how many in total|how many is that|how many are they|and how many|how many are those',
);
const anyStatus = phrases(
  'also the done ones|also done ones|also done|including done|include done|including the done ones|include the done ones|including the closed ones|also the closed ones|also closed ones|including closed|include closed|with the done ones|in any status|any status|all statuses|open and closed',
);
/** A sentence that begins or ends so is no question of its own. */
const fragmentStart =
  /^(?:in|for|from|with|without|not|exclude|excluding|except|but|sort|sorted|order|ordered|by|newest|oldest|ignore|minus|no|leave)$/;
const fragmentEnd = /^(?:only|first|ones|one)$/;

/** "Only the overdue ones", "and in Payments?", "newest first", "next week?": the last search, changed by what is said. */
export function recogniseFollowUp(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const { lastSearch } = knowledge.context;
  if (lastSearch === undefined) return undefined;
  let end = sentence.length;
  while (end > 0 && sentence.kind(end - 1) === 'mark') end -= 1;
  const search = (criteria: Criteria, countOnly = false): Intent => ({ kind: 'search', criteria, countOnly });
  if (again.read(sentence, 0)?.to === end) return search(lastSearch);
  if (countThem.read(sentence, 0)?.to === end) return search(lastSearch, true);
  if (anyStatus.read(sentence, 0)?.to === end) {
    const { statusCategory: _, ...rest } = lastSearch;
    return search(rest);
  }
  const start = sentence.skip(0, openings);
  const opened = start > 0;
  // "And its sub-tasks?" is about one issue, not about the list before it.
  if (sentence.form(start) === 'its') return undefined;
  const period = readWholePeriod(sentence, start, end, lastSearch, knowledge);
  if (period !== undefined) return search(mergeCriteria(lastSearch, period));
  if (opened) {
    const pointed = readReference(sentence, start, knowledge.context);
    if (pointed?.key !== undefined && pointed.to === end)
      return { kind: 'about', key: pointed.key, focus: 'everything' };
    const person = readWholePerson(sentence, start, end, knowledge);
    if (person !== undefined) return search(mergeCriteria(lastSearch, { assignee: person }));
  } else if (readReference(sentence, 0, knowledge.context)?.to === end) return undefined;
  const says = /\b(?:those|these|them)\b/i.test(sentence.text.slice(0, 200));
  const isFragment =
    fragmentStart.test(sentence.form(0)) ||
    (end <= longestFragment && fragmentEnd.test(sentence.form(end - 1)) && !asksAnew(sentence));
  if (!opened && !says && !isFragment) return undefined;
  const reading =
    understood(sentence.part(opened ? start : 0, end), knowledge) ?? understood(sentence.part(0), knowledge);
  if (reading === undefined) return undefined;
  return {
    kind: 'search',
    criteria: mergeCriteria(lastSearch, reading.criteria),
    countOnly: reading.countOnly || /^(?:and )?how many/i.test(sentence.text.trimStart()),
    ...(reading.limit === undefined ? {} : { limit: reading.limit }),
  };
}

const longestFragment = 6;

function asksAnew(sentence: Sentence): boolean {
  return /^(?:what|which|who|how|show|list|find|search|get|give|is|are|do|does|count|any|all|my|where|when|why|move|set|assign)$/.test(
    sentence.form(0),
  );
}

function understood(part: Sentence, knowledge: Knowledge) {
  const reading = readSearch(part, knowledge);
  if (reading === undefined || reading.unexplained.length > 0) return undefined;
  return Object.keys(reading.criteria).length === 0 ? undefined : reading;
}

function readWholePerson(
  sentence: Sentence,
  at: number,
  end: number,
  { lexicon }: Knowledge,
): string | undefined {
  const named = readPerson(sentence, at);
  if (named === undefined || named.to !== end || !named.certain) return undefined;
  const known = [lexicon.projects, lexicon.types, lexicon.statuses].some(
    (names) => names.read(sentence, at)?.to === end,
  );
  return known ? undefined : withoutPossessive(named.person);
}

const periods = ['due', 'created', 'updated', 'resolved'] as const;

/** "next week?", "and tomorrow": the period that was asked about before, or when things are due. */
function readWholePeriod(
  sentence: Sentence,
  at: number,
  end: number,
  lastSearch: Criteria,
  { today }: Knowledge,
): Criteria | undefined {
  const field = periods.find((name) => lastSearch[name] !== undefined) ?? 'due';
  const found = readPeriod(sentence, at, today, field === 'due' ? 'ahead' : 'behind');
  if (found === undefined || found.to !== end) return undefined;
  const period: Period = found.period;
  return { [field]: period };
}
