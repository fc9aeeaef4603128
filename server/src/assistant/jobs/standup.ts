import { quoteIfNeeded } from '@sidelight/jql';
import { addDays, dayIn, readableDay, weekdayOf } from '@sidelight/language';
import type { ListedIssue } from '../../jira/listing/listed-issue.ts';
import { plain } from '../plain-markdown.ts';
import { blockersOf } from './blockers.ts';
import { changeInWords } from './change-in-words.ts';
import type { Job } from './job.ts';
import { due, quoteOf, type ReportedIssue, reportOf } from './report.ts';

const mostTouched = 50;
const mostOpen = 100;
const mostNext = 5;
const mostDeedsOnAnIssue = 4;

/** What I did since the last working day, what I do next, what I am blocked by. */
export const standup: Job = async ({ account, today, timeZone }) => {
  const since = lastWorkingDay(today);
  const { accountId } = await account.myself();
  const [touched, open] = await Promise.all([
    account.list({
      jql: `issuekey IN updatedBy(${quoteIfNeeded(accountId)}, "${since}") ORDER BY updated DESC`,
      limit: mostTouched,
      parts: ['comments', 'history'],
    }),
    account.list({
      jql: 'assignee = currentUser() AND statusCategory != Done ORDER BY priority DESC, due ASC',
      limit: mostOpen,
      parts: ['links', 'comments'],
    }),
  ]);
  const did = touched.issues.flatMap((issue) => deedsOn(issue, accountId, since, timeZone));
  const blocked = open.issues.flatMap((issue): ReportedIssue[] => {
    const because = blockersOf(issue, timeZone);
    return because.length === 0 ? [] : [{ issue, facts: [plain(issue.status.name)], because }];
  });
  const stuck = new Set(blocked.map(({ issue }) => issue.key));
  const next = open.issues
    .filter(({ key }) => !stuck.has(key))
    .toSorted((one, other) => urgency(one, today) - urgency(other, today))
    .slice(0, mostNext);
  const cut =
    touched.total !== null && touched.total > touched.issues.length
      ? [`Looked at the newest ${touched.issues.length} of ${touched.total} issues you touched.`]
      : [];
  return reportOf(
    'Stand-up',
    [`Since ${readableDay(since)}.`, ...cut],
    [
      { heading: 'Done', issues: did, empty: 'Jira shows no work of yours in this time.' },
      {
        heading: 'Next',
        issues: next.map((issue) => ({
          issue,
          facts: [plain(issue.status.name), ...(issue.dueDate === null ? [] : [due(issue.dueDate)])],
        })),
        empty: 'Nothing open is assigned to you.',
      },
      { heading: 'Blocked', issues: blocked, empty: 'Nothing of yours is marked as blocked.' },
    ],
  );
};

/** On Monday that is Friday. */
export function lastWorkingDay(today: string): string {
  const weekday = weekdayOf(today);
  return addDays(today, weekday === 0 ? -3 : weekday === 6 ? -2 : -1);
}

/** Late things first, then what is begun, then what is due next. */
function urgency({ dueDate, status }: ListedIssue, today: string): number {
  if (dueDate !== null && dueDate <= today) return 0;
  if (status.category === 'indeterminate') return 1;
  return dueDate !== null && dueDate <= addDays(today, 7) ? 2 : 3;
}

function deedsOn(issue: ListedIssue, me: string, since: string, timeZone: string): ReportedIssue[] {
  const mine = (at: string, author: { accountId: string } | null) =>
    author?.accountId === me && dayIn(Date.parse(at), timeZone) >= since;
  const because = [
    ...(mine(issue.created, issue.reporter) ? ['reported it'] : []),
    ...issue.history
      .filter(({ at, author }) => mine(at, author))
      .toReversed()
      .map(changeInWords),
    ...issue.comments.items
      .filter(({ created, author }) => mine(created, author))
      .map((comment) => quoteOf(comment, timeZone)),
  ];
  if (because.length === 0) return [];
  const more = because.length - mostDeedsOnAnIssue;
  const shown = because.slice(0, mostDeedsOnAnIssue);
  return [
    {
      issue,
      facts: [plain(issue.status.name)],
      because: more > 0 ? [...shown, `and ${more} more`] : shown,
    },
  ];
}
