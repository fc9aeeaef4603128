import type { LogWorkInput, Plan } from '@sidelight/contract';
import { dayIn } from '@sidelight/language';
import { AssistantError } from '../../assistant-error.ts';
import type { Made } from '../../changes.ts';
import {
  appears,
  dayInWords,
  deletedRow,
  type Planner,
  type PlanningSituation,
  summaryOf,
  type WritePlan,
} from '../write-plan.ts';
import { morningOf, timeInWords } from './time-spent.ts';
import type { DeleteWorklogOperation, LogWorkOperation } from './work-operations.ts';

export const planLogWork: Planner<LogWorkInput> = async (input, situation) => {
  const day = input.day ?? situation.today;
  const { timeZone } = await situation.account.myself();
  const work = { seconds: input.minutes * 60, started: morningOf(day, timeZone ?? 'UTC') };
  const planned = await planWork(input.key, { ...work, comment: input.comment ?? null }, day, situation);
  if (planned.kind === 'nothing' || day <= situation.today) return planned;
  return { ...planned, plan: { ...planned.plan, warnings: [`${dayInWords(day)} is in the future.`] } };
};

/** The deleted work once more. */
export async function planWorkAgain(
  { key, seconds, started, comment }: DeleteWorklogOperation,
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { timeZone } = await situation.account.myself();
  const day = dayIn(Date.parse(started), timeZone ?? 'UTC');
  return planWork(key, { seconds, started, comment }, day, situation);
}

async function planWork(
  key: string,
  work: { seconds: number; started: string; comment: string | null },
  day: string,
  { account }: PlanningSituation,
): Promise<WritePlan> {
  const [issue, siteUrl, may] = await Promise.all([
    account.snapshot(key),
    account.siteUrl(),
    account.may('WORK_ON_ISSUES', key),
  ]);
  if (!may) {
    throw new AssistantError('assistant.impossible', { detail: `You may not log work on ${issue.key}.` });
  }
  const time = timeInWords(work.seconds);
  const changes: Plan['issues'][number]['changes'] = [
    appears('worklog', 'Time spent', time),
    appears('started', 'Day', dayInWords(day)),
    ...(work.comment === null ? [] : [appears('comment', 'Comment', work.comment)]),
  ];
  return {
    kind: 'plan',
    plan: {
      kind: 'change',
      title: `Log ${time} on ${issue.key}`,
      issues: [{ key: issue.key, url: issue.url, summary: issue.summary, changes }],
      leftOut: [],
      warnings: [],
    },
    operations: [{ kind: 'log-work', siteUrl, key: issue.key, ...work }],
  };
}

/** Deletes the work that was logged, whatever it says now. */
export async function planWorklogRemoval(
  { key, siteUrl }: LogWorkOperation,
  { worklogId }: Made,
  { account }: PlanningSituation,
): Promise<WritePlan> {
  const issue = await account.snapshot(key);
  const worklog = worklogId === undefined ? null : await account.worklogOf(key, worklogId);
  if (worklog === null) {
    const done = `Nothing was undone: the work log on ${key} is not there any more.`;
    return { kind: 'nothing', output: { issue: summaryOf(issue), done, ignoredFields: [] } };
  }
  if (!(await account.may('DELETE_OWN_WORKLOGS', key))) {
    throw new AssistantError('assistant.impossible', { detail: `You may not delete work logs of ${key}.` });
  }
  const { id, ...work } = worklog;
  const row = deletedRow('worklog', 'Work log', timeInWords(work.seconds));
  return {
    kind: 'plan',
    plan: {
      kind: 'delete',
      title: `Delete the work log of ${timeInWords(work.seconds)} on ${key}`,
      issues: [{ key, url: issue.url, summary: issue.summary, changes: [row] }],
      leftOut: [],
      warnings: [],
    },
    operations: [{ kind: 'delete-worklog', siteUrl, key, worklogId: id, ...work }],
  };
}
