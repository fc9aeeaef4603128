import type { FieldChange, WorklogInput } from '@sidelight/contract';
import type { TimeTracking } from '../../../jira/reading/worklogs.ts';
import type { Adjustment } from '../../../jira/writes/worklogs.ts';
import { AssistantError } from '../../assistant-error.ts';
import { timeInWords } from './time-spent.ts';

/** How the remaining estimate shall follow, as it was asked for: "auto", "leave", "4h 30m", "-1h". */
export function adjustmentOf(remaining: WorklogInput['remaining'] = 'auto'): Adjustment {
  if (remaining === 'auto' || remaining === 'leave') return { kind: remaining };
  const parts = remaining.matchAll(/(\d+(?:\.\d+)?)([wdhm])/g);
  const seconds = [...parts].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (unitSeconds[unit] ?? 0),
    0,
  );
  return { kind: remaining.startsWith('-') ? 'manual' : 'new', seconds: Math.round(seconds) };
}

/** A day of work has eight hours, a week five days, as Jira has it unless its administrator says otherwise. */
const unitSeconds: Readonly<Record<string, number>> = { w: 144_000, d: 28_800, h: 3_600, m: 60 };

/** For a work log that changes, Jira knows no amount to change the estimate by. Throws assistant.impossible. */
export function demandForEdit(adjustment: Adjustment): void {
  if (adjustment.kind !== 'manual') return;
  throw new AssistantError('assistant.impossible', {
    detail:
      'When a work log is changed, Jira moves the remaining estimate by the difference, leaves it, or sets it to a new value; not by another amount.',
  });
}

/** The remaining estimate after the logged time grew by so many seconds, as Jira reckons it. */
export function remainingAfter(present: number | null, grown: number, adjustment: Adjustment): number | null {
  switch (adjustment.kind) {
    case 'leave':
      return present;
    case 'auto':
      return Math.max(0, (present ?? 0) - grown);
    case 'new':
      return adjustment.seconds;
    case 'manual':
      return Math.max(0, (present ?? 0) + (grown < 0 ? adjustment.seconds : -adjustment.seconds));
  }
}

/** What becomes of the times: rows of a plan, of what changes. */
export function timeRows(
  { spent, remaining }: TimeTracking,
  grown: number,
  adjustment: Adjustment,
): FieldChange[] {
  const after = remainingAfter(remaining, grown, adjustment);
  const row = (field: string, label: string, before: number | null, now: number | null): FieldChange[] =>
    (before ?? 0) === (now ?? 0)
      ? []
      : [{ field, label, before: timeInWords(before ?? 0), after: timeInWords(now ?? 0) }];
  return [
    ...row('timespent', 'Logged in all', spent, Math.max(0, (spent ?? 0) + grown)),
    ...row('timeestimate', 'Remaining', remaining, after),
  ];
}
