import { readDay } from '../days.ts';
import { readDuration } from '../durations.ts';
import type { Intent, WorklogIntent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import type { Sentence } from '../sentence.ts';
import { readTarget } from './edit-comment.ts';
import { unclear } from './misunderstanding.ts';
import { readRemaining } from './remaining-estimate.ts';
import { spokenText } from './spoken-text.ts';
import { readVisibleTo } from './visible-to.ts';
import { readWorkHours } from './work-hours.ts';
import { readWorklogPhrase } from './worklog-phrase.ts';

const deleting = phrases('delete|remove|erase|take back|withdraw');
const editing = phrases('change|edit|correct|update|set|make|fix|move|comment|reword');
const comments = phrases(
  'the comment of|the comment on|the description of|the text of|the comment in|comment of|the comment for',
);
const leads = phrases('to say|so that it says|to read|to|:|saying|with');
const joints = new Set(['to', 'and', ',', 'on', 'be', 'into', 'with', 'for']);

/** "Change my last worklog on PAY-12 to 3h", "delete Zoë's work log of yesterday on it", "move my worklog on PAY-12 to Friday". */
export function recogniseEditWorklog(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const removal = deleting.read(sentence, from);
  const verb = removal ?? editing.read(sentence, from);
  if (verb === undefined) return undefined;
  const words = comments.read(sentence, verb.to);
  const phrase = readWorklogPhrase(sentence, words?.to ?? verb.to, knowledge);
  if (phrase === undefined) return undefined;
  const target = readTarget(sentence, phrase.to, knowledge);
  const dated = phrase.ofDay === undefined ? dayAfter(sentence, target.to, knowledge) : undefined;
  const wish = removal === undefined ? 'change' : 'delete';
  const [key, ...others] = target.keys ?? [];
  if (key === undefined) {
    return unclear(`you want to ${wish} a work log`, 'which issue it is on', [
      'Change my last worklog on ABC-123 to 3h',
      'Delete my worklog of yesterday on ABC-123',
    ]);
  }
  const { to: _, ...said } = phrase;
  const which = {
    ...(others.length === 0 ? { key } : { keys: [key, ...others] }),
    ...said,
    ...(dated === undefined ? {} : { ofDay: dated.day }),
  };
  const at = dated?.to ?? target.to;
  const end = beforeClosing(sentence, from);
  if (removal !== undefined) {
    const remaining = at < end ? readRemaining(sentence, at) : undefined;
    if ((remaining?.to ?? at) !== end) return undefined;
    return { kind: 'worklog', action: 'delete', ...which, ...withoutPlace(remaining) };
  }
  const edit =
    words === undefined ? readEdit(sentence, at, end, knowledge) : { comment: textAfter(sentence, at) };
  const isEmpty = edit !== undefined && Object.values(edit).every((value) => value === '');
  if (edit === undefined || isEmpty) {
    return unclear(`you want to change a work log of ${key}`, 'what it should be', [
      `Change my last worklog on ${key} to 3h`,
      `Change the comment of my last worklog on ${key} to: Wrote the tests`,
    ]);
  }
  return { kind: 'worklog', action: 'edit', ...which, ...edit } satisfies WorklogIntent;
}

/** "on PAY-12 of yesterday". */
function dayAfter(sentence: Sentence, at: number, { today }: Knowledge) {
  return /^(?:of|from)$/.test(sentence.form(at)) ? readDay(sentence, at + 1, today, 'behind') : undefined;
}

function textAfter(sentence: Sentence, at: number): string {
  return leads.read(sentence, at) === undefined ? '' : spokenText(sentence, at, leads).slice(0, 5_000);
}

type Edit = Omit<WorklogIntent, 'kind' | 'action' | 'key' | 'keys'>;

/** "to 3h", "to Friday", "to 9 to 11:30", "to 3h and leave the estimate", "to: wrote the tests": every word explained. */
function readEdit(sentence: Sentence, start: number, end: number, knowledge: Knowledge): Edit | undefined {
  const { today, context } = knowledge;
  let edit: Edit = {};
  for (let at = start; at < end; ) {
    if (sentence.form(at) === ':' || sentence.kind(at) === 'quote') {
      const comment = spokenText(sentence, at, leads).slice(0, 5_000);
      return comment === '' ? undefined : { ...edit, comment };
    }
    const remaining = readRemaining(sentence, at);
    const shown = remaining === undefined ? readVisibleTo(sentence, at, context) : undefined;
    const duration =
      remaining === undefined && edit.minutes === undefined ? readDuration(sentence, at) : undefined;
    const hours = duration === undefined ? readWorkHours(sentence, at) : undefined;
    const dated = hours === undefined ? readDay(sentence, at, today, 'behind') : undefined;
    if (remaining !== undefined) {
      edit = { ...edit, ...withoutPlace(remaining) };
      at = remaining.to;
    } else if (shown !== undefined) {
      edit = { ...edit, visibleTo: shown.visibleTo };
      at = shown.to;
    } else if (duration !== undefined) {
      edit = { ...edit, minutes: duration.minutes };
      at = duration.to;
    } else if (hours !== undefined) {
      edit = { ...edit, from: hours.from, ...(hours.until === undefined ? {} : { to: hours.until }) };
      at = hours.to;
    } else if (dated !== undefined) {
      edit = { ...edit, day: dated.day };
      at = dated.to;
    } else if (sentence.is(at, joints)) at += 1;
    else return undefined;
  }
  return Object.keys(edit).length === 0 ? undefined : edit;
}

function withoutPlace(found: ReturnType<typeof readRemaining>): Edit {
  if (found === undefined) return {};
  const { to: _, ...remaining } = found;
  return remaining;
}
