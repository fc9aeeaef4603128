import type { Lexicon } from '../lexicon.ts';
import type { StatusName } from '../vocabulary.ts';

const wanted: Readonly<Record<string, { category: StatusName['category']; names: readonly string[] }>> = {
  close: { category: 'done', names: ['closed', 'done', 'resolved', 'completed'] },
  finish: { category: 'done', names: ['done', 'closed', 'completed', 'resolved'] },
  resolve: { category: 'done', names: ['resolved', 'done', 'closed', 'completed'] },
  start: { category: 'indeterminate', names: ['in progress', 'doing', 'started', 'in development'] },
  reopen: { category: 'new', names: ['reopened', 'to do', 'open', 'todo', 'backlog'] },
};

/** The status that a verb leads to on this site; undefined when that is not clear. */
export function statusForVerb(
  verb: 'close' | 'finish' | 'resolve' | 'start' | 'reopen',
  lexicon: Lexicon,
): string | undefined {
  const goal = wanted[verb];
  if (goal === undefined) return undefined;
  for (const name of goal.names) {
    const status = lexicon.statusList.find((candidate) => candidate.name.toLowerCase() === name);
    if (status !== undefined) return status.name;
  }
  const fitting = lexicon.statusList.filter((status) => status.category === goal.category);
  return fitting.length === 1 ? fitting[0]?.name : undefined;
}

/** "complete" and "finished" for a status that may bear another name here. */
export function verbForWord(word: string): 'close' | 'finish' | 'resolve' | 'start' | 'reopen' | undefined {
  if (/^(?:closed?)$/.test(word)) return 'close';
  if (/^(?:done|finished|completed?|fixed)$/.test(word)) return 'finish';
  if (/^(?:resolved)$/.test(word)) return 'resolve';
  if (/^(?:started|ongoing)$/.test(word)) return 'start';
  return /^(?:open|reopened)$/.test(word) ? 'reopen' : undefined;
}
