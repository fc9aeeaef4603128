import type { Grouping, Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readSearch } from '../search.ts';
import { Sentence } from '../sentence.ts';

const names = phrasesByMeaning<Grouping>({
  status: 'status|statuses|state',
  assignee: 'assignee|person|people|assignees|owner|colleague|team member',
  reporter: 'reporter|reporters',
  type: 'type|issue type|types|kind',
  priority: 'priority|priorities',
  project: 'project|projects',
});
const perWords = phrases(
  'per|for each|for every|grouped by|group by|broken down by|split by|in each|in every|has each',
);
/** "By priority" behind these is how to count; elsewhere it is an order. */
const counting = phrases(
  'how many|count|count of|number of|the number of|breakdown of|a breakdown of|distribution of|group|break down|sum up',
);
const mostWords = phrases(
  'has the most|has most|have the most|have most|got the most|got most|with the most|with most|owns the most|has how many|have how many|has the highest number of',
);
const reportedMost = phrases(
  'reported the most|reported most|reports the most|created the most|raised the most',
);

interface Found {
  readonly by: Grouping;
  /** Places that the grouping explains, end exclusive. */
  readonly taken: readonly (readonly [from: number, to: number])[];
}

/** "How many bugs per status", "open issues in PAY grouped by assignee", "who has the most open bugs?" */
export function recogniseGrouping(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  const found = whoHasMost(sentence, from) ?? perSomething(sentence, from, end);
  if (found === undefined) return undefined;
  const isTaken = (at: number) => found.taken.some(([start, to]) => at >= start && at < to);
  const rest = sentence.tokens.filter((_, at) => at >= from && at < end && !isTaken(at));
  const reading = rest.length === 0 ? undefined : readSearch(new Sentence(sentence.text, rest), knowledge);
  if (reading === undefined || reading.unexplained.length > 0) return undefined;
  return { kind: 'search', criteria: reading.criteria, countOnly: false, groupBy: found.by };
}

/** "Who has the most …", "which project has the most …", "who reported the most …". */
function whoHasMost(sentence: Sentence, from: number): Found | undefined {
  const asked = sentence.form(from) === 'who' ? from + 1 : undefined;
  const which = /^(?:which|what)$/.test(sentence.form(from)) ? names.read(sentence, from + 1) : undefined;
  const at = asked ?? which?.to;
  if (at === undefined) return undefined;
  const reported = asked === undefined ? undefined : reportedMost.read(sentence, at);
  if (reported !== undefined) return { by: 'reporter', taken: [[from, reported.to]] };
  const most = mostWords.read(sentence, at);
  return most && { by: which?.meaning ?? 'assignee', taken: [[from, most.to]] };
}

function perSomething(sentence: Sentence, from: number, end: number): Found | undefined {
  const counted = counting.read(sentence, from);
  for (let at = from + 1; at < end; at++) {
    const per =
      perWords.read(sentence, at) ??
      (counted !== undefined && sentence.form(at) === 'by' ? { to: at + 1 } : undefined);
    const named = per && names.read(sentence, per.to);
    if (named === undefined) continue;
    return {
      by: named.meaning,
      taken: [
        [at, named.to],
        [from, counted?.to ?? from],
      ],
    };
  }
  return undefined;
}
