import type { Intent, NewIssueDraft } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { numberFrom } from '../numbers.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference } from '../references.ts';
import { Sentence } from '../sentence.ts';
import type { Attributes } from './attributes.ts';
import { peel, readLeading } from './create-attributes.ts';
import { readHead } from './create-head.ts';
import { type ListedItem, listedItems } from './listed-items.ts';
import { unclear } from './misunderstanding.ts';
import { asSummary, summaryLeads } from './summary-text.ts';

const verbs = phrases('create|add|open|file|log|raise|make|new');
const splits = phrases('split|split up|break|break down|break up|divide|decompose');
const into = phrases('into|down into|up into|in|down in');
const several = /^(?:several|some|these|those|the|following|new|few|a|all)$/;
const plurals = phrases('issues|tickets|items|work items|cards|children|steps|parts');
const longestHead = 24;

interface Noun {
  /** Undefined for "issues". */
  readonly type: string | undefined;
  /** How many were said to come. */
  readonly count: number | undefined;
  readonly to: number;
}

/**
 * "Create three bugs in PAY: …", "add these tasks:" and bullets, "split PAY-3 into sub-tasks: …", "create an epic Checkout
 * with stories A, B and C".
 */
export function recogniseCreateSeveral(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  return (
    readSplit(sentence, from, knowledge) ??
    readSeveral(sentence, from, knowledge) ??
    readFamily(sentence, from, knowledge)
  );
}

function readSplit(sentence: Sentence, from: number, knowledge: Knowledge): Intent | undefined {
  const verb = splits.read(sentence, from);
  const issue = verb && readReference(sentence, verb.to, knowledge.context);
  const way = issue && into.read(sentence, issue.to);
  const noun = way && readNoun(sentence, way.to, knowledge);
  if (issue?.key === undefined || noun === undefined) return undefined;
  return creation(noun, { parent: issue.key }, sentence, noun.to, knowledge);
}

function readSeveral(sentence: Sentence, from: number, knowledge: Knowledge): Intent | undefined {
  const verb = verbs.read(sentence, from);
  const noun = verb && readNoun(sentence, verb.to, knowledge);
  if (noun === undefined) return undefined;
  const attributes: Attributes = {};
  const to = readLeading(sentence, noun.to, attributes, knowledge);
  // "Open bugs in Payments" asks; what commands says what they are.
  const says = sentence.form(to) === ':' || sentence.kind(to) === 'quote' || isNewLine(sentence, to);
  return says ? creation(noun, attributes, sentence, to, knowledge) : undefined;
}

/** A parent with what is below it. */
function readFamily(sentence: Sentence, from: number, knowledge: Knowledge): Intent | undefined {
  const head = readHead(sentence, from, knowledge);
  if (head?.type === undefined) return undefined;
  for (let at = head.to; at < sentence.length && at < head.to + longestHead; at++) {
    if (!/^(?:with|and|containing|including)$/.test(sentence.form(at))) continue;
    const noun = readNoun(sentence, at + 1, knowledge);
    if (noun === undefined) continue;
    const attributes: Attributes = { ...head.attributes };
    let start = readLeading(sentence, head.to, attributes, knowledge);
    for (let next = sentence.skip(start, summaryLeads); next > start; ) {
      start = next;
      next = sentence.skip(start, summaryLeads);
    }
    const before = sentence.form(at - 1) === ',' ? at - 1 : at;
    const end = peel(sentence, start, before, attributes, knowledge);
    const only =
      end === start + 1 && sentence.kind(start) === 'quote' ? sentence.tokens[start]?.text : undefined;
    const summary = asSummary(only ?? sentence.slice(start, end), undefined);
    if (summary === undefined) continue;
    if (attributes.assignee === 'nobody') delete attributes.assignee;
    const { project } = attributes;
    const below = creation(noun, project === undefined ? {} : { project }, sentence, noun.to, knowledge);
    if (below?.kind !== 'creates') return below;
    const children = below.issues.map((issue): NewIssueDraft => {
      const above = issue.parent === undefined ? 1 : Number(issue.parent.slice(1)) + 1;
      return { ...issue, parent: `#${above}` };
    });
    // A parent is in the project of what is below it.
    const [ofChildren, ...others] = new Set(children.map((child) => child.project));
    const place =
      project === undefined && ofChildren !== undefined && others.length === 0 ? { project: ofChildren } : {};
    return {
      kind: 'creates',
      issues: [{ type: head.type, ...attributes, ...place, ...summary }, ...children],
    };
  }
  return undefined;
}

/** "three bugs", "the following stories", "sub-tasks". */
function readNoun(sentence: Sentence, from: number, { lexicon }: Knowledge): Noun | undefined {
  let at = from;
  let count: number | undefined;
  while (several.test(sentence.form(at)) || numberFrom(sentence.form(at)) !== undefined) {
    if (!several.test(sentence.form(at))) count = numberFrom(sentence.form(at));
    at += 1;
  }
  const type = lexicon.types.read(sentence, at);
  const to = type?.to ?? plurals.read(sentence, at)?.to;
  if (to === undefined) return undefined;
  const last = sentence.form(to - 1);
  return /s$|^children$/.test(last) && !/ss$/.test(last) ? { type: type?.name, count, to } : undefined;
}

function creation(
  { type, count }: Noun,
  common: Attributes,
  sentence: Sentence,
  from: number,
  knowledge: Knowledge,
): Intent | undefined {
  const start = sentence.form(from) === ':' ? from + 1 : from;
  const { text } = sentence;
  const end =
    isNewLine(sentence, start) || text.includes('\n') ? sentence.length : beforeClosing(sentence, start);
  const list = text.slice(sentence.tokens[start - 1]?.end ?? 0, sentence.tokens[end - 1]?.end ?? 0);
  const items = listedItems(sentence.form(start - 1) === ':' || start === from ? list : text);
  const understood = 'you want to create several issues';
  const examples = [
    'Create two tasks: Order the paint; Book the crane',
    'Split ABC-123 into sub-tasks: design, build, test',
  ];
  if (items.length === 0) return unclear(understood, 'what their summaries should be', examples);
  if (count !== undefined && count !== items.length) {
    return unclear(
      understood,
      `which ${count} you mean: I read ${items.length}. Put a semicolon between them`,
      examples,
    );
  }
  const issues = withPlaceOfLast(drafts(items, type, common, knowledge));
  const [only] = issues;
  return issues.length === 1 && only !== undefined
    ? { kind: 'create', ...only }
    : { kind: 'creates', issues };
}

function drafts(
  items: readonly ListedItem[],
  type: string | undefined,
  common: Attributes,
  knowledge: Knowledge,
): NewIssueDraft[] {
  const issues: NewIssueDraft[] = [];
  /** The number of the last issue at each depth. */
  const last: number[] = [];
  for (const { text, depth } of items) {
    const sentence = new Sentence(text);
    const attributes: Attributes = {};
    const end = peel(sentence, 0, sentence.length, attributes, knowledge);
    const only = end === 1 && sentence.kind(0) === 'quote' ? sentence.tokens[0]?.text : undefined;
    const summary = asSummary(only ?? sentence.slice(0, end), undefined);
    if (summary === undefined) continue;
    const above = depth === 0 ? undefined : last[depth - 1];
    // What stands below another is what the hierarchy has there.
    const own = above === undefined ? { ...(type && { type }), ...common } : withoutParent(common);
    const draft = {
      ...own,
      ...attributes,
      ...(above === undefined ? {} : { parent: `#${above}` }),
      ...summary,
    };
    const { assignee, ...unassigned } = draft;
    issues.push(assignee === 'nobody' ? unassigned : draft);
    last.length = depth;
    last[depth] = issues.length;
  }
  return issues;
}

/** "… with stories A, B and C in PAY in the next sprint": what stands at the end of the list is said of all. */
function withPlaceOfLast(issues: readonly NewIssueDraft[]): NewIssueDraft[] {
  const saidOnce = (name: 'project' | 'sprint') =>
    issues.filter((issue) => issue[name] !== undefined).length === 1 ? issues.at(-1)?.[name] : undefined;
  const [project, sprint] = [saidOnce('project'), saidOnce('sprint')];
  return issues.map((issue) => ({
    ...issue,
    ...(project === undefined ? {} : { project }),
    ...(sprint === undefined ? {} : { sprint }),
  }));
}

function withoutParent({ parent: _, ...attributes }: Attributes): Attributes {
  return attributes;
}

function isNewLine(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  const before = sentence.tokens[at - 1];
  return (
    token !== undefined && before !== undefined && sentence.text.slice(before.end, token.start).includes('\n')
  );
}
