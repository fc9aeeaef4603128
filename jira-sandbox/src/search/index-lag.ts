import type { SiteChanges } from '../site/changes.ts';
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
export class IndexLag {
  readonly #lagMs: () => number;
  readonly #now: () => number;
  #changes: Change[] = [];

  constructor(lagMs: () => number, now: () => number) {
    this.#lagMs = lagMs;
    this.#now = now;
  }

  /** The same writer, whose every operation is noted before it is done, also those that it comes to have. */
  watching(changes: SiteChanges): SiteChanges {
    const lag = this;
    return new Proxy(changes, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          for (const issue of args.flat().filter(isIssue)) lag.#note(issue, () => snapshot(issue));
          const result: unknown = member.apply(target, args);
          if (name === 'createIssue' && isIssue(result)) lag.#note(result, () => null);
          return result;
        };
      },
    });
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

function isIssue(value: unknown): value is Issue {
  return (
    typeof value === 'object' && value !== null && 'key' in value && 'history' in value && 'project' in value
  );
}

/** As it is now: its lists, and the comments in them, are changed in place. */
function snapshot(issue: Issue): Issue {
  const lists = Object.entries(issue)
    .filter(([, value]) => Array.isArray(value))
    .map(([name, list]) => [name, [...list]]);
  return {
    ...issue,
    ...Object.fromEntries(lists),
    comments: issue.comments.map((comment) => ({ ...comment })),
  };
}
