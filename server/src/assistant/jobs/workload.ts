import type { Person } from '@sidelight/contract';
import { quoteIfNeeded } from '@sidelight/jql';
import type { ListedIssue } from '../../jira/listing/listed-issue.ts';
import { link, plain } from '../plain-markdown.ts';
import type { Job } from './job.ts';
import { counted, reportOf } from './report.ts';
import { scopeOf } from './scope.ts';

const most = 500;

/** Open issues, points and overdue ones by person, who has most first. */
export const workload: Job = async ({ account, today, argument }) => {
  const { jql, placeMarkdown } = await scopeOf(argument, account);
  const open = `statusCategory != Done${jql}`;
  const [{ issues, total }, siteUrl] = await Promise.all([
    account.list({ jql: `${open} ORDER BY created DESC`, limit: most, parts: ['board'] }),
    account.siteUrl(),
  ]);
  const loads = loadsOf(issues, today);
  const of = total === null ? `at least ${issues.length}` : String(total);
  const cut = issues.length === total ? '' : ` Counted are the newest ${issues.length} of ${of}.`;
  const address = (query: string) => `${siteUrl}/issues/?jql=${encodeURIComponent(query)}`;
  const unestimated = issues.filter(({ points }) => points === null).length;
  const rows = loads.map(({ person, count, underWay, overdue, points }) => {
    const whose = person === null ? 'assignee IS EMPTY' : `assignee = ${quoteIfNeeded(person.accountId)}`;
    const late =
      overdue === 0 ? '0' : link(String(overdue), address(`${open} AND ${whose} AND due < startOfDay()`));
    const name = person === null ? 'Nobody' : plain(person.displayName);
    return `| ${name} | ${link(String(count), address(`${open} AND ${whose}`))} | ${underWay} | ${points} | ${late} |`;
  });
  const table = ['| Person | Open | Begun | Points | Late |', '|---|--:|--:|--:|--:|', ...rows].join('\n');
  return reportOf(
    'Workload',
    issues.length === 0
      ? [`There are no open issues${placeMarkdown}.`]
      : [`${counted(total ?? issues.length, 'open issue')}${placeMarkdown}, by person.${cut}`, table],
    [],
    unestimated === 0 ? [] : [`${counted(unestimated, 'issue')} without points.`],
  );
};

interface Load {
  readonly person: Person | null;
  readonly count: number;
  readonly underWay: number;
  readonly overdue: number;
  readonly points: number;
}

function loadsOf(issues: readonly ListedIssue[], today: string): Load[] {
  const byPerson = Map.groupBy(issues, ({ assignee }) => assignee?.accountId ?? '');
  return [...byPerson.values()]
    .map((theirs) => ({
      person: theirs[0]?.assignee ?? null,
      count: theirs.length,
      underWay: theirs.filter(({ status }) => status.category === 'indeterminate').length,
      overdue: theirs.filter(({ dueDate }) => dueDate !== null && dueDate < today).length,
      points: theirs.reduce((sum, { points }) => sum + (points ?? 0), 0),
    }))
    .toSorted((one, other) => other.count - one.count || nameOf(one).localeCompare(nameOf(other), 'en'));
}

function nameOf({ person }: Load): string {
  return person?.displayName ?? '';
}
