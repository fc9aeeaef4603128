import type { FieldKind } from '../../../jira/fields/field-kind.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { FieldValues } from '../../../jira/reading/field-values.ts';
import { type ChangeOperation, settingsOf } from './change-operation.ts';
import { type Seen, seenAmong, seenIn } from './seen-fields.ts';
import { openSprintIn } from './sprint-step.ts';

/** How what a change is about is read beyond the snapshot of its issue. */
export interface Beyond {
  readonly kinds: ReadonlyMap<string, FieldKind>;
  /** Jira's id of the sprint field, where the sprint is changed. */
  readonly sprint: string | null;
}

/** What Jira holds now of all that a change is about. */
export interface Present {
  readonly issue: IssueSnapshot;
  readonly held: FieldValues;
  readonly seen: Seen;
}

export function beyondSnapshot(
  operation: Pick<ChangeOperation, 'settings' | 'transition' | 'sprint' | 'inverse'>,
): Beyond {
  // A description is written as Markdown, and kept and compared as Jira's document.
  const all = [...settingsOf(operation), ...(operation.inverse.settings ?? [])];
  return {
    kinds: new Map(all.map(({ id, kind }) => [id, kind])),
    sprint: operation.sprint?.field ?? null,
  };
}

export function idsOf({ kinds, sprint }: Beyond): string[] {
  return [...kinds.keys(), ...(sprint === null ? [] : [sprint])];
}

/** What the fields hold now, comparable with what a plan saw. */
export function presentState(
  issue: IssueSnapshot,
  held: FieldValues,
  beyond: Beyond,
  fields: readonly string[],
): Seen {
  const { kinds, sprint } = beyond;
  const inSnapshot = fields.filter((field) => !kinds.has(field) && field !== sprint);
  const open = sprint === null ? null : openSprintIn(held[sprint]);
  return {
    ...seenIn(issue, inSnapshot),
    ...seenAmong(held, kinds),
    ...(sprint === null ? {} : { [sprint]: open === null ? null : String(open.id) }),
  };
}
