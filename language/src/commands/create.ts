import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import type { Sentence } from '../sentence.ts';
import { type Attributes, readAttribute } from './attributes.ts';
import { unclear } from './misunderstanding.ts';

const verbs = phrases(
  'create|add|open|file|log|raise|make|submit|report|new|write|set up|cerate|creat|crate|crete|creaet|craete',
);
const articles = new Set(['a', 'an', 'another', 'new', 'one', 'the', 'jira']);
const genericNouns = phrases('issue|ticket|item|work item|card');
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
const summaryLeads = phrases(
  ':|-|–|—|to|called|named|titled|with title|with the title|with summary|with the summary|summary|title|saying|that says|about|that|which|for|,|where|because|of|reading|summary is|with the name|regarding',
);
const descriptionLead = phrases(
  'with description|with the description|description|and description|description is|with details|details',
);
const longestSummary = 255;
const farthestAttribute = 12;

/** "Create a task to review the release notes for Amélie due Friday". */
export function recogniseCreate(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const head = readHead(sentence, afterPoliteness(sentence), knowledge);
  if (head === undefined) return undefined;
  const attributes: Attributes = { ...head.attributes };
  const start = readLeading(sentence, head.to, attributes, knowledge);
  const body = readBody(sentence, start, attributes, knowledge);
  const thing = head.type === undefined ? 'issue' : head.type.toLowerCase();
  const article = /^[aeiou]/.test(thing) ? 'an' : 'a';
  const understood = `you want to create ${article} ${thing}`;
  const place = attributes.project === undefined ? '' : ` in ${attributes.project}`;
  const examples = [
    `Create ${article} ${thing} to review the release notes for me due Friday${place}`,
    `Create ${article} ${thing}: "The export is empty"${place}`,
  ];
  if ('fault' in body) return unclear(understood, body.fault, examples);
  if (attributes.assignee === 'nobody') delete attributes.assignee;
  const type = head.type === undefined ? {} : { type: head.type };
  return { kind: 'create', ...type, ...attributes, ...body };
}

function readHead(
  sentence: Sentence,
  from: number,
  knowledge: Knowledge,
): { type: string | undefined; attributes: Attributes; to: number } | undefined {
  const { lexicon } = knowledge;
  const verb = verbs.read(sentence, from);
  if (verb === undefined) return undefined;
  const attributes: Attributes = {};
  let at = verb.to;
  let article = sentence.form(from) === 'new';
  const skipArticles = () => {
    while (sentence.is(at, articles)) {
      article = true;
      at += 1;
    }
    if (sentence.form(at) === 'me' && sentence.is(at + 1, articles)) {
      at += 1;
      skipArticles();
    }
  };
  skipArticles();
  const priority = lexicon.priorities.read(sentence, at);
  if (priority !== undefined) {
    attributes.priority = priority.name;
    at = /^(?:priority|prio)$/.test(sentence.form(priority.to)) ? priority.to + 1 : priority.to;
  }
  const type =
    lexicon.types.read(sentence, at) ??
    (article ? lexicon.types.readLoosely(sentence, at, at + 1) : undefined);
  const noun = type === undefined ? genericNouns.read(sentence, at) : undefined;
  const project = type === undefined && noun === undefined ? lexicon.projects.read(sentence, at) : undefined;
  if (project !== undefined) {
    attributes.project = project.name;
    at = project.to;
    const projectType = lexicon.types.read(sentence, at);
    const to = projectType?.to ?? genericNouns.read(sentence, at)?.to;
    return to === undefined
      ? undefined
      : { type: projectType?.name, attributes, to: afterNoun(sentence, to) };
  }
  const to = type?.to ?? noun?.to;
  if (to === undefined) return undefined;
  // "open bugs in Payments" asks, "open a bug in Payments" commands.
  const several = /s$/.test(sentence.form(to - 1)) && !/ss$/.test(sentence.form(to - 1));
  const plain =
    sentence.form(from) === 'create' || sentence.form(to) === ':' || sentence.kind(to) === 'quote';
  if ((!article && !plain) || several) return undefined;
  return { type: type?.name, attributes, to: afterNoun(sentence, to) };
}

/** "a bug ticket". */
function afterNoun(sentence: Sentence, at: number): number {
  return sentence.skip(at, genericNouns);
}

/** Attributes right after the noun: "a bug in Payments for Sam, due Friday: …". */
function readLeading(sentence: Sentence, from: number, attributes: Attributes, knowledge: Knowledge): number {
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

function readBody(
  sentence: Sentence,
  from: number,
  attributes: Attributes,
  knowledge: Knowledge,
): { summary: string; description?: string } | { fault: string } {
  const missing = { fault: 'what its summary should be' };
  let start = from;
  let led = false;
  for (
    let next = sentence.skip(start, summaryLeads);
    next > start;
    next = sentence.skip(start, summaryLeads)
  ) {
    // "to" before a verb is dropped once: "to move to Berlin" keeps its second.
    if (
      led &&
      sentence.kind(start) === 'word' &&
      sentence.form(start - 1) !== ',' &&
      !/^(?:with|summary|title)$/.test(sentence.form(start - 1))
    )
      break;
    if (sentence.form(start) === 'to' && /^(?:the|my|our|this|a)$/.test(sentence.form(next))) return missing;
    led = true;
    start = next;
  }
  if (start >= sentence.length) return missing;
  const line = lineEnd(sentence, start);
  const details = sentence.text.slice(sentence.tokens[line - 1]?.end ?? 0).trim();
  let end = line === sentence.length ? beforeClosing(sentence, start) : line;
  let description = line < sentence.length && details !== '' ? details : undefined;
  if (sentence.kind(start) === 'quote') {
    const rest = explainRest(sentence, start + 1, end, attributes, knowledge);
    if (rest !== undefined) return { fault: `what to make of “${rest}”` };
    return finish(sentence.tokens[start]?.text ?? '', description) ?? missing;
  }
  for (let at = start + 1; at < end; at++) {
    const lead = descriptionLead.read(sentence, at);
    if (lead === undefined) continue;
    const value = sentence.form(lead.to) === ':' ? lead.to + 1 : lead.to;
    if (value === lead.to && sentence.kind(value) !== 'quote') continue;
    const only = sentence.tokens[value];
    const isQuote = only?.kind === 'quote';
    if (isQuote && explainRest(sentence, value + 1, end, attributes, knowledge) !== undefined) continue;
    description = isQuote ? only.text : sentence.text.slice(only?.start ?? 0).trim();
    end = at;
    break;
  }
  end = peel(sentence, start, end, attributes, knowledge);
  for (let at = Math.max(start, end - 4); at < end; at++) {
    const after = sentence.form(at + 1);
    const named =
      /^(?:the|a|its|their|of)$/.test(sentence.form(at - 1)) || /^(?:to|date|dates|diligence)$/.test(after);
    if (sentence.form(at) === 'due' && !named && at > start) return { fault: 'when it is due' };
  }
  return finish(sentence.slice(start, end), description) ?? missing;
}

/** Takes attributes off the end: "… for Amélie due Friday" leaves "…". */
function peel(
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
function explainRest(
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

/** The place after the last token of the line on which `from` stands. */
function lineEnd(sentence: Sentence, from: number): number {
  for (let at = from + 1; at < sentence.length; at++) {
    const gap = sentence.text.slice(sentence.tokens[at - 1]?.end ?? 0, sentence.tokens[at]?.start ?? 0);
    if (gap.includes('\n')) return at;
  }
  return sentence.length;
}

function finish(
  text: string,
  description: string | undefined,
): { summary: string; description?: string } | undefined {
  const clean = text.replace(/\s+/g, ' ').replace(/^[\s,:;–—-]+|[\s,:;.–—-]+$/g, '');
  if (!/[\p{L}\p{N}]/u.test(clean)) return undefined;
  const capital = clean.charAt(0).toUpperCase() + clean.slice(1);
  if (capital.length <= longestSummary)
    return { summary: capital, ...(description === undefined ? {} : { description }) };
  // What does not fit Jira's summary is kept in the description.
  const cut = capital.lastIndexOf(' ', longestSummary - 1);
  const summary = `${capital.slice(0, cut > 100 ? cut : longestSummary - 1)}…`;
  return {
    summary,
    description: [capital, description]
      .filter((part) => part !== undefined)
      .join('\n\n')
      .slice(0, 32_767),
  };
}
