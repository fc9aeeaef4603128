import type { Issue } from '../site/model/issue.ts';
import type { Site } from '../site/model/site.ts';
import type { Search } from './search-context.ts';

/** Every issue that is found, in no certain order. */
export function findIssues(search: Search, site: Site): Issue[] {
  const found: Issue[] = [];
  const candidates = search.candidates?.() ?? null;
  for (const issue of candidates ?? site.issues.values()) {
    if (!search.matches(issue)) continue;
    // A candidate may have been deleted since its words were noted.
    if (candidates === null || site.issues.get(issue.key) === issue) found.push(issue);
  }
  return found;
}

/**
 * The first so many in order, without sorting the rest: a page of fifty out of a hundred thousand costs little more than
 * looking at each once.
 */
export function firstInOrder(
  found: readonly Issue[],
  compare: (left: Issue, right: Issue) => number,
  count: number,
): Issue[] {
  if (count * 8 >= found.length) return found.toSorted(compare).slice(0, count);
  let kept: Issue[] = [];
  let last: Issue | undefined;
  for (const issue of found) {
    if (last !== undefined && compare(issue, last) > 0) continue;
    kept.push(issue);
    if (kept.length >= 2 * count) {
      kept = kept.sort(compare).slice(0, count);
      last = kept[count - 1];
    }
  }
  return kept.sort(compare).slice(0, count);
}
