import { readList } from '../criteria/draft.ts';
import { readLabelWord } from '../criteria/label.ts';
import { readDay } from '../days.ts';
import type { ChangeIntent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { readPerson, withoutPossessive } from '../people.ts';
import type { Sentence } from '../sentence.ts';
import { statusForVerb, verbForWord } from './status-value.ts';

export type Change = Omit<ChangeIntent, 'kind' | 'key'>;
export type ChangedField = 'due' | 'priority' | 'summary' | 'description' | 'assignee' | 'status' | 'labels';

/** The value of a field that stands between two places, and nothing else there; undefined when it is not clear. */
export function readValue(
  sentence: Sentence,
  from: number,
  to: number,
  field: ChangedField,
  knowledge: Knowledge,
): Change | undefined {
  const part = sentence.part(from, to);
  if (part.length === 0) return undefined;
  const whole = part.length;
  if (field === 'due') {
    if (/^(?:none|nothing|null|empty)$/.test(part.form(0)) && whole === 1) return { dueDate: null };
    const lead = /^(?:by|on)$/.test(part.form(0)) ? 1 : 0;
    const day = readDay(part, lead, knowledge.today, 'ahead') ?? readDay(part, 0, knowledge.today, 'ahead');
    return day?.to === whole ? { dueDate: day.day } : undefined;
  }
  if (field === 'priority') {
    const found = knowledge.lexicon.priorities.readLoosely(part, 0);
    const end = found && /^(?:priority|prio)$/.test(part.form(found.to)) ? found.to + 1 : found?.to;
    return found !== undefined && end === whole ? { priority: found.name } : undefined;
  }
  if (field === 'status') return readStatusValue(part, knowledge);
  if (field === 'assignee') {
    const found = readPerson(part, 0);
    return found?.to === whole ? { assignee: withoutPossessive(found.person) } : undefined;
  }
  if (field === 'labels') {
    const list = readList(part, 0, (at) => readLabelWord(part, at));
    return list?.to === whole ? { addLabels: list.values } : undefined;
  }
  const only = part.tokens[0];
  const text = whole === 1 && only?.kind === 'quote' ? only.text : part.slice(0).trim();
  if (text === '' || (field === 'summary' && text.length > 255)) return undefined;
  return field === 'summary' ? { summary: text } : { description: text };
}

function readStatusValue(part: Sentence, { lexicon }: Knowledge): Change | undefined {
  const found = lexicon.statuses.readLoosely(part, 0);
  if (found !== undefined) {
    const rest = part.form(found.to);
    const end = /^(?:status|column|state)$/.test(rest) ? found.to + 1 : found.to;
    if (end === part.length) return { status: found.name };
  }
  const verb = part.length === 1 ? verbForWord(part.form(0)) : undefined;
  const status = verb === undefined ? undefined : statusForVerb(verb, lexicon);
  return status === undefined ? undefined : { status };
}
