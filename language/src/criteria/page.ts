import { phrases } from '../phrase-book.ts';
import { type CriteriaReader, note } from './draft.ts';

const lists =
  'on this page|of this page|from this page|on the page|in this list|of this list|on this screen|in this view|of this view|in view|in front of me|on screen';
const boards =
  'on this board|on the board|of this board|of the board|in this board|for this board|on my board|on our board|on the current board|this board|from this board|in this backlog|in the backlog|of this backlog|this backlog|on this backlog';
const searches =
  'in this filter|of this filter|this filter|in this search|of this search|this search|these results|in these results|of these results|in this result';
const projects =
  'in this project|of this project|for this project|this project|in the current project|on this project';
const shown = {
  board: phrases([lists, boards].join('|')),
  list: phrases([lists, searches].join('|')),
  project: phrases([lists, projects].join('|')),
};
/** A sprint without a name is the one of the board that is looked at. */
const sprint = phrases(
  'in this sprint|in the sprint|this sprint|in the current sprint|of this sprint|of the current sprint|for this sprint|for the current sprint',
);

/** "On this board", "in this filter", "in this sprint" beside a board. */
export const readPage: CriteriaReader = (sentence, draft, { context, lexicon }) => {
  const { pageShows } = context;
  if (pageShows === undefined) return;
  sentence.find(shown[pageShows], ({ from, to }) => {
    note(draft, 'onPage', true);
    sentence.take(from, to);
    return to;
  });
  if (pageShows !== 'board' || draft.criteria.onPage) return;
  // Who names a project does not mean the board.
  if (sentence.tokens.some((_, at) => lexicon.projects.read(sentence, at) !== undefined)) return;
  sentence.find(sprint, () => {
    note(draft, 'onPage', true);
    return undefined;
  });
};
