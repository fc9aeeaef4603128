import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import type { Sentence } from '../sentence.ts';

const openings = phrases(
  'summarise|summarize|sum up|recap|give me a summary of|a summary of|summary of|describe|explain|what is|what is on|what is in|what are|what do i see on|show|show me|list|tell me about|tell me what is on|go through',
);
const pages = phrases(
  'these issues|these tickets|these|this board|the board|this page|the page|this list|the list|this filter|this search|these results|this backlog|the backlog|this project|what is on this board|what i see here|everything here|here|all of these|all these issues|all issues here|the issues here|the issues on this board|the issues on this page',
);
/** So many that a summary can still name them. */
const most = 20;

/** "Summarise these issues", "what is on this board?": what the page shows, where no issue and no list was spoken of. */
export function recognisePageSummary(sentence: Sentence, { context }: Knowledge): Intent | undefined {
  const { pageShows, pageIssueKey, lastIssues = [] } = context;
  if (pageShows === undefined) return undefined;
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  const start = sentence.skip(from, openings);
  const named = start === from ? undefined : pages.read(sentence, start);
  if (named?.to !== end) return undefined;
  // "Here" is the issue that is open, "these" the ones that were listed just before.
  const pointed = /^(?:these|all|everything|here|what)$/.test(sentence.form(start));
  if (pointed && (lastIssues.length > 0 || pageIssueKey !== undefined)) return undefined;
  return { kind: 'search', criteria: { onPage: true }, countOnly: false, limit: most };
}
