import { dayIn } from '@sidelight/language';
import { AssistantError } from '../assistant-error.ts';
import { dayInWords } from './write-plan.ts';

export interface Fitting {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by: string;
  /** What tells it from the others, in a few words. */
  readonly says: string;
}

const mostTold = 8;
const longestExcerpt = 60;

/** Several things fit what was said: the newest of them, numbered from the oldest on, each with the id that names it. */
export function severalFit(what: string, fitting: readonly Fitting[], timeZone: string): AssistantError {
  const shown = fitting.slice(-mostTold);
  const cut = shown.length < fitting.length ? ` (${fitting.length}; the newest ${mostTold} of them)` : '';
  const lines = shown.map(
    ({ id, at, by, says }, index) =>
      `${index + 1}. ${dayInWords(dayIn(Date.parse(at), timeZone))}, ${by}: ${says} (id ${id})`,
  );
  return new AssistantError('assistant.several-fit', {
    detail: `${what}${cut}. Say which one: ${lines.join('; ')}.`,
  });
}

/** The beginning of a text, on one line. */
export function excerpt(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= longestExcerpt ? flat : `${flat.slice(0, longestExcerpt).trimEnd()}…`;
}
