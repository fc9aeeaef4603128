/** Something that a person wants to be told of at a moment of their own. Times are milliseconds since 1970. */
export interface Reminder {
  readonly id: string;
  readonly connectionId: string;
  /** In the person's words; null when the issue says it all. */
  readonly text: string | null;
  readonly issue: RemindedIssue | null;
  readonly dueAt: number;
  /** IANA name: where the person was when they said the time. */
  readonly timeZone: string;
  /** Null while it waits for its time; then it stands in the person's list until they dismiss or snooze it. */
  readonly deliveredAt: number | null;
}

/** A key means an issue of one site only. */
export interface RemindedIssue {
  readonly key: string;
  /** Without a trailing slash: "https://acme.atlassian.net". */
  readonly siteUrl: string;
}
