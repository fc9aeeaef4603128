import type { FieldChange, IssueEdit } from '@sidelight/contract';
import type { FieldSetting } from '../../../jira/fields/field-setting.ts';
import type { ChangeOperation, PlannedTransition } from './change-operation.ts';

/** One thing to change: how the person sees it, and how Jira and the journal of changes get it. */
export interface Step {
  readonly row: FieldChange;
  readonly edit?: IssueEdit;
  readonly inverse?: IssueEdit;
  /** Fields beyond those of `edit`, and what they hold now. */
  readonly settings?: readonly FieldSetting[];
  readonly settingsBack?: readonly FieldSetting[];
  /** Where a step of the way through the workflow sets them, its place from 0; null, or absent: the edit does. */
  readonly leg?: number | null;
  readonly transition?: PlannedTransition;
  /** Of the issue before a step through the workflow, by name. */
  readonly resolution?: string;
  readonly sprint?: NonNullable<ChangeOperation['sprint']>;
  readonly rank?: NonNullable<ChangeOperation['rank']>;
  /** What holds now, by field, where the snapshot does not tell it. */
  readonly seen?: Readonly<Record<string, string | null>>;
  readonly warnings?: readonly string[];
  /** "Move PAY-7 to Done" when this is the only step. */
  readonly title?: string;
}

/** What already is as asked, in words: "The priority is already High". */
export interface Already {
  readonly already: string;
}
