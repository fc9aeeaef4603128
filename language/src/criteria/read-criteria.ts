import type { Knowledge } from '../knowledge.ts';
import type { Sentence } from '../sentence.ts';
import { fillers, negations } from '../words.ts';
import { readActivity, readAge, readLoosePeriod, readNews } from './activity.ts';
import { readAssignee } from './assignee.ts';
import { readBlocked } from './blocked.ts';
import { readCloser } from './closer.ts';
import type { CriteriaReader, Draft } from './draft.ts';
import { readDue } from './due.ts';
import { readEmptyField } from './empty-field.ts';
import { readExceptions } from './exception.ts';
import { readIssueType } from './issue-type.ts';
import { readComponent, readLabel } from './label.ts';
import { readOrder, readRecency } from './order.ts';
import { readPage } from './page.ts';
import { readPlace } from './place.ts';
import { readPriority } from './priority.ts';
import { readProject } from './project.ts';
import { readReporter } from './reporter.ts';
import { readLongStatus, readStatus } from './status.ts';
import { readQuotedText, readText } from './text.ts';

/** Earlier readers take words that later ones would read otherwise: "by priority" is an order before it is a priority. */
const readers: readonly CriteriaReader[] = [
  readText,
  readEmptyField,
  readExceptions,
  readLongStatus,
  readLabel,
  readComponent,
  readPage,
  readPlace,
  readDue,
  readBlocked,
  readCloser,
  readReporter,
  readRecency,
  readAge,
  readActivity,
  readOrder,
  readProject,
  readAssignee,
  readPriority,
  readStatus,
  readIssueType,
  readQuotedText,
  readLoosePeriod,
  readNews,
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
  if (asksForWorkAhead(sentence, draft, knowledge)) draft.criteria.statusCategory = 'open';
  return { draft, leftovers: leftoversOf(sentence) };
}

const unsettled = new Set(['anything', 'something']);

/** Whoever asks what is due, what to do next or whether anything is urgent does not want what is done already. */
function asksForWorkAhead(sentence: Sentence, draft: Draft, { today }: Knowledge): boolean {
  const { criteria } = draft;
  if (criteria.statusCategory !== undefined || criteria.statuses !== undefined) return false;
  if (criteria.resolved !== undefined || criteria.closedBy !== undefined) return false;
  if (draft.isWorkAhead) return true;
  if (criteria.due !== undefined) return criteria.due.to === undefined || criteria.due.to >= today;
  const anything = sentence.tokens.slice(0, 4).some((_, at) => sentence.is(at, unsettled));
  return anything && (criteria.priorities !== undefined || criteria.assignee === 'nobody');
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
