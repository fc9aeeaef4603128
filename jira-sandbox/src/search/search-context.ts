import type { DateContext } from '@sidelight/jql';
import type { Issue, Person, Site } from '../site/model.ts';

export interface SearchContext {
  readonly site: Site;
  /** Whom `currentUser()` means. */
  readonly me: Person;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** IANA name; days and weeks are those of this zone. */
  readonly timeZone: string;
  /** Jira's searches refuse a query without a condition; matching issues against a query does not. */
  readonly allowUnbounded?: boolean;
}

export interface Search {
  /** Whether the issue is found, as it is at this moment. */
  readonly matches: (issue: Issue) => boolean;
  /** The order of results; never 0 for two different issues. */
  readonly compare: (left: Issue, right: Issue) => number;
}

/** What the parts of a compilation share. Faults are gathered, so that one answer names them all, as Jira's does. */
export interface Compilation {
  readonly site: Site;
  readonly me: Person;
  readonly dates: DateContext;
  readonly issuesById: () => ReadonlyMap<string, Issue>;
  readonly refuse: (message: string) => void;
}
