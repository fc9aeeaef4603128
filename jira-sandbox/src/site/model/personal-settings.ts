/** What a person set for themselves alone. */
export interface PersonalSettings {
  /** Jira's names of preferences, such as `jira.user.timezone`; only those that were changed. */
  readonly preferences: Map<string, string>;
  /** Columns of their lists of issues, as field ids; null where they chose none. */
  columns: readonly string[] | null;
  /** What clients keep with the person, by key. */
  readonly properties: Map<string, unknown>;
}
