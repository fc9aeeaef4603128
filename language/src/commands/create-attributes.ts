import type { Knowledge } from '../knowledge.ts';
import type { Sentence } from '../sentence.ts';
import { type Attributes, readAttribute } from './attributes.ts';
import { summaryLeads } from './summary-text.ts';

const joints = new Set([
  ',',
  'and',
  'with',
  'also',
  '.',
  ';',
  'it',
  'is',
  '-',
  '(',
  ')',
  'a',
  'please',
  'thanks',
  'which',
  'thank',
  'you',
  'set',
  'to',
  'be',
]);
const farthestAttribute = 12;
/** Words. */
const longestProjectName = 4;

/** Attributes right after the noun: "a bug in Payments for Sam, due Friday: …". */
export function readLeading(
  sentence: Sentence,
  from: number,
  attributes: Attributes,
  knowledge: Knowledge,
): number {
  let at = from;
  for (;;) {
    const start = at > from && /^(?:,|and|with)$/.test(sentence.form(at)) ? at + 1 : at;
    const found = readAttribute(sentence, start, knowledge);
    if (found === undefined) return at;
    const closed =
      found.to >= sentence.length ||
      sentence.kind(found.to) === 'mark' ||
      sentence.kind(found.to) === 'quote' ||
      summaryLeads.read(sentence, found.to) !== undefined ||
      readAttribute(sentence, found.to, knowledge) !== undefined ||
      /^(?:and|with)$/.test(sentence.form(found.to));
    const single = found.to - start <= 2;
    if (!closed || (!found.certain && !single) || !merge(attributes, found.attributes)) return at;
    at = found.to;
  }
}

/** "in Marmalade: …" where the site has no Marmalade: Jira will say so, which is better than a summary that begins so. */
export function readUnknownProject(sentence: Sentence, from: number, attributes: Attributes): number {
  if (attributes.project !== undefined || sentence.form(from) !== 'in') return from;
  const start = sentence.form(from + 1) === 'project' ? from + 2 : from + 1;
  let to = start;
  while (to < start + longestProjectName && sentence.kind(to) === 'word') to += 1;
  if (to === start || sentence.form(to) !== ':' || sentence.tokens[start]?.capital !== true) return from;
  attributes.project = sentence.slice(start, to);
  return to;
}

/** Takes attributes off the end: "… for Amélie due Friday" leaves "…". */
export function peel(
  sentence: Sentence,
  start: number,
  from: number,
  attributes: Attributes,
  knowledge: Knowledge,
): number {
  let end = from;
  let peeled = false;
  for (;;) {
    const next = peelOne(sentence, start, end, attributes, knowledge, peeled);
    if (next === undefined) return end;
    peeled = true;
    end = next;
    while (end > start + 1 && sentence.is(end - 1, joints)) end -= 1;
  }
}

function peelOne(
  sentence: Sentence,
  start: number,
  end: number,
  attributes: Attributes,
  knowledge: Knowledge,
  peeled: boolean,
): number | undefined {
  const part = sentence.part(0, end);
  for (let at = end - 1; at > start && at >= end - farthestAttribute; at--) {
    const found = readAttribute(part, at, knowledge);
    if (found === undefined || found.to !== end) continue;
    // A word in small letters is a name only where more of the command follows it.
    if (!found.certain && !(peeled && end - at <= 3)) continue;
    if (merge(attributes, found.attributes)) return at;
  }
  return undefined;
}

/** After a quoted summary everything must be an attribute; answers the first words that are none. */
export function explainRest(
  sentence: Sentence,
  from: number,
  end: number,
  attributes: Attributes,
  knowledge: Knowledge,
): string | undefined {
  let at = from;
  while (at < end) {
    const found = readAttribute(sentence, at, knowledge);
    if (found !== undefined && found.to <= end && merge(attributes, found.attributes)) at = found.to;
    else if (sentence.is(at, joints)) at += 1;
    else return sentence.slice(at, Math.min(end, at + 4));
  }
  return undefined;
}

/** Adds attributes of which at least one is new and none says something else than before. */
function merge(attributes: Attributes, more: Attributes): boolean {
  const fields = Object.keys(more) as (keyof Attributes)[];
  const differs = (field: keyof Attributes) =>
    JSON.stringify(attributes[field]) !== JSON.stringify(more[field]);
  if (fields.some((field) => attributes[field] !== undefined && differs(field))) return false;
  if (!fields.some((field) => attributes[field] === undefined)) return false;
  Object.assign(attributes, more);
  return true;
}
