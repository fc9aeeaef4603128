import { addDays, dayIn } from '@sidelight/language';
import type { ListedIssue } from '../../jira/listing/listed-issue.ts';
import { plain } from '../plain-markdown.ts';
import { changeInWords } from './change-in-words.ts';
import type { Job } from './job.ts';
import { counted, due, quoteOf, type ReportedIssue, reportOf } from './report.ts';

const mostOpen = 200;
const mostNews = 30;
const mostChangesOfAnIssue = 3;

/** Overdue, due, under way, and what others said and did since yesterday on what is mine. */
export const myDay: Job = async ({ account, today, timeZone }) => {
  const [{ accountId }, open, touched] = await Promise.all([
    account.myself(),
    account.list({
      jql: 'assignee = currentUser() AND statusCategory != Done ORDER BY due ASC, priority DESC',
      limit: mostOpen,
    }),
    account.list({
      jql: '(assignee = currentUser() OR reporter = currentUser() OR watcher = currentUser()) AND updated >= -2d ORDER BY updated DESC',
      limit: mostNews,
      parts: ['comments', 'history'],
    }),
  ]);
  const yesterday = addDays(today, -1);
  const week = addDays(today, 7);
  const dated = (fits: (day: string) => boolean) =>
    open.issues
      .filter(({ dueDate }) => dueDate !== null && fits(dueDate))
      .map((issue) => ({ issue, facts: [plain(issue.status.name), due(issue.dueDate ?? '')] }));
  const underWay = open.issues.filter(
    ({ status, dueDate }) => status.category === 'indeterminate' && (dueDate === null || dueDate > week),
  );
  const news = touched.issues.flatMap((issue) => newsOf(issue, accountId, yesterday, timeZone));
  const total = open.total ?? open.issues.length;
  const cut = open.issues.length < total ? ` The ${open.issues.length} most pressing were looked at.` : '';
  return reportOf(
    'My day',
    [total === 0 ? 'Nothing open is assigned to you.' : `You have ${counted(total, 'open issue')}.${cut}`],
    [
      { heading: 'Overdue', issues: dated((day) => day < today) },
      { heading: 'Due today', issues: dated((day) => day === today), empty: 'Nothing is due today.' },
      { heading: 'Due in the next seven days', issues: dated((day) => day > today && day <= week) },
      {
        heading: 'Under way',
        issues: underWay.map((issue) => ({ issue, facts: [plain(issue.status.name)] })),
      },
      { heading: 'New since yesterday', issues: news, empty: 'Nobody else touched your issues.' },
    ],
  );
};

/** What others did since a day. The newest comment is quoted, where Jira sent it along. */
function newsOf(issue: ListedIssue, me: string, since: string, timeZone: string): ReportedIssue[] {
  const isNews = (at: string, author: { accountId: string } | null) =>
    author !== null && author.accountId !== me && dayIn(Date.parse(at), timeZone) >= since;
  const said = issue.comments.items.filter(({ created, author }) => isNews(created, author)).at(-1);
  const changes = issue.history
    .filter(({ at, author }) => isNews(at, author))
    .slice(0, mostChangesOfAnIssue)
    .map((change) => `${plain(change.author?.displayName ?? '')}: ${changeInWords(change)}`);
  const because = [...(said === undefined ? [] : [quoteOf(said, timeZone)]), ...changes];
  return because.length === 0 ? [] : [{ issue, because }];
}
