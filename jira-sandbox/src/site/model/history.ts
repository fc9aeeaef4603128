import type { Person } from './person.ts';

/**
 * One changed field. `from`/`to` are ids (account id, status id, day …) or null for empty; the texts are what
 * Jira shows. Labels: no ids, texts space-separated. Components and versions: one item per entry added
 * (from null) or removed (to null).
 */
export interface HistoryItem {
  /** Jira's name in the changelog: `status`, `assignee`, `priority`, `resolution`, `duedate`, `summary`,
   * `description`, `labels`, `Component`, `Fix Version`, `Version`, `Sprint`, `issuetype`, `Parent`, `reporter`,
   * `timeoriginalestimate`, `timeestimate`, `timespent`, `WorklogId`, `Attachment`, `Link`, `RemoteIssueLink`. */
  readonly field: string;
  /** Name of the field in REST: `status`, `components`, `fixVersions`, `versions`, `customfield_10020`, … */
  readonly fieldId: string;
  readonly from: string | null;
  readonly fromText: string | null;
  readonly to: string | null;
  readonly toText: string | null;
}

/** One changelog entry: what one person changed at one moment. */
export interface HistoryEntry {
  readonly id: string;
  readonly author: Person;
  readonly at: number;
  readonly items: readonly HistoryItem[];
}
