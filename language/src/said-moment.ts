import type { Day } from './calendar.ts';
import { readDay } from './days.ts';
import { Sentence } from './sentence.ts';

export interface SaidMoment {
  readonly day: Day;
  /** "14:00"; undefined where only the day was said. */
  readonly time: string | undefined;
}

const clock = /[ ,T](?:at )? ?(\d{1,2})[:.](\d{2})(?::00)? ?(am|pm)?$/i;
const hourOfHalf = /[ ,](?:at )? ?(\d{1,2}) ?(am|pm)$/i;

/** A text that says a day, perhaps with a time of day, and nothing else: "Friday", "27 Nov 2026", "tomorrow at 9am". */
export function saidMoment(text: string, today: Day): SaidMoment | undefined {
  const said = text.trim();
  const [atClock, hours, minutes, half] = clock.exec(said) ?? [];
  if (atClock !== undefined) return at(said.slice(0, -atClock.length), Number(hours), minutes, half);
  const [atHour, hour, ofHalf] = hourOfHalf.exec(said) ?? [];
  if (atHour !== undefined) return at(said.slice(0, -atHour.length), Number(hour), '00', ofHalf);
  const day = dayOf(said, today);
  return day === undefined ? undefined : { day, time: undefined };

  function at(rest: string, hour: number, minute = '00', half = ''): SaidMoment | undefined {
    const day = dayOf(rest, today);
    const isTold = half === '' ? hour < 24 : hour > 0 && hour <= 12;
    if (day === undefined || !isTold || Number(minute) > 59) return undefined;
    const of24 = half === '' ? hour : (hour % 12) + (/pm/i.test(half) ? 12 : 0);
    return { day, time: `${String(of24).padStart(2, '0')}:${minute}` };
  }
}

function dayOf(text: string, today: Day): Day | undefined {
  const sentence = new Sentence(text);
  const read = sentence.length === 0 ? undefined : readDay(sentence, 0, today, 'ahead');
  return read?.to === sentence.length ? read.day : undefined;
}
