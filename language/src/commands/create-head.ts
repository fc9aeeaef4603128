import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import type { Attributes } from './attributes.ts';

const verbs = phrases(
  'i need a new|we need a new|i want a new|i would like a new|create|add|open|file|log|raise|make|submit|report|new|write|set up|cerate|creat|crate|crete|creaet|craete',
);
const articles = new Set(['a', 'an', 'another', 'new', 'one', 'the', 'jira']);
const genericNouns = phrases('issue|ticket|item|work item|card');

export interface CreateHead {
  /** Undefined for "an issue". */
  readonly type: string | undefined;
  readonly attributes: Attributes;
  readonly to: number;
}

/** "Create a high priority bug": the verb and what is to be created. */
export function readHead(sentence: Sentence, from: number, knowledge: Knowledge): CreateHead | undefined {
  const { lexicon } = knowledge;
  const verb = verbs.read(sentence, from);
  if (verb === undefined) return undefined;
  const attributes: Attributes = {};
  let at = verb.to;
  let article = /^(?:new|i|we)$/.test(sentence.form(from));
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
    sentence.form(from) === 'create' ||
    sentence.form(to) === ':' ||
    sentence.kind(to) === 'quote' ||
    (/^(?:to|under|for)$/.test(sentence.form(to)) && sentence.kind(to + 1) === 'key');
  if ((!article && !plain) || several) return undefined;
  return { type: type?.name, attributes, to: afterNoun(sentence, to) };
}

/** "a bug ticket". */
function afterNoun(sentence: Sentence, at: number): number {
  return sentence.skip(at, genericNouns);
}
