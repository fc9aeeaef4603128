import type { ChangeWatcher } from '../site/change-watcher.ts';
import type { Issue } from '../site/model/issue.ts';

interface Change {
  readonly issue: Issue;
  /** As it was before; null where it was not there. */
  readonly before: Issue | null;
  readonly at: number;
}

/**
 * Jira's search reads an index that learns of changes a little later. This remembers how issues were before their latest
 * changes, for as long as the index is said to be behind; nothing is kept while it is not.
 */
export class IndexLag implements ChangeWatcher {
  readonly #lagMs: () => number;
  readonly #now: () => number;
  #changes: Change[] = [];

  constructor(lagMs: () => number, now: () => number) {
    this.#lagMs = lagMs;
    this.#now = now;
  }

  changing(issue: Issue): void {
    this.#note(issue, () => snapshot(issue));
  }

  created(issue: Issue): void {
    this.#note(issue, () => null);
  }

  /** What the index still has instead of the issue; null: it does not know the issue yet. */
  get stale(): ReadonlyMap<Issue, Issue | null> {
    this.#forget();
    const stale = new Map<Issue, Issue | null>();
    for (const { issue, before } of this.#changes) if (!stale.has(issue)) stale.set(issue, before);
    return stale;
  }

  #note(issue: Issue, before: () => Issue | null): void {
    if (this.#lagMs() <= 0) return;
    this.#forget();
    this.#changes.push({ issue, before: before(), at: this.#now() });
  }

  #forget(): void {
    const since = this.#now() - this.#lagMs();
    this.#changes = this.#changes.filter(({ at }) => at > since);
  }
}

/** As it is now: its lists, and the comments and worklogs in them, are changed in place. */
function snapshot(issue: Issue): Issue {
  const lists = Object.entries(issue)
    .filter(([, value]) => Array.isArray(value))
    .map(([name, list]) => [name, [...list]]);
  return {
    ...issue,
    ...Object.fromEntries(lists),
    comments: issue.comments.map((comment) => ({ ...comment })),
    worklogs: issue.worklogs.map((worklog) => ({ ...worklog })),
  };
}
