import type { Comment, IssueWorklog, ReadIssue } from '@sidelight/contract';
import { dayIn, type Period, readableDay } from '@sidelight/language';
import { timeInWords } from '../../../jira/fields/durations.ts';
import { bullets, plain } from '../../plain-markdown.ts';
import { excerpt } from './excerpt.ts';

/** What is told of an issue from day to day; what is older than the page that was read is said to be there. */

const longestComment = 240;
const mostComments = 10;
const mostChanges = 12;

/** The days that were asked for, where the person is. */
export interface AskedDays {
  readonly during: Period | undefined;
  readonly timeZone: string;
}

interface Page<Item> {
  readonly total: number;
  readonly first: number;
  readonly items: readonly Item[];
}

export function commentsAnswer(issue: ReadIssue, name: string, days: AskedDays): string {
  const { during } = days;
  const page = issue.comments;
  if (page === undefined || page.total === 0)
    return `${name} has no comments. Its status is ${plain(issue.status.name)}.`;
  const fitting = page.items.filter(({ created }) => isIn(created, days));
  const older = olderOf(page, 'comments', days, ({ created }) => created);
  if (fitting.length === 0) return `Nobody commented on ${name} ${daysOf(during)}.${older}`;
  const shown = fitting.slice(-mostComments);
  const count = page.total === 1 ? '1 comment' : `${page.total} comments`;
  const which =
    during !== undefined
      ? ` ${fitting.length} of them ${daysOf(during)}:`
      : page.items.length < page.total || shown.length < page.total
        ? ` Showing ${shownOf(page, shown.length)} of ${page.total}.${older}`
        : '';
  return `${name} has ${count}.${which}\n\n${bullets(shown.map((comment) => commentLine(comment, days)))}`;
}

export function commentersAnswer(issue: ReadIssue, name: string, days: AskedDays): string {
  const { during } = days;
  const page = issue.comments;
  if (page === undefined || page.total === 0) return `Nobody has commented on ${name}.`;
  const fitting = page.items.filter(({ created }) => isIn(created, days));
  const older = olderOf(page, 'comments', days, ({ created }) => created);
  if (fitting.length === 0) return `Nobody commented on ${name} ${daysOf(during)}.${older}`;
  const people = Map.groupBy(fitting, authorOf);
  const lines = [...people]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([who, theirs]) => {
      const last = theirs.at(-1);
      const times = theirs.length === 1 ? 'once' : `${theirs.length} times`;
      return `${who}: ${times}${last === undefined ? '' : `, last on ${dayOf(last.created, days)}`}`;
    });
  const seen =
    page.items.length < page.total ? ` (of the newest ${page.items.length} of ${page.total} comments)` : '';
  const count = people.size === 1 ? '1 person' : `${people.size} people`;
  const when = during === undefined ? '' : ` ${daysOf(during)}`;
  return `${count} commented on ${name}${when}${seen}:\n\n${bullets(lines)}`;
}

export function historyAnswer(issue: ReadIssue, name: string, days: AskedDays): string {
  const { during } = days;
  const page = issue.history;
  if (page === undefined || page.items.length === 0)
    return `Jira shows no changes of ${name} since it was created on ${dayOf(issue.created, days)}.`;
  const fitting = page.items.filter(({ at }) => isIn(at, days));
  const older = olderOf(page, 'changes', days, ({ at }) => at);
  if (fitting.length === 0) return `Nothing of ${name} was changed ${daysOf(during)}.${older}`;
  const lines = fitting.slice(0, mostChanges).map((entry) => {
    const author = entry.author === null ? 'Somebody' : plain(entry.author.displayName);
    const value = (text: string | null) => (text === null || text === '' ? 'nothing' : excerpt(text, 80));
    return `${dayOf(entry.at, days)}: ${author} changed ${plain(entry.field)} from ${value(entry.from)} to ${value(entry.to)}`;
  });
  const cut = fitting.length > mostChanges ? ` Showing the newest ${mostChanges} of ${fitting.length}.` : '';
  const title =
    during === undefined ? `The newest changes of ${name}` : `Changed on ${name} ${daysOf(during)}`;
  return `${title}:${cut}\n\n${bullets(lines)}${older === '' ? '' : `\n\n${older.trim()}`}`;
}

export function worklogsAnswer(issue: ReadIssue, name: string, days: AskedDays): string {
  const { during } = days;
  const page = issue.worklogs;
  const { spent = null, remaining = null, estimated = null } = issue.time ?? {};
  const time = [
    ...(estimated === null ? [] : [`estimated ${inWords(estimated)}`]),
    ...(remaining === null ? [] : [`remaining ${inWords(remaining)}`]),
  ];
  const rest = time.length === 0 ? '' : ` (${time.join(', ')})`;
  if (page === undefined || page.total === 0) return `No work was logged on ${name}${rest}.`;
  const fitting = page.items.filter(({ started }) => isIn(started, days));
  const older = olderOf(page, 'work logs', days, ({ started }) => started);
  if (fitting.length === 0) return `No work on ${name} was logged ${daysOf(during)}.${older}`;
  const sum = fitting.reduce((total, { minutes }) => total + minutes, 0);
  const said =
    during === undefined
      ? `${name} has ${page.total} work ${page.total === 1 ? 'log' : 'logs'}, ${inWords(spent ?? sum)} in all${rest}.`
      : `${inWords(sum)} were logged on ${name} ${daysOf(during)}.`;
  const cut =
    during === undefined && page.items.length < page.total
      ? ` Showing ${shownOf(page, page.items.length)} of ${page.total}.${older}`
      : '';
  const whole = during === undefined && page.items.length === page.total;
  const hidden =
    whole && spent !== null && spent > sum ? ` ${inWords(spent - sum)} of it you may not read.` : '';
  return `${said}${cut}${byPerson(fitting)}${hidden}\n\n${bullets(fitting.map((worklog) => worklogLine(worklog, days)))}`;
}

/** Who logged how much, where several did; who logged most first. */
function byPerson(worklogs: readonly IssueWorklog[]): string {
  const sums = [...Map.groupBy(worklogs, ({ author }) => author?.displayName ?? 'somebody')]
    .map(([name, theirs]) => ({ name, minutes: theirs.reduce((sum, { minutes }) => sum + minutes, 0) }))
    .toSorted((one, other) => other.minutes - one.minutes);
  if (sums.length < 2) return '';
  return ` By person: ${sums.map(({ name, minutes }) => `${plain(name)} ${inWords(minutes)}`).join(', ')}.`;
}

function worklogLine({ author, started, minutes, comment }: IssueWorklog, days: AskedDays): string {
  const who = author === null ? 'somebody' : plain(author.displayName);
  const words = excerpt(comment, longestComment);
  return `${who} on ${dayOf(started, days)}: ${inWords(minutes)}${words === '' ? '' : `, ${words}`}`;
}

function commentLine(comment: Comment, days: AskedDays): string {
  return `${authorOf(comment)} on ${dayOf(comment.created, days)}: ${excerpt(comment.body, longestComment)}`;
}

function authorOf({ author }: Comment): string {
  return author === null ? 'somebody' : plain(author.displayName);
}

/** "the newest 5", or the numbers of an older page. */
function shownOf<Item>({ total, first, items }: Page<Item>, shown: number): string {
  const last = first + items.length - 1;
  return last >= total ? `the newest ${shown}` : `${last - shown + 1} to ${last}`;
}

/** That there is more to be asked for: always, or where the days that were asked for may reach beyond the page. */
function olderOf<Item>(
  { first, items }: Page<Item>,
  what: string,
  { during, timeZone }: AskedDays,
  timeOf: (item: Item) => string,
): string {
  if (first <= 1) return '';
  const oldest = items.map(timeOf).toSorted()[0];
  const from = during?.from;
  if (during !== undefined && from !== undefined && oldest !== undefined && dayAt(oldest, timeZone) < from)
    return '';
  return ` There are ${first - 1} older ${what}: say “show older”.`;
}

function isIn(time: string, { during: { from, to } = {}, timeZone }: AskedDays): boolean {
  const day = from === undefined && to === undefined ? '' : dayAt(time, timeZone);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

function dayAt(time: string, timeZone: string): string {
  return dayIn(Date.parse(time), timeZone);
}

function inWords(minutes: number): string {
  return timeInWords(60 * minutes);
}

function daysOf({ from, to }: Period = {}): string {
  if (from !== undefined && from === to) return `on ${readableDay(from)}`;
  if (from !== undefined && to !== undefined) return `from ${readableDay(from)} to ${readableDay(to)}`;
  if (from !== undefined) return `since ${readableDay(from)}`;
  return to === undefined ? 'so far' : `until ${readableDay(to)}`;
}

/** In words, and where the person is: late in the evening it is tomorrow already in Jira's UTC, or still yesterday. */
export function dayOf(time: string, { timeZone }: Pick<AskedDays, 'timeZone'>): string {
  return readableDay(dayAt(time, timeZone));
}
