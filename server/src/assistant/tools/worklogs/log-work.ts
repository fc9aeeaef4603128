import { dayIn } from '@sidelight/language';
import type { Adjustment } from '../../../jira/writes/worklogs.ts';
import { AssistantError } from '../../assistant-error.ts';
import { asRead, onlyTo } from '../comments/add-comment.ts';
import { withMentions } from '../comments/mentions.ts';
import { visibleToNamed } from '../comments/visible-to.ts';
import { appears, dayInWords, type PlanningSituation, type WritePlan } from '../write-plan.ts';
import { adjustmentOf, timeRows } from './estimate.ts';
import type { WorklogParts } from './plan-worklog.ts';
import { timeInWords } from './time-spent.ts';
import type { DeleteWorklogOperation, LogWorkOperation } from './work-operations.ts';
import { startInWords, stretchOf, zoneOf } from './work-place.ts';
import { demandMayLog } from './worklog-rights.ts';

/** Throws like every planner. */
export async function planNewWork(
  key: string,
  { comment: said, visibleTo, ...parts }: WorklogParts,
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { account, today } = situation;
  const [timeZone, mentioned, shownTo] = await Promise.all([
    zoneOf(situation),
    said === undefined ? undefined : withMentions(said, account),
    visibleTo === undefined ? undefined : visibleToNamed(visibleTo, key, account),
  ]);
  const { started, seconds } = stretchOf(parts, today, timeZone);
  if (seconds === undefined || seconds <= 0) {
    throw new AssistantError('assistant.impossible', { detail: 'Say how long you worked.' });
  }
  const day = dayIn(Date.parse(started), timeZone);
  const warnings = [
    ...(mentioned?.warnings ?? []),
    ...(shownTo?.warnings ?? []),
    ...(day > today ? [`${dayInWords(day)} is in the future.`] : []),
  ];
  const when = parts.from === undefined ? dayInWords(day) : startInWords(started, timeZone);
  return workPlan(
    {
      key,
      seconds,
      started,
      comment: mentioned?.markdown ?? null,
      visibility: shownTo?.visibility ?? undefined,
    },
    { adjustment: adjustmentOf(parts.remaining), when, warnings },
    situation,
  );
}

/**
 * The deleted work once more, as Jira held it. The remaining estimate goes back to what it was, unless somebody moved it
 * since. Throws like every planner.
 */
export async function planWorkAgain(
  { key, seconds, started, comment, document, visibility, author, remainingBefore }: DeleteWorklogOperation,
  remainingMade: number | null | undefined,
  situation: PlanningSituation,
): Promise<WritePlan> {
  const [timeZone, { remaining }] = await Promise.all([
    zoneOf(situation),
    situation.account.worklogs.timeTracking(key),
  ]);
  const estimate = estimateBack(remaining, remainingBefore, remainingMade);
  return workPlan(
    { key, seconds, started, comment, document, visibility },
    {
      adjustment: estimate.adjustment,
      when: startInWords(started, timeZone),
      warnings: [
        ...estimate.warnings,
        ...(author === undefined ? [] : [`${author} logged it; Jira will name you as its author.`]),
      ],
    },
    situation,
  );
}

/** How the estimate comes back with an undo. What is not known of older changes follows as Jira reckons it. */
export function estimateBack(
  now: number | null,
  before: number | null | undefined,
  made: number | null | undefined,
): { readonly adjustment: Adjustment; readonly warnings: readonly string[] } {
  if (before === undefined || made === undefined) return { adjustment: { kind: 'auto' }, warnings: [] };
  if ((now ?? 0) !== (made ?? 0)) {
    return {
      adjustment: { kind: 'leave' },
      warnings: ['The remaining estimate was changed since; it stays as it is.'],
    };
  }
  return { adjustment: { kind: 'new', seconds: before ?? 0 }, warnings: [] };
}

async function workPlan(
  work: Pick<LogWorkOperation, 'key' | 'seconds' | 'started' | 'comment' | 'document' | 'visibility'>,
  { adjustment, when, warnings }: { adjustment: Adjustment; when: string; warnings: string[] },
  { account }: PlanningSituation,
): Promise<WritePlan> {
  const [issue, siteUrl, tracking] = await Promise.all([
    account.snapshot(work.key),
    account.siteUrl(),
    account.worklogs.timeTracking(work.key),
    demandMayLog(work.key, account),
  ]);
  const { key, url, summary } = issue;
  const { seconds, comment, document, visibility = null } = work;
  const time = timeInWords(seconds);
  return {
    kind: 'plan',
    plan: {
      kind: 'change',
      title: `Log ${time} on ${key}`,
      issues: [
        {
          key,
          url,
          summary,
          changes: [
            appears('worklog', 'Time spent', time),
            appears('started', when.includes(',') ? 'Started' : 'Day', when),
            ...(comment === null ? [] : [appears('comment', 'Comment', asRead(comment))]),
            ...(visibility === null ? [] : [appears('visibility', 'Visible to', onlyTo(visibility))]),
            ...timeRows(tracking, seconds, adjustment),
          ],
        },
      ],
      leftOut: [],
      warnings,
    },
    operations: [
      {
        kind: 'log-work',
        siteUrl,
        key,
        seconds,
        started: work.started,
        comment,
        ...(document === undefined ? {} : { document }),
        visibility,
        adjustment,
        remainingBefore: tracking.remaining,
      },
    ],
  };
}
