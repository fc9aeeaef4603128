import type { Issue } from './model/issue.ts';
import type { Person } from './model/person.ts';
import type { Site } from './model/site.ts';

/** What each person opened, and when last: what `lastViewed` and `issueHistory()` ask for. */

export function viewIssue(site: Site, person: Person, issue: Issue, at: number): void {
  const views = site.views.get(person.accountId) ?? new Map<Issue, number>();
  site.views.set(person.accountId, views);
  // To the end: a map remembers when its entries came.
  views.delete(issue);
  views.set(issue, at);
}

/** When the person last opened an issue; null for never. */
export function viewedBy(site: Site, { accountId }: Person): (issue: Issue) => number | null {
  return (issue) => site.views.get(accountId)?.get(issue) ?? null;
}

/** The issues that the person opened last, newest first; those that are gone or hidden by now are left out. */
export function recentlyViewed(site: Site, { accountId }: Person, most: number): readonly Issue[] {
  return [...(site.views.get(accountId)?.keys() ?? [])]
    .reverse()
    .filter((issue) => site.issues.get(issue.key) === issue)
    .slice(0, most);
}
