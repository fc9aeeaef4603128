import { phrases } from '../phrase-book.ts';
import { readReference, soleIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { type CriteriaReader, type Draft, note } from './draft.ts';

const openSprint = phrases(
  'in the current sprint|in this sprint|in the open sprint|in the active sprint|in the running sprint|in open sprints|in the sprint|in sprint|this sprint|' +
    'current sprint|active sprint|open sprint|for this sprint|of this sprint|in our sprint|of the current sprint|for the current sprint|in current sprint|in active sprint',
);
const watching = phrases(
  'i am watching|i watch|watched by me|that i watch|i follow|i am following|followed by me|my watched|on my watchlist|on my watch list|am i watching|do i watch|am i following',
);
const children = phrases(
  'subtasks of|sub tasks of|sub-tasks of|children of|child issues of|parts of|under|in epic|in the epic|of epic|of the epic|for epic|belonging to epic|parent|with parent|' +
    'whose parent is|parent is|parent =|stories in|stories of|tasks in|tasks of|issues in|issues of|issues under|stories under|tasks under|inside',
);
const childNouns = phrases('subtasks|sub tasks|children|child issues|stories|tasks|parts');
/** "Its open sub-tasks", "its unassigned high sub-tasks". */
const mostWordsBetween = 3;

/** Where an issue hangs: in an open sprint, on the person's watch list, under another issue. */
export const readPlace: CriteriaReader = (sentence, draft, { context }) => {
  sentence.find(openSprint, ({ from, to }) => {
    note(draft, 'inOpenSprint', true);
    sentence.take(from, to);
    return to;
  });
  sentence.find(watching, ({ from, to }) => {
    note(draft, 'watchedByMe', true);
    sentence.take(from, to);
    return to;
  });
  readItsChildren(sentence, draft, soleIssue(context));
  sentence.find(children, ({ from, to }) => {
    const found = readReference(sentence, to, context);
    if (found?.key === undefined || !note(draft, 'parent', found.key)) return undefined;
    draft.nouns.add(from);
    sentence.take(from, found.to);
    return found.to;
  });
};

function readItsChildren(sentence: Sentence, draft: Draft, parent: string | undefined): void {
  const its = sentence.tokens.findIndex(({ form }) => form === 'its');
  if (its < 0 || parent === undefined) return;
  for (let at = its + 1; at <= its + 1 + mostWordsBetween; at++) {
    const noun = childNouns.read(sentence, at);
    if (noun === undefined || !note(draft, 'parent', parent)) continue;
    draft.nouns.add(at);
    sentence.take(its, its + 1);
    sentence.take(at, noun.to);
    return;
  }
}
