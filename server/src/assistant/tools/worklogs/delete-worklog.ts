import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { Worklog } from '../../../jira/reading/worklog.ts';
import type { Adjustment } from '../../../jira/writes/worklogs.ts';
import type { Made } from '../../changes.ts';
import { deletedRow, type PlanningSituation, summaryOf, type WritePlan } from '../write-plan.ts';
import { asMade, saysTheSame, wholeOf } from './edit-worklog.ts';
import { adjustmentOf, timeRows } from './estimate.ts';
import { estimateBack } from './log-work.ts';
import type { WorklogParts } from './plan-worklog.ts';
import { timeInWords } from './time-spent.ts';
import { worklogMeant } from './which-worklog.ts';
import type { LogWorkOperation } from './work-operations.ts';
import { startInWords, zoneOf } from './work-place.ts';
import { demandMayTouch } from './worklog-rights.ts';

/** Deletes the work log that is meant. Throws like every planner. */
export async function planWorklogDeletion(
  key: string,
  { id, author, ofDay, ...parts }: WorklogParts,
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { account } = situation;
  const timeZone = await zoneOf(situation);
  const [issue, worklog] = await Promise.all([
    account.snapshot(key),
    worklogMeant(key, { id, author, ofDay }, account, timeZone),
  ]);
  return deletionOf(worklog, issue, { adjustment: adjustmentOf(parts.remaining), warnings: [] }, situation);
}

/** Deletes the work that was logged, whatever it says now. */
export async function planWorklogRemoval(
  operation: LogWorkOperation,
  made: Made,
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { account } = situation;
  const { key, remainingBefore } = operation;
  const { worklogId } = made;
  const [issue, { remaining }, worklog] = await Promise.all([
    account.snapshot(key),
    account.worklogs.timeTracking(key),
    worklogId === undefined ? null : account.worklogs.find(key, worklogId),
  ]);
  if (worklog === null) {
    const done = `Nothing was undone: the work log on ${key} is not there any more.`;
    return { kind: 'nothing', output: { issue: summaryOf(issue), done, ignoredFields: [] } };
  }
  const { adjustment, warnings } = estimateBack(remaining, remainingBefore, made.remaining);
  const changed = saysTheSame(worklog, asMade(operation, made))
    ? []
    : ['The work log was changed since; this is what it says now.'];
  return deletionOf(worklog, issue, { adjustment, warnings: [...warnings, ...changed] }, situation);
}

async function deletionOf(
  worklog: Worklog,
  { key, url, summary }: IssueSnapshot,
  { adjustment, warnings }: { adjustment: Adjustment; warnings: string[] },
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { account } = situation;
  const [timeZone, siteUrl, tracking, me] = await Promise.all([
    zoneOf(situation),
    account.siteUrl(),
    account.worklogs.timeTracking(key),
    account.myself(),
    demandMayTouch(worklog, key, 'DELETE', account),
  ]);
  const { id, seconds, started, comment, author } = worklog;
  const time = timeInWords(seconds);
  const foreign = author === null || author.accountId === me.accountId ? undefined : author.displayName;
  const words = comment === null ? '' : `: ${comment}`;
  return {
    kind: 'plan',
    plan: {
      kind: 'delete',
      title: `Delete ${foreign === undefined ? 'the' : `${foreign}’s`} work log of ${time} on ${key}`,
      issues: [
        {
          key,
          url,
          summary,
          changes: [
            deletedRow('worklog', 'Work log', `${time}, ${startInWords(started, timeZone)}${words}`),
            ...timeRows(tracking, -seconds, adjustment),
          ],
        },
      ],
      leftOut: [],
      warnings,
    },
    operations: [
      {
        kind: 'delete-worklog',
        siteUrl,
        key,
        worklogId: id,
        ...wholeOf(worklog),
        adjustment,
        remainingBefore: tracking.remaining,
        ...(foreign === undefined ? {} : { author: foreign }),
      },
    ],
  };
}
