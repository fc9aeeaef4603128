import type { Issue } from '../site/model/issue.ts';

/** The issues of a site that a person may see: a live view, which holds no issue itself. */
export class VisibleIssues extends Map<string, Issue> {
  readonly #all: Map<string, Issue>;
  readonly #isVisible: (issue: Issue) => boolean;

  constructor(all: Map<string, Issue>, isVisible: (issue: Issue) => boolean) {
    super();
    this.#all = all;
    this.#isVisible = isVisible;
  }

  override get(key: string): Issue | undefined {
    const issue = this.#all.get(key);
    return issue !== undefined && this.#isVisible(issue) ? issue : undefined;
  }

  override has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  override get size(): number {
    let count = 0;
    for (const issue of this.#all.values()) if (this.#isVisible(issue)) count += 1;
    return count;
  }

  override *entries(): MapIterator<[string, Issue]> {
    for (const entry of this.#all) if (this.#isVisible(entry[1])) yield entry;
    return undefined;
  }

  override *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
    return undefined;
  }

  override *values(): MapIterator<Issue> {
    for (const [, issue] of this.entries()) yield issue;
    return undefined;
  }

  override [Symbol.iterator](): MapIterator<[string, Issue]> {
    return this.entries();
  }

  override forEach(visit: (issue: Issue, key: string, map: Map<string, Issue>) => void): void {
    for (const [key, issue] of this.entries()) visit(issue, key, this);
  }

  /** Issues are made and deleted through SiteChanges, which knows the whole site. */
  override set(): never {
    throw new TypeError('A view of the issues cannot be written to.');
  }
}
