import {
  type IssuePart,
  type ReadIssuesInput,
  type ReadIssuesOutput,
  readIssuesInputSchema,
} from '@sidelight/contract';
import {
  type AboutIntent,
  type CompareIntent,
  dayIn,
  type Intent,
  type ShiftIntent,
  type Situation,
} from '@sidelight/language';
import { comparisonAnswer, missingSentence } from './comparison.ts';
import { issueAnswer } from './issue-answer.ts';

/** Of what was asked, no more is read than the answer needs; undefined: what is usual. */
const partsFor: Readonly<Record<AboutIntent['focus'], readonly IssuePart[] | undefined>> = {
  everything: undefined,
  assignee: [],
  reporter: [],
  status: [],
  priority: [],
  due: [],
  comments: ['comments'],
  commenters: ['comments'],
  history: ['history'],
  worklogs: ['worklogs'],
  links: ['links'],
  attachments: ['attachments'],
  description: ['description'],
};

export function readingFor(intent: AboutIntent | ShiftIntent | CompareIntent): ReadIssuesInput {
  switch (intent.kind) {
    case 'compare':
      return { keys: [...intent.keys] };
    case 'shift':
      return { keys: [intent.key], parts: [] };
    case 'about': {
      const parts = partsFor[intent.focus];
      return { keys: [intent.key], ...(parts === undefined ? {} : { parts: [...parts] }) };
    }
  }
}

export function readAnswer(
  found: ReadIssuesOutput,
  input: unknown,
  intent: Intent,
  { now, timeZone }: Pick<Situation, 'now' | 'timeZone'>,
): string {
  if (found.issues.length + found.missing.length > 1) return comparisonAnswer(found);
  const [issue] = found.issues;
  if (issue === undefined) return missingSentence(found.missing).join('');
  const asked = intent.kind === 'about' ? intent : { focus: focusOf(input) };
  return issueAnswer(issue, asked, { today: dayIn(now, timeZone), timeZone });
}

/** An older page is asked for in words that do not say of what: the call says it. */
function focusOf(input: unknown): AboutIntent['focus'] {
  const parts = readIssuesInputSchema.safeParse(input).data?.parts ?? [];
  const [only] = parts.length === 1 ? parts : [];
  return only === 'comments' || only === 'history' || only === 'worklogs' ? only : 'everything';
}

/** The page before the one that was read; undefined when none was read, null when that was the oldest. */
export function olderPage(input: unknown, { issues }: ReadIssuesOutput): ReadIssuesInput | null | undefined {
  const [issue] = issues;
  const part = focusOf(input);
  if (issue === undefined || (part !== 'comments' && part !== 'history' && part !== 'worklogs'))
    return undefined;
  const page = issue[part];
  if (page === undefined) return undefined;
  return page.first > 1 ? { keys: [issue.key], parts: [part], before: page.first } : null;
}
