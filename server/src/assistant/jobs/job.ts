import type { JiraAccount } from '../../jira/jira.ts';

/** What a job looks at Jira with. */
export interface JobSituation {
  readonly account: JiraAccount;
  /** IANA name. */
  readonly timeZone: string;
  /** Today, in the person's time zone: "2026-11-27". */
  readonly today: string;
  /** What the person said after the job's name. */
  readonly argument: string | undefined;
}

/** Markdown, and the keys of its issues in the order in which they stand there. */
export interface Report {
  readonly title: string;
  readonly markdown: string;
  readonly keys: readonly string[];
}

/** Reads a bounded part of Jira and says of how much it is a part. Throws AssistantError, NameError and JiraError. */
export type Job = (situation: JobSituation) => Promise<Report>;
