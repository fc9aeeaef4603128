import { addUnits } from '../calendar.ts';
import { readDay, readLength } from '../days.ts';
import { readPeriod, readSpan } from '../periods.ts';
import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import { type CriteriaReader, note } from './draft.ts';

const verbs = phrasesByMeaning({
  created:
    'created|opened|raised|filed|added|logged|reported|submitted|made|came in|come in|arrived|create|raise|file|report|were created|was created',
  updated:
    'updated|changed|modified|touched|edited|last updated|last changed|with activity|with changes|moved|worked on|have been updated|update|happened|been happening|happening|been going on|going on|gone on',
  resolved:
    'resolved|closed|completed|finished|done|fixed|shipped|solved|delivered|got done|resolve|close|complete|finish|fix|ship|deliver|get done',
});
const untouched = phrases(
  'not updated|not been updated|not changed|not been changed|not touched|not been touched|not modified|not been modified|not moved|not been moved|untouched|' +
    'no updates|no update|no activity|without activity|without updates|without an update|no changes|without changes|stale|inactive|idle|' +
    'not seen any activity|not seen activity|nobody touched|nobody has touched|no one has touched|no one touched|not had any activity|not had activity|not had any updates',
);
const spans = new Set(['for', 'in', 'over', 'within', 'during']);
const fillersBeforeSpan = new Set(['the', 'last', 'past', 'at', 'least', 'more', 'than', 'over']);
const staleAfterDays = 30;

/** When issues were created, updated or resolved, or have not been touched since. */
export const readActivity: CriteriaReader = (sentence, draft, { today }) => {
  sentence.find(untouched, ({ from, to }) => {
    let next = to;
    let since: string | undefined;
    if (sentence.form(next) === 'since') {
      const span = readSpan(sentence, next + 1, today, 'behind');
      const day = readDay(sentence, next + 1, today, 'behind');
      since = span?.period.from ?? day?.day;
      next = span?.to ?? day?.to ?? next;
    } else {
      if (sentence.is(next, spans)) next += 1;
      while (sentence.is(next, fillersBeforeSpan)) next += 1;
      const unitAlone = /^(?:week|month|year)$/.test(sentence.form(next)) ? sentence.form(next) : undefined;
      const length = readLength(sentence, next);
      if (length !== undefined) since = addUnits(today, -length.count, length.unit);
      else if (unitAlone !== undefined) since = addUnits(today, -1, unitAlone as 'week');
      if (since !== undefined) next = length?.to ?? next + 1;
      else if (next === to) since = addUnits(today, -staleAfterDays, 'day');
      else {
        const span = readSpan(sentence, to, today, 'behind') ?? readPeriod(sentence, to, today, 'behind');
        since = span?.period.from;
        next = span?.to ?? next;
      }
    }
    if (since === undefined || !note(draft, 'notUpdatedSince', since)) return undefined;
    sentence.take(from, next);
    return next;
  });
  sentence.find(verbs, ({ meaning, from, to }) => {
    const adverb =
      /^(?:recently|newly|lately|just)$/.test(sentence.form(from - 1)) && sentence.isFree(from - 1);
    const found = adverb
      ? readSpan(sentence, from - 1, today, 'behind') && {
          ...readSpan(sentence, from - 1, today, 'behind'),
          to,
        }
      : readPeriod(sentence, to, today, 'behind');
    if (found?.period === undefined) {
      draft.looseActivity ??= meaning;
      // "updated by Sam": who did it is not asked for by a period.
      if (sentence.form(to) !== 'by') draft.looseVerb ??= [from, to];
      return undefined;
    }
    if (!note(draft, meaning, found.period)) return undefined;
    sentence.take(adverb ? from - 1 : from, found.to);
    return found.to;
  });
};

const aged = phrasesByMeaning({ older: 'older than|older then', newer: 'newer than|younger than' });
const news = phrasesByMeaning({
  updated: 'going on|happening|the latest|been going on|happened',
  created: 'is new|new stuff|any news|what is new',
});
const newsDays = 7;

/** "older than a week", "newer than 3 days": how long ago they were created. */
export const readAge: CriteriaReader = (sentence, draft, { today }) => {
  sentence.find(aged, ({ meaning, from, to }) => {
    const length = readLength(sentence, to);
    const day =
      length === undefined
        ? readDay(sentence, to, today, 'behind')
        : { day: addUnits(today, -length.count, length.unit), to: length.to };
    if (day === undefined) return undefined;
    const period = meaning === 'older' ? { to: addUnits(day.day, -1, 'day') } : { from: day.day };
    if (!note(draft, 'created', period)) return undefined;
    sentence.take(from, day.to);
    return day.to;
  });
};

/** "What is going on in Payments", "what's new": of the last days. Runs after the readers of periods. */
export const readNews: CriteriaReader = (sentence, draft, { today }) => {
  sentence.find(news, ({ meaning, from, to }) => {
    const known = draft.criteria[meaning] !== undefined;
    if (!known && !note(draft, meaning, { from: addUnits(today, -newsDays, 'day') })) return undefined;
    sentence.take(from, to);
    return to;
  });
};

/** A period that stands away from its verb: "closed bugs this week", "bugs from yesterday". Runs after all others. */
export const readLoosePeriod: CriteriaReader = (sentence, draft, { today }) => {
  for (let at = 0; at < sentence.length; at++) {
    if (!sentence.isFree(at)) continue;
    const found = readPeriod(sentence, at, today, 'behind');
    if (found === undefined || !sentence.areFree(at, found.to)) continue;
    // A bare number ("2025 bugs") or a lone month is more often something else.
    const opened =
      /^(?:from|since|in|on|between|before|after|during|over|within|this|last|today|yesterday|past|the)$/;
    if (!opened.test(sentence.form(at)) && draft.looseActivity === undefined) continue;
    if (draft.looseActivity === undefined && draft.isWorkAhead) {
      const ahead = readPeriod(sentence, at, today, 'ahead');
      if (ahead?.period.to === undefined || !note(draft, 'due', { to: ahead.period.to })) continue;
      sentence.take(at, ahead.to);
      continue;
    }
    const field =
      draft.looseActivity ??
      (sentence.form(at) === 'from' || sentence.form(at) === 'since' ? 'created' : undefined);
    if (field === undefined || !note(draft, field, found.period)) continue;
    if (draft.looseVerb !== undefined && field === draft.looseActivity) sentence.take(...draft.looseVerb);
    if (field === 'resolved' && draft.criteria.statusCategory === 'done')
      delete draft.criteria.statusCategory;
    sentence.take(at, found.to);
    at = found.to - 1;
  }
};
