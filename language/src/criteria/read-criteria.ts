import type { Knowledge } from '../knowledge.ts';
import type { Sentence } from '../sentence.ts';
import { fillers, negations } from '../words.ts';
import { readActivity, readLoosePeriod } from './activity.ts';
import { readAssignee } from './assignee.ts';
import type { CriteriaReader, Draft } from './draft.ts';
import { readDue } from './due.ts';
import { readIssueType } from './issue-type.ts';
import { readComponent, readLabel } from './label.ts';
import { readOrder } from './order.ts';
import { readPlace } from './place.ts';
import { readPriority } from './priority.ts';
import { readProject } from './project.ts';
import { readReporter } from './reporter.ts';
import { readStatus } from './status.ts';
import { readQuotedText, readText } from './text.ts';

/** Earlier readers take words that later ones would read otherwise: "by priority" is an order before it is a priority. */
const readers: readonly CriteriaReader[] = [
  readText,
  readLabel,
  readComponent,
  readPlace,
  readDue,
  readReporter,
  readActivity,
  readOrder,
  readProject,
  readAssignee,
  readPriority,
  readStatus,
  readIssueType,
  readQuotedText,
  readLoosePeriod,
];

export interface CriteriaReading {
  readonly draft: Draft;
  /** Places of words that no reader explained and that are not mere grammar. */
  readonly leftovers: readonly number[];
}

/** Every condition of a sentence, and the words that are none. */
export function readCriteria(sentence: Sentence, knowledge: Knowledge): CriteriaReading {
  const draft: Draft = { criteria: {}, nouns: new Set() };
  readKeys(sentence, draft);
  for (const read of readers) read(sentence, draft, knowledge);
  const { criteria } = draft;
  // Something that was due long ago and is done is hardly ever asked for.
  const openEnded = criteria.due !== undefined && criteria.due.from === undefined;
  if (openEnded && criteria.statusCategory === undefined && criteria.statuses === undefined) {
    criteria.statusCategory = 'open';
  }
  return { draft, leftovers: leftoversOf(sentence) };
}

function readKeys(sentence: Sentence, draft: Draft): void {
  const keys: string[] = [];
  for (const [at, token] of sentence.tokens.entries()) {
    const pointsAtParent = /^(?:of|under|epic|parent|in|inside)$/.test(sentence.form(at - 1));
    if (token.kind !== 'key' || pointsAtParent) continue;
    keys.push(token.text);
    sentence.take(at, at + 1);
  }
  if (keys.length > 0) draft.criteria.keys = [...new Set(keys)].slice(0, 50);
}

export function leftoversOf(sentence: Sentence): number[] {
  const left: number[] = [];
  for (const [at, token] of sentence.tokens.entries()) {
    if (!sentence.isFree(at) || token.kind === 'mark') continue;
    if (token.kind === 'word' && fillers.has(token.form) && !negations.has(token.form)) continue;
    left.push(at);
  }
  return left;
}
