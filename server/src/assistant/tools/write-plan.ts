import type { FieldChange, IssueSummary, Plan, SentFile, WriteOutput } from '@sidelight/contract';
import type { IssueSnapshot, JiraAccount } from '../../jira/jira.ts';
import type { Change } from '../changes.ts';
import type { OwnFiles } from '../files/person-files.ts';
import type { Operation } from '../operation.ts';

/** What a planner says of a plan; the issues are all of them here. */
export type ShownPlan = Pick<Plan, 'kind' | 'title' | 'issues' | 'leftOut' | 'warnings'> &
  Partial<Pick<Plan, 'common'>>;

/** What came of looking at a write before anybody is asked: something to approve, or nothing to do. */
export type WritePlan =
  | {
      readonly kind: 'plan';
      readonly plan: ShownPlan;
      /** One for each issue of the plan, in the same order. */
      readonly operations: readonly Operation[];
      /** The change that this one undoes. */
      readonly undoes?: string;
    }
  | { readonly kind: 'nothing'; readonly output: WriteOutput };

/** Planning reads Jira and writes nothing. Throws AssistantError, NameError or JiraError when it cannot be done. */
export type Planner<Input> = (input: Input, situation: PlanningSituation) => Promise<WritePlan>;

export interface PlanningSituation {
  readonly account: JiraAccount;
  /** The same person at another site. */
  readonly accountAt: (siteUrl: string) => JiraAccount;
  /** Today, in the person's time zone: "2026-11-27". */
  readonly today: string;
  /** IANA name: where the person is. */
  readonly timeZone: string;
  /** The issue that the person is looking at. */
  readonly pageIssueKey: string | undefined;
  /** What the person sent in the conversation: the files of each message that had any, the newest last. */
  readonly sentFiles: readonly (readonly SentFile[])[];
  readonly files: OwnFiles;
  /**
   * What is meant to be undone: what the change with this id made, else the newest of the conversation. Not empty. Throws
   * assistant.change-unknown, assistant.impossible.
   */
  readonly changesToUndo: (changeId: string | undefined) => Promise<readonly Change[]>;
}

export function summaryOf(issue: IssueSnapshot): IssueSummary {
  const { key, url, summary, type, status, priority, assignee, dueDate, updated } = issue;
  return { key, url, summary, type, status, priority, assignee, dueDate, updated };
}

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "2026-11-27" as a person reads it: "27 Nov 2026". */
export function dayInWords(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`));
}

export function appears(field: string, label: string, after: string): FieldChange {
  return { field, label, before: null, after };
}

/** A row of a plan for what will not be there any more. */
export function deletedRow(field: string, label: string, before: string): FieldChange {
  return { field, label, before, after: 'deleted' };
}

/** The plan with one more thing to be told. */
export function withWarning(planned: WritePlan, warning: string): WritePlan {
  if (planned.kind === 'nothing') return planned;
  const { plan } = planned;
  return { ...planned, plan: { ...plan, warnings: [...plan.warnings, warning] } };
}
