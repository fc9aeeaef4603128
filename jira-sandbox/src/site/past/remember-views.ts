import type { Issue } from '../model/issue.ts';
import type { Person } from '../model/person.ts';
import type { Site } from '../model/site.ts';
import { viewIssue } from '../views.ts';

const DAY_MS = 24 * 3_600_000;
const REMEMBERED_DAYS = 60;

/** Who changed or commented an issue in the last weeks had it open then. */
export function rememberViews(site: Site, now: number): void {
  const visits: { readonly person: Person; readonly issue: Issue; readonly at: number }[] = [];
  for (const issue of site.issues.values()) {
    const latest = new Map<Person, number>([[issue.creator, issue.createdAt]]);
    for (const { author, at } of issue.history) latest.set(author, at);
    for (const { author, createdAt } of issue.comments) {
      latest.set(author, Math.max(createdAt, latest.get(author) ?? 0));
    }
    for (const [person, at] of latest) {
      const isRecent = at > now - REMEMBERED_DAYS * DAY_MS;
      if (isRecent && person.accountType === 'atlassian') visits.push({ person, issue, at });
    }
  }
  visits.sort((left, right) => left.at - right.at);
  for (const { person, issue, at } of visits) viewIssue(site, person, issue, at);
}
