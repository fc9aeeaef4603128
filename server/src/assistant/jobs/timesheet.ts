import type { Person } from '@sidelight/contract';
import { quoteIfNeeded } from '@sidelight/jql';
import {
  addDays,
  dayIn,
  type Period,
  readableDay,
  readTimesheet,
  type Timesheet,
  weekdayOf,
} from '@sidelight/language';
import { inLanes } from '../../in-lanes.ts';
import type { JiraAccount } from '../../jira/jira.ts';
import type { ListedIssue } from '../../jira/listing/listed-issue.ts';
import type { Worklog } from '../../jira/reading/worklog.ts';
import { AssistantError } from '../assistant-error.ts';
import { plain } from '../plain-markdown.ts';
import { excerpt } from '../tools/several-fit.ts';
import { clockAt, instantAt, timeInWords } from '../tools/worklogs/time-spent.ts';
import type { Job } from './job.ts';
import { counted, reportOf } from './report.ts';

const mostIssues = 100;
const askedAtOnce = 4;

interface Entry {
  readonly issue: ListedIssue;
  readonly worklog: Worklog;
  /** Where the person who asks is. */
  readonly day: string;
}

/** The work that somebody logged, day by day: this week's unless other days were said. */
export const timesheet: Job = async ({ account, today, timeZone: given, argument = '' }) => {
  const asked = demandTimesheet(argument, today);
  const me = await account.myself();
  const timeZone = me.timeZone ?? given;
  const person = asked.person === undefined ? me : await account.resolvePerson(asked.person);
  const period = asked.period ?? (asked.key === undefined ? weekOf(today) : {});
  const { issues, total } = await account.list({ jql: jqlFor(person, period, asked.key), limit: mostIssues });
  const entries = await entriesOf(issues, person, period, timeZone, account);
  const name = person.accountId === me.accountId ? 'You' : plain(person.displayName);
  const when = inWords(period);
  const place = asked.key === undefined ? '' : ` on ${plain(asked.key)}`;
  const sum = timeInWords(secondsOf(entries));
  const touched = new Set(entries.map(({ issue }) => issue.key)).size;
  const opening =
    entries.length === 0
      ? `${name} logged no work${place}${when}, as far as Jira shows it to you.`
      : `${name} logged **${sum}**${place === '' ? ` on ${counted(touched, 'issue')}` : place}${when}.`;
  const cut =
    total !== null && total > issues.length
      ? [`The first ${issues.length} of ${total} issues were looked at.`]
      : [];
  const days = [...Map.groupBy(entries, ({ day }) => day)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return reportOf(
    'Timesheet',
    [opening, ...cut, ...(touched > 1 && days.length > 1 ? [byIssue(entries)] : [])],
    days.map(([day, theirs]) => ({
      heading: `${weekdays[weekdayOf(day)]}, ${readableDay(day)}: ${timeInWords(secondsOf(theirs))}`,
      issues: theirs.map(({ issue, worklog: { seconds, started, comment } }) => ({
        issue,
        facts: [`${timeInWords(seconds)} from ${clockAt(started, timeZone)}`],
        ...(comment === null ? {} : { because: [`“${plain(excerpt(comment))}”`] }),
      })),
    })),
  );
};

/** Throws assistant.impossible. */
function demandTimesheet(said: string, today: string): Timesheet {
  const asked = readTimesheet(said, today);
  if (asked !== undefined) return asked;
  throw new AssistantError('assistant.impossible', {
    detail: `A timesheet is of a person and of days ("Sam, last week"); I do not know what "${said}" means.`,
  });
}

function weekOf(today: string): Period {
  const from = addDays(today, -weekdayOf(today));
  return { from, to: addDays(from, 6) };
}

/** A day more on both sides: Jira's days are those of its own time zone for the person, ours are cut exactly. */
function jqlFor({ accountId }: Person, { from, to }: Period, key: string | undefined): string {
  return [
    `worklogAuthor = ${quoteIfNeeded(accountId)}`,
    ...(from === undefined ? [] : [`worklogDate >= "${addDays(from, -1)}"`]),
    ...(to === undefined ? [] : [`worklogDate <= "${addDays(to, 1)}"`]),
    ...(key === undefined ? [] : [`key = ${quoteIfNeeded(key)}`]),
  ]
    .join(' AND ')
    .concat(' ORDER BY key');
}

async function entriesOf(
  issues: readonly ListedIssue[],
  { accountId }: Person,
  { from, to }: Period,
  timeZone: string,
  account: JiraAccount,
): Promise<Entry[]> {
  const midnight = (day: string) => Date.parse(instantAt(day, '00:00', timeZone));
  const within = {
    from: from === undefined ? undefined : midnight(from),
    before: to === undefined ? undefined : midnight(addDays(to, 1)),
  };
  const found = await inLanes(issues, askedAtOnce, async (issue) =>
    (await account.worklogs.of(issue.key, within))
      .filter(({ author }) => author?.accountId === accountId)
      .map((worklog) => ({ issue, worklog, day: dayIn(Date.parse(worklog.started), timeZone) })),
  );
  return found.flat().toSorted((one, other) => (one.worklog.started < other.worklog.started ? -1 : 1));
}

function secondsOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { worklog }) => sum + worklog.seconds, 0);
}

function byIssue(entries: readonly Entry[]): string {
  const rows = [...Map.groupBy(entries, ({ issue }) => issue.key)]
    .map(([key, theirs]) => ({ key, summary: theirs[0]?.issue.summary ?? '', seconds: secondsOf(theirs) }))
    .toSorted((one, other) => other.seconds - one.seconds)
    .map(({ key, summary, seconds }) => `| ${plain(key)} ${plain(summary)} | ${timeInWords(seconds)} |`);
  return ['| Issue | Time |', '|---|--:|', ...rows].join('\n');
}

/** " from 23 Nov 2026 to 29 Nov 2026". */
function inWords({ from, to }: Period): string {
  if (from !== undefined && from === to) return ` on ${readableDay(from)}`;
  return [
    ...(from === undefined ? [] : [` from ${readableDay(from)}`]),
    ...(to === undefined ? [] : [` to ${readableDay(to)}`]),
  ].join('');
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
