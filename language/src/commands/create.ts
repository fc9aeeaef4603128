import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import type { Sentence } from '../sentence.ts';
import type { Attributes } from './attributes.ts';
import { explainRest, peel, readLeading, readUnknownProject } from './create-attributes.ts';
import { readHead } from './create-head.ts';
import { unclear } from './misunderstanding.ts';
import { asSummary, lineEnd, summaryLeads } from './summary-text.ts';

const descriptionLead = phrases(
  'with description|with the description|description|and description|description is|with details|details',
);

/** "Create a task to review the release notes for Amélie due Friday". */
export function recogniseCreate(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const head = readHead(sentence, afterPoliteness(sentence), knowledge);
  if (head === undefined) return undefined;
  const attributes: Attributes = { ...head.attributes };
  const start = readUnknownProject(
    sentence,
    readLeading(sentence, head.to, attributes, knowledge),
    attributes,
  );
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
    return asSummary(sentence.tokens[start]?.text ?? '', description) ?? missing;
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
  return asSummary(sentence.slice(start, end), description) ?? missing;
}
