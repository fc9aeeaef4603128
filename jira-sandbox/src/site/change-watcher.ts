import type { Issue } from './model/issue.ts';

/** Hears of every change of an issue, whoever makes it. */
export interface ChangeWatcher {
  /** Right before the issue changes or goes; perhaps several times for one change. */
  changing(issue: Issue): void;
  /** Right after it came to be. */
  created(issue: Issue): void;
}

export const nobodyWatches: ChangeWatcher = { changing: () => undefined, created: () => undefined };
