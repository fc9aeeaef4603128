import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import type { Change } from './change-values.ts';

const into = phrases(
  'to|into|in|on|for|at|onto|back to|back into|over to|straight to|directly to|right to|straight into|to the|into the|in the|for the|at the|on the|to the very|at the very|back to the|back into the|over to the|straight to the|right to the',
);
export const currentSprint = phrases(
  'current sprint|active sprint|this sprint|running sprint|sprint|our sprint|ongoing sprint|present sprint',
);
export const nextSprint = phrases('next sprint|upcoming sprint|following sprint|coming sprint');
const backlog = phrases('backlog|product backlog|sprint backlog');
const outOfSprint = phrases(
  'out of the sprint|out of its sprint|out of sprint|from the sprint|from its sprint|from the current sprint|from this sprint|out of the current sprint|out of this sprint|out of the active sprint|from the active sprint',
);
const ends = phrases('top|very top|first place|first|start|beginning');
const bottoms = phrases('bottom|very bottom|end|last place|last');
const ofList = phrases(
  'of the list|of its list|of the board|of the sprint|of its sprint|of the queue|of the column|of the current sprint|of the active sprint',
);
const ofBacklog = phrases('of the backlog|of our backlog|of the product backlog|of backlog');
const above = phrases('above|before|ahead of|over|right above|directly above|on top of|in front of');
const below = phrases('below|after|behind|right below|directly below|beneath|right after');
const under = phrases(
  'under|under the epic|under epic|into the epic|into epic|to the epic|to epic|in the epic',
);
const longestName = 6;

/** Where work is planned: a sprint, the backlog, a place in the order, a parent. Undefined unless every word of it is that. */
export function readPlanning(
  clause: Sentence,
  from: number,
  to: number,
  knowledge: Knowledge,
): Change | undefined {
  if (outOfSprint.read(clause, from)?.to === to) return { sprint: null };
  return (
    readBeside(clause, from, to, knowledge) ??
    readPlaced(clause, clause.skip(from, into), to, from, knowledge)
  );
}

/** "above PAY-7", "under PAY-7". */
function readBeside(clause: Sentence, from: number, to: number, { context }: Knowledge): Change | undefined {
  const [side, book] =
    [
      ['above', above],
      ['below', below],
      ['under', under],
    ].find(([, words]) => typeof words !== 'string' && words?.read(clause, from) !== undefined) ?? [];
  if (typeof side !== 'string' || book === undefined || typeof book === 'string') return undefined;
  const other = readReference(clause, clause.skip(from, book), context);
  if (other?.key === undefined || other.to !== to) return undefined;
  return side === 'under' ? { parent: other.key } : { rank: `${side} ${other.key}` };
}

function readPlaced(
  clause: Sentence,
  start: number,
  to: number,
  from: number,
  { lexicon }: Knowledge,
): Change | undefined {
  const at = clause.form(start) === 'the' ? start + 1 : start;
  const top = ends.read(clause, at);
  const bottom = top === undefined ? bottoms.read(clause, at) : undefined;
  const end = top ?? bottom;
  if (end !== undefined) {
    const rank = top === undefined ? 'bottom' : 'top';
    if (end.to === to || ofList.read(clause, end.to)?.to === to) return { rank };
    return ofBacklog.read(clause, end.to)?.to === to ? { sprint: null, rank } : undefined;
  }
  if (start === from) return undefined;
  if (currentSprint.read(clause, at)?.to === to) return { sprint: 'current' };
  if (nextSprint.read(clause, at)?.to === to) return { sprint: 'next' };
  if (backlog.read(clause, at)?.to === to) {
    // Where there is a status of that name, it is what people mean.
    return lexicon.statuses.all.some((name) => name.toLowerCase() === 'backlog')
      ? undefined
      : { sprint: null };
  }
  return readNamed(clause, at, to);
}

/** "Sprint 12", "PAY Sprint 12": a name that says that it is one. */
function readNamed(clause: Sentence, from: number, to: number): Change | undefined {
  if (to <= from + 1 || to > from + longestName) return undefined;
  const said = Array.from({ length: to - from }, (_, offset) => clause.form(from + offset));
  return said.includes('sprint') ? { sprint: clause.slice(from, to) } : undefined;
}
