/** The words of one Jira site, so that "bugs in payments" can be told from a text to look for. */
export interface Vocabulary {
  readonly projects: readonly ProjectName[];
  /** Names of issue types: "Task", "Bug". */
  readonly types: readonly string[];
  readonly statuses: readonly StatusName[];
  /** Highest first, as Jira lists them. */
  readonly priorities: readonly string[];
  /** Names of all fields, the site's own among them. */
  readonly fields?: readonly string[];
}

export interface ProjectName {
  readonly key: string;
  readonly name: string;
}

export interface StatusName {
  readonly name: string;
  readonly category: 'new' | 'indeterminate' | 'done';
}
