import type { DateContext } from '@sidelight/jql';
import type { ProjectPermission } from '../permissions/project-permission.ts';
import type { Filter } from '../site/model/filter.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { Project } from '../site/model/project.ts';
import type { Site } from '../site/model/site.ts';

/** When the person's present session began, and the one before it; milliseconds since 1970, null where there was none. */
export interface Logins {
  readonly current: number | null;
  readonly last: number | null;
}

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
  /** 0 (Sunday, Jira's default) to 6, as the person's language has it. */
  readonly firstDayOfWeek?: number;
  /** Whether the person has this permission in the project; without it everybody has every one. */
  readonly mayIn?: (permission: ProjectPermission, project: Project) => boolean;
  /** Nobody has signed in where it is left out. */
  readonly logins?: Logins;
}

export interface Search {
  /** Whether the issue is found, as it is at this moment. */
  readonly matches: (issue: Issue) => boolean;
  /** All issues that may be found, deleted ones perhaps among them, when not every issue must be looked at; null elsewhere. */
  readonly candidates: (() => ReadonlySet<Issue>) | null;
  /** The order of results; never 0 for two different issues. */
  readonly compare: (left: Issue, right: Issue) => number;
}

/** What the parts of a compilation share. Faults are gathered, so that one answer names them all, as Jira's does. */
export interface Compilation {
  readonly site: Site;
  readonly me: Person;
  readonly dates: DateContext;
  readonly logins: Logins;
  /** Notes an issue that the query names, by itself or through a function. */
  readonly name: (issue: Issue) => string;
  /** The saved filters that this clause stands in, outermost first. */
  readonly filters: readonly Filter[];
  readonly mayIn: SearchContext['mayIn'];
  /** Of the ids that `name` gave, the issues. */
  readonly namedIssues: (ids: ReadonlySet<string>) => ReadonlySet<Issue>;
  readonly refuse: (message: string) => void;
  /** As `refuse`, of a value that the field does not have on this site. */
  readonly miss: (value: string, message: string) => void;
}
