import type { FieldChange } from '@sidelight/contract';
import { dayIn } from '@sidelight/language';
import type { AdfDocument } from '../../../jira/documents/adf.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { Worklog } from '../../../jira/reading/worklog.ts';
import { sameVisibility } from '../../../jira/visibility.ts';
import type { Adjustment } from '../../../jira/writes/worklogs.ts';
import type { Made } from '../../changes.ts';
import { asRead, onlyTo } from '../comments/add-comment.ts';
import { isAsHeld } from '../comments/as-held.ts';
import { documentOf } from '../comments/comment-operations.ts';
import { withMentions } from '../comments/mentions.ts';
import { visibleToNamed } from '../comments/visible-to.ts';
import { type PlanningSituation, summaryOf, type WritePlan } from '../write-plan.ts';
import { adjustmentOf, demandForEdit, timeRows } from './estimate.ts';
import { estimateBack } from './log-work.ts';
import type { WorklogParts } from './plan-worklog.ts';
import { clockAt, timeInWords } from './time-spent.ts';
import { worklogMeant } from './which-worklog.ts';
import type { EditWorklogOperation } from './work-operations.ts';
import { startInWords, stretchOf, zoneOf } from './work-place.ts';
import { demandMayTouch } from './worklog-rights.ts';

type Wanted = EditWorklogOperation['before'];

/** Changes the work log that is meant. Throws like every planner. */
export async function planWorklogEdit(
  key: string,
  { comment: said, visibleTo, id, author, ofDay, ...parts }: WorklogParts,
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { account, today } = situation;
  const timeZone = await zoneOf(situation);
  const adjustment = adjustmentOf(parts.remaining);
  demandForEdit(adjustment);
  const [issue, worklog, mentioned, shownTo] = await Promise.all([
    account.snapshot(key),
    worklogMeant(key, { id, author, ofDay }, account, timeZone),
    said === undefined ? undefined : withMentions(said, account),
    visibleTo === undefined ? undefined : visibleToNamed(visibleTo, key, account),
  ]);
  await demandMayTouch(worklog, key, 'EDIT', account);
  const before = wholeOf(worklog);
  // What is not said of the day and the time stays: "on Friday" leaves the hour, "from 9" the day.
  const moved = parts.day !== undefined || parts.from !== undefined;
  const spoken = {
    ...parts,
    day: parts.day ?? dayIn(Date.parse(worklog.started), timeZone),
    from: parts.from ?? clockAt(worklog.started, timeZone),
  };
  const { started, seconds } = stretchOf(spoken, today, timeZone);
  const wanted: Wanted = {
    ...before,
    seconds: seconds ?? before.seconds,
    started: moved ? started : before.started,
    ...(mentioned === undefined ? {} : { comment: mentioned.markdown, document: undefined }),
    ...(shownTo === undefined ? {} : { visibility: shownTo.visibility }),
  };
  const warnings = [...(mentioned?.warnings ?? []), ...(shownTo?.warnings ?? [])];
  return editPlan(issue, worklog, wanted, { adjustment, warnings }, situation);
}

/** Sets a work log back to what it said, if it still says what was written. */
export async function planWorklogBack(
  { key, worklogId, before, remainingBefore, ...written }: EditWorklogOperation,
  made: Made,
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { account } = situation;
  const [issue, worklog, { remaining }] = await Promise.all([
    account.snapshot(key),
    account.worklogs.find(key, worklogId),
    account.worklogs.timeTracking(key),
  ]);
  if (worklog === null) return nothing(issue, 'undone', `the work log of ${key} is not there any more`);
  if (!saysTheSame(worklog, asMade(written, made))) {
    return nothing(issue, 'undone', `the work log of ${key} was changed since; it stays`);
  }
  await demandMayTouch(worklog, key, 'EDIT', account);
  const { adjustment, warnings } = estimateBack(remaining, remainingBefore, made.remaining);
  return editPlan(issue, worklog, before, { adjustment, warnings: [...warnings] }, situation);
}

export function wholeOf({ seconds, started, comment, document, visibility }: Worklog): Wanted {
  const whole = documentOf(document);
  return { seconds, started, comment, ...(whole === undefined ? {} : { document: whole }), visibility };
}

/** A work log as it was once it was written: with the comment in the form that Jira gave it. */
export function asMade({ seconds, started, comment, visibility }: Wanted, { document }: Made): WorkHeld {
  return { seconds, started, comment, visibility, document };
}

type WorkHeld = Omit<Wanted, 'document'> & { readonly document?: AdfDocument | null | undefined };

/** Whether a work log says what was planned or written; what older versions did not write down is not looked at. */
export function saysTheSame(
  worklog: Worklog,
  { seconds, started, comment, document, visibility }: WorkHeld,
): boolean {
  const then = { words: comment === null ? null : asRead(comment), document };
  return (
    worklog.seconds === seconds &&
    Date.parse(worklog.started) === Date.parse(started) &&
    isAsHeld({ words: worklog.comment, document: worklog.document }, then) &&
    (visibility === undefined || sameVisibility(worklog.visibility, visibility))
  );
}

async function editPlan(
  issue: IssueSnapshot,
  worklog: Worklog,
  wanted: Wanted,
  { adjustment, warnings }: { adjustment: Adjustment; warnings: string[] },
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { account } = situation;
  const { key, url, summary } = issue;
  const [timeZone, siteUrl, tracking, me] = await Promise.all([
    zoneOf(situation),
    account.siteUrl(),
    account.worklogs.timeTracking(key),
    account.myself(),
  ]);
  const rows = rowsOf(worklog, wanted, timeZone);
  if (rows.length === 0) return nothing(issue, 'changed', `the work log of ${key} says that already`);
  const { author } = worklog;
  const foreign = author === null || author.accountId === me.accountId ? undefined : author.displayName;
  return {
    kind: 'plan',
    plan: {
      kind: 'change',
      title: `Change ${foreign === undefined ? 'your' : `${foreign}’s`} work log of ${key}`,
      issues: [
        {
          key,
          url,
          summary,
          changes: [...rows, ...timeRows(tracking, wanted.seconds - worklog.seconds, adjustment)],
        },
      ],
      leftOut: [],
      // Asked about, whatever the person allowed to be done without asking.
      warnings: [...warnings, ...(foreign === undefined ? [] : [`${foreign} logged it.`])],
    },
    operations: [
      {
        kind: 'edit-worklog',
        siteUrl,
        key,
        worklogId: worklog.id,
        before: wholeOf(worklog),
        ...wanted,
        adjustment,
        remainingBefore: tracking.remaining,
      },
    ],
  };
}

function rowsOf(worklog: Worklog, wanted: Wanted, timeZone: string): FieldChange[] {
  const row = (field: string, label: string, before: string | null, after: string | null): FieldChange[] =>
    before === after ? [] : [{ field, label, before, after }];
  const { visibility = worklog.visibility } = wanted;
  return [
    ...row('worklog', 'Time spent', timeInWords(worklog.seconds), timeInWords(wanted.seconds)),
    ...row(
      'started',
      'Started',
      startInWords(worklog.started, timeZone),
      startInWords(wanted.started, timeZone),
    ),
    ...row('comment', 'Comment', worklog.comment, wanted.comment === null ? null : asRead(wanted.comment)),
    ...row('visibility', 'Visible to', onlyTo(worklog.visibility), onlyTo(visibility)),
  ];
}

function nothing(issue: IssueSnapshot, what: 'changed' | 'undone', why: string): WritePlan {
  const done = `Nothing was ${what}: ${why}.`;
  return { kind: 'nothing', output: { issue: summaryOf(issue), done, ignoredFields: [] } };
}
