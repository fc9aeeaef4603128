import { isOrder } from '../criteria/order.ts';
import { readField } from '../field-names.ts';
import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { longestQuestion, readSearch } from '../search.ts';
import { Sentence } from '../sentence.ts';

const perWords = phrases(
  'per|for each|for every|grouped by|group by|broken down by|split by|in each|in every|has each|by each|summed by|sorted into',
);
/** "By priority" behind these is how to count; elsewhere it is an order. */
const counting = phrases(
  'how many|count|count of|number of|the number of|breakdown of|a breakdown of|distribution of|group|break down|sum up',
);
/** What somebody did, or how a list is ordered: "reported by" and "sorted by" do not count. */
const notCounted = new Set(
  'assigned reported created opened raised filed closed resolved done fixed finished completed changed updated edited watched owned led written commented blocked followed sort sorted order ordered sorting'.split(
    ' ',
  ),
);
const mostWords = phrases(
  'has the most|has most|have the most|have most|got the most|got most|with the most|with most|owns the most|has how many|have how many|has the highest number of',
);
const reportedMost = phrases(
  'reported the most|reported most|reports the most|created the most|raised the most',
);
const stretches = phrasesByMeaning({
  day: 'day|days',
  week: 'week|weeks|calendar week',
  month: 'month|months|calendar month',
  quarter: 'quarter|quarters',
  year: 'year|years',
});
/** What happened in the months that are counted by; nothing said: that they were created. */
const ended = new Set('resolved closed finished completed fixed done'.split(' '));
const happened = new Set([...ended, ...'created opened reported raised'.split(' ')]);
const inTime = /^(?:created|resolved) (?:day|week|month|quarter|year)$/;
/** What is added up instead of the issues themselves. */
const measures = phrasesByMeaning({
  'story points': 'story points|story point|points',
  'time spent':
    'time spent|logged time|time logged|logged work|hours logged|hours spent|work logged|time was spent|time was logged|hours were logged|hours have been logged',
  'original estimate': 'original estimate|original estimates|estimated time|estimated hours',
  'remaining estimate': 'remaining estimate|remaining estimates|remaining time|remaining work|time left',
});
const measureLeads = phrases(
  'how many|how much|total|the total|sum of|the sum of|total of|the total of|what is the total|what is the total of|what is the sum of|sum|sum up|sum up the|add up|add up the|number of|the number of|what are the|what is the|show the|show me the|show|the|count the|total number of|give me the|give me',
);

interface Found {
  readonly by: readonly string[];
  readonly sum?: string;
  /** Places that the grouping explains, end exclusive. */
  readonly taken: readonly (readonly [from: number, to: number])[];
}

/** "How many bugs per status", "story points per person in the current sprint", "who has the most open bugs?" */
export function recogniseGrouping(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  if (sentence.length > longestQuestion) return undefined;
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  const found = whoHasMost(sentence, from, knowledge) ?? perSomething(sentence, from, end, knowledge);
  if (found === undefined) return undefined;
  const isTaken = (at: number) => found.taken.some(([start, to]) => at >= start && at < to);
  const rest = sentence.tokens.filter((_, at) => at >= from && at < end && !isTaken(at));
  // Whose time on one issue was asked about, that issue has to tell.
  if (found.by.length === 0 && rest.some(({ kind }) => kind === 'key')) return undefined;
  if (rest.length === 0 && found.sum === undefined) return undefined;
  const reading = readSearch(new Sentence(sentence.text, rest), knowledge);
  if (rest.length > 0 && (reading === undefined || reading.unexplained.length > 0)) return undefined;
  return {
    kind: 'search',
    criteria: reading?.criteria ?? {},
    countOnly: false,
    ...(found.by.length === 0 ? {} : { groupBy: found.by }),
    ...(found.sum === undefined ? {} : { sum: found.sum }),
  };
}

/** "Who has the most …", "which project has the most …", "who reported the most …". */
function whoHasMost(sentence: Sentence, from: number, knowledge: Knowledge): Found | undefined {
  const asked = sentence.form(from) === 'who' ? from + 1 : undefined;
  const which = /^(?:which|what)$/.test(sentence.form(from))
    ? readField(sentence, from + 1, knowledge)
    : undefined;
  const at = asked ?? which?.to;
  if (at === undefined) return undefined;
  const reported = asked === undefined ? undefined : reportedMost.read(sentence, at);
  if (reported !== undefined) return { by: ['reporter'], taken: [[from, reported.to]] };
  const most = mostWords.read(sentence, at);
  if (most === undefined) return undefined;
  const measure = measures.read(sentence, most.to);
  return {
    by: [which?.name ?? 'assignee'],
    taken: [[from, measure?.to ?? most.to]],
    ...(measure === undefined ? {} : { sum: measure.meaning }),
  };
}

function perSomething(
  sentence: Sentence,
  from: number,
  end: number,
  knowledge: Knowledge,
): Found | undefined {
  const measure = readMeasure(sentence, from);
  const counted = measure ?? counting.read(sentence, from);
  for (let at = from + 1; at < end; at++) {
    const per =
      perWords.read(sentence, at) ??
      (sentence.form(at) === 'by' && (counted !== undefined || !sentence.is(at - 1, notCounted))
        ? { to: at + 1 }
        : undefined);
    const named = per && readGroups(sentence, per.to, knowledge);
    if (named === undefined) continue;
    // "Bugs by priority" is a list, the most urgent first; by two fields, or by one that orders nothing, they are counted.
    const mayBeOrder = sentence.form(at) === 'by' && counted === undefined && named.by.length === 1;
    if (mayBeOrder && isOrder(sentence, at)) continue;
    const lead: [number, number] = [from, counted?.to ?? from];
    // "created per month": the verb says what the months are of.
    const start = named.by.some((name) => inTime.test(name)) && sentence.is(at - 1, happened) ? at - 1 : at;
    return {
      by: named.by,
      taken: [[start, named.to], lead],
      ...(measure === undefined ? {} : { sum: measure.meaning }),
    };
  }
  return measure === undefined ? undefined : { by: [], sum: measure.meaning, taken: [[from, measure.to]] };
}

function readMeasure(sentence: Sentence, from: number) {
  const start = sentence.skip(from, measureLeads);
  return measures.read(sentence, start) ?? measures.read(sentence, from);
}

/** "person", "person and status", "month". */
function readGroups(
  sentence: Sentence,
  at: number,
  knowledge: Knowledge,
): { readonly by: string[]; readonly to: number } | undefined {
  const first = readGroup(sentence, at, knowledge);
  if (first === undefined) return undefined;
  const joint = /^(?:and|,|\/|x|by)$/.test(sentence.form(first.to)) ? first.to + 1 : undefined;
  const second = joint === undefined ? undefined : readGroup(sentence, joint, knowledge);
  if (second === undefined) return { by: [first.name], to: first.to };
  return { by: [first.name, second.name], to: second.to };
}

function readGroup(
  sentence: Sentence,
  at: number,
  knowledge: Knowledge,
): { readonly name: string; readonly to: number } | undefined {
  const stretch = stretches.read(sentence, at);
  if (stretch === undefined) return readField(sentence, at, knowledge);
  const event = sentence.tokens.some((_, place) => sentence.is(place, ended)) ? 'resolved' : 'created';
  return { name: `${event} ${stretch.meaning}`, to: stretch.to };
}
