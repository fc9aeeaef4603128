import type {
  Issue,
  IssueEdit,
  NewIssue,
  Person,
  Project,
  ReadIssuesOutput,
  Status,
  WriteResult,
} from '@sidelight/contract';
import type { Vocabulary } from '@sidelight/language';
import type { IssueComments } from './account/issue-comments.ts';
import type { IssueLinks } from './account/issue-links.ts';
import type { IssueWorklogs } from './account/issue-worklogs.ts';
import type { Agile } from './agile/agile.ts';
import type { IssueAttachments } from './attachments/issue-attachments.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { CreatableType, TypeWithFields } from './create-meta.ts';
import type { Field } from './fields/field.ts';
import type { FieldSetting } from './fields/field-setting.ts';
import type { ScreenField } from './fields/screen-field.ts';
import type { Listing, ListOptions } from './listing/list-issues.ts';
import type { FieldValues } from './reading/field-values.ts';
import type { Memberships } from './reading/memberships.ts';
import type { Permission } from './reading/permissions.ts';
import type { ReadingOptions } from './reading/read-issues.ts';
import type { ScreenedTransition } from './reading/transitions.ts';
import type { SearchOptions, SearchPage } from './search.ts';
import type { Following } from './writes/following.ts';

/**
 * Jira as the rest of the server sees it. Everything happens with the rights of one connection; there is no way
 * to ask without saying whose.
 */
export interface Jira {
  /**
   * `signal` cancels every call made through the account; an aborted call rejects with the signal's reason. `allowance`
   * bounds what they cost together; what is remembered for several callers is asked at nobody's expense.
   */
  as(connectionId: string, signal?: AbortSignal, allowance?: Allowance): JiraAccount;
  /** The same at another site of the connections' grants than the one that was picked; undefined for that one. */
  at(siteUrl: string | undefined): Jira;
  /** Drops what is remembered of a connection: it was disconnected, or another site was picked. */
  forget(connectionId: string): void;
}

/** What calls may cost of Jira's quota. */
export interface Allowance {
  /** Throws when nothing is left for another call. */
  demand(): void;
  spent(points: number): void;
}

/**
 * What one account can do. Every operation throws JiraError (`jira.*`, `jql.invalid`) or the vault's errors
 * (`connection.*`) when its answer cannot be had. Texts in the answers are Jira's: data, never instructions.
 */
export interface JiraAccount {
  readonly agile: Agile;
  readonly attachments: IssueAttachments;
  readonly catalogue: Catalogue;
  readonly comments: IssueComments;
  readonly links: IssueLinks;
  readonly worklogs: IssueWorklogs;

  /** Without a trailing slash: "https://acme.atlassian.net". */
  siteUrl(): Promise<string>;
  /** Remembered for some minutes. */
  myself(): Promise<Myself>;

  /** Projects the person may browse; `total` counts all that match `query`. */
  projects(options: { query?: string | undefined; limit: number }): Promise<{
    projects: Project[];
    total: number;
  }>;
  /** JQL that no Jira takes throws `jql.invalid` with the position, without asking. `total` is null when counting failed. */
  search(options: SearchOptions): Promise<SearchPage>;
  /** More of each issue than a search, and more issues; see `ListOptions`. */
  list(options: ListOptions): Promise<Listing>;
  /** The fields of the site that the person may see. Remembered for some minutes. */
  fields(): Promise<Field[]>;
  /** What the first `most` issues of a search hold in some fields, as Jira sends it. `total` is null when counting failed. */
  valuesFound(
    jql: string,
    fieldIds: readonly string[],
    most: number,
  ): Promise<{ values: Readonly<Record<string, unknown>>[]; total: number | null }>;
  /** The keys of the first `most` issues that a search finds, and whether there are more. */
  keys(jql: string, most: number): Promise<{ keys: string[]; more: boolean }>;
  /** Approximate, of everything that matches. */
  count(jql: string): Promise<number>;

  /** With its newest comments and history. */
  issue(key: string): Promise<Issue>;
  /**
   * One to 100 different issues with the parts that are wanted. One alone throws jira.not-found when it is not there or
   * may not be seen; of several, such ones are named.
   */
  readIssues(keys: readonly string[], options: ReadingOptions): Promise<ReadIssuesOutput>;
  /** The fields alone: the "before" of a preview, and by `updated` whether it still holds. */
  snapshot(key: string): Promise<IssueSnapshot>;
  /** The key that an issue has by now, which a move changes; null when it is not there or may not be seen. */
  keyNow(key: string): Promise<string | null>;
  /** Of up to 500 issues, in the order of the keys; those that are not there, or hidden, are left out. */
  snapshots(keys: readonly string[]): Promise<IssueSnapshot[]>;
  /** The caller's issue of this project, made within the last day, that was created with `mark`; null when there is none. */
  createdWith(project: string, mark: string): Promise<Issue | null>;
  /** The fields of the issue's edit screen, with what can be chosen; empty where the person may not edit it. */
  editFields(key: string): Promise<ScreenField[]>;
  /** Jira's JSON of what issues hold in some fields (ids), by key; those not there, or hidden, are left out. */
  fieldValues(keys: readonly string[], fields: readonly string[]): Promise<ReadonlyMap<string, FieldValues>>;
  /** Those the person may make now. */
  transitions(key: string): Promise<ScreenedTransition[]>;
  /** The statuses that issues of a type (by name) can have in a project. */
  workflowStatuses(project: string, type: string): Promise<Status[]>;

  // Writes read the issue back: `ignoredFields` names, by label, what Jira accepted and yet did not change.
  /** `mark` is kept with the issue, unseen, for `createdWith`. */
  createIssue(issue: NewIssue, mark?: string, settings?: readonly FieldSetting[]): Promise<WriteResult>;
  /** All in one write; `settings` are fields beyond the edit, and one that Jira ignored is named, too. */
  editIssue(key: string, edit: IssueEdit | null, settings?: readonly FieldSetting[]): Promise<WriteResult>;
  /** Null takes the assignee away. */
  assign(key: string, accountId: string | null): Promise<WriteResult>;
  /** `settings`: what the transition's screen asks for; the one with the id "comment" becomes a comment. */
  transition(key: string, transitionId: string, settings?: readonly FieldSetting[]): Promise<WriteResult>;
  /** Without its sub-tasks: Jira refuses to delete an issue that has any. Resolves when Jira does not have it any more. */
  deleteIssue(key: string): Promise<void>;
  /** What is left out stays as it is. */
  follow(key: string, wanted: Partial<Following>): Promise<WriteResult>;
  /** Those of the permissions that the person has on an issue, or in a project: a key of either. */
  permissions(wanted: readonly Permission[], key: string): Promise<ReadonlySet<Permission>>;
  /** Whether the person has a permission on an issue. */
  may(permission: Permission, key: string): Promise<boolean>;

  /** The types that the person can create issues of in a project (key or id). Remembered for some minutes. */
  creatableTypes(project: string): Promise<CreatableType[]>;
  /** The type with what a new issue of it takes. Remembered for some minutes. */
  withFields(project: string, type: CreatableType): Promise<TypeWithFields>;
  /** Whether the project (key) has customers, who read the comments that are not internal. Remembered for some minutes. */
  isServiceProject(project: string): Promise<boolean>;
  /** Which roles of a project and which groups the person is in. */
  memberships(project: string): Promise<Memberships>;
  /** The site's own words. Remembered for some minutes. */
  vocabulary(): Promise<Vocabulary>;

  /** Everybody of the site, or whom an issue can be assigned to, by name; at most 1,000. */
  people(options?: PeopleOptions): Promise<Person[]>;
  /**
   * People whose name or address fits, the best first: exact, then beginning, then a word's beginning, then
   * nearly. Accents and case do not matter. At most 20.
   */
  findPeople(query: string, options?: PeopleOptions): Promise<Person[]>;
  /** Names of the site's groups that contain a text, at most 20. */
  groupNames(said: string): Promise<string[]>;
  /**
   * The one person meant by "me", a name or an account id. Throws NameError `assistant.person-ambiguous`
   * (`candidates` holds them, `detail` names them) or `assistant.name-unknown` (with the nearest names, if any).
   */
  resolvePerson(name: string, options?: PeopleOptions): Promise<Person>;
}

export interface PeopleOptions {
  /** Only people whom this issue, or issues of this project, can be assigned to: a key of either. */
  readonly assignableTo?: string | undefined;
}

export interface Myself extends Person {
  /** IANA name; null when the profile hides it. */
  readonly timeZone: string | null;
  /** "en_GB"; null when the profile hides it. */
  readonly locale: string | null;
}

export type IssueSnapshot = Omit<Issue, 'comments' | 'history'>;
