import { quote } from '@sidelight/jql';
import { dayIn } from '@sidelight/language';
import { JiraError } from '../../jira/errors.ts';
import type { JiraAccount } from '../../jira/jira.ts';
import type { Listing } from '../../jira/listing/list-issues.ts';
import type { ListedIssue } from '../../jira/listing/listed-issue.ts';
import type { Sprint } from '../../jira/listing/sprint.ts';
import { AssistantError } from '../assistant-error.ts';
import { plain } from '../plain-markdown.ts';
import { blockersOf } from './blockers.ts';
import type { Job, JobSituation } from './job.ts';
import { assignedTo, counted, dayOf, type ReportSection, reportOf } from './report.ts';
import { everywhere, scopeOf } from './scope.ts';

const most = 300;
const dayMs = 86_400_000;

/** Of the running sprints, or of the one that was named: done, left, added after the start, blocked. */
export const sprintReport: Job = async (situation) => {
  const { listing, isMeant } = await issuesOf(situation);
  const { issues, total } = listing;
  const sprints = new Map(
    issues.flatMap(({ sprints: all }) => all.filter(isMeant).map((sprint) => [sprint.id, sprint] as const)),
  );
  const cut = issues.length === total ? [] : [`Looked at ${issues.length} of ${total ?? 'more'} issues.`];
  if (sprints.size === 0) {
    return reportOf('Sprint report', ['No sprint is running here, or no issue is in it.', ...cut], []);
  }
  const parts = [...sprints.values()].map((sprint) => {
    const inIt = issues.filter(({ sprints: all }) => all.some(({ id }) => id === sprint.id));
    return { opening: openingOf(sprint, inIt, situation), sections: sectionsOf(sprint, inIt, situation) };
  });
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    return reportOf('Sprint report', [only.opening, ...cut], only.sections);
  }
  const reports = parts.map(({ opening, sections }) => reportOf(opening, [], sections));
  return {
    title: 'Sprint report',
    markdown: ['## Sprint report', ...cut, ...reports.map(({ markdown }) => markdown)].join('\n\n'),
    keys: [...new Set(reports.flatMap(({ keys }) => keys))],
  };
};

async function issuesOf({ account, argument = '' }: JobSituation): Promise<{
  listing: Listing;
  isMeant: (sprint: Sprint) => boolean;
}> {
  const list = (condition: string) =>
    account.list({
      jql: `${condition} ORDER BY rank ASC`,
      limit: most,
      parts: ['board', 'history', 'links', 'comments'],
    });
  const running = (sprint: Sprint) => sprint.state === 'active';
  const said = argument.replace(/^(?:for|of|in)\s+/i, '').trim();
  const scope = said === '' ? everywhere : await projectOrNothing(said, account);
  if (scope !== undefined) {
    return { listing: await list(`sprint IN openSprints()${scope.jql}`), isMeant: running };
  }
  const isNamed = ({ name }: Sprint) => name.toLowerCase() === said.toLowerCase();
  try {
    return { listing: await list(`sprint = ${quote(said)}`), isMeant: isNamed };
  } catch (error) {
    if (!(error instanceof JiraError) || error.code !== 'jql.invalid') throw error;
    throw new AssistantError('assistant.name-unknown', {
      detail: `There is neither a project nor a sprint "${said}".`,
      cause: error,
    });
  }
}

async function projectOrNothing(said: string, account: JiraAccount) {
  try {
    return await scopeOf(said, account);
  } catch (error) {
    if (error instanceof AssistantError && error.code === 'assistant.name-unknown') return undefined;
    throw error;
  }
}

function openingOf(
  sprint: Sprint,
  issues: readonly ListedIssue[],
  { today, timeZone }: JobSituation,
): string {
  const done = issues.filter(({ status }) => status.category === 'done');
  const points = (some: readonly ListedIssue[]) => some.reduce((sum, { points: own }) => sum + (own ?? 0), 0);
  const all = points(issues);
  const estimates = all === 0 ? '' : `, ${points(done)} of ${all} points`;
  return `${plain(sprint.name)}: ${done.length} of ${counted(issues.length, 'issue')} done${estimates}${endOf(sprint, today, timeZone)}`;
}

function endOf({ state, endDate }: Sprint, today: string, timeZone: string): string {
  if (endDate === null) return '';
  const days = Math.round((Date.parse(dayIn(Date.parse(endDate), timeZone)) - Date.parse(today)) / dayMs);
  const day = dayOf(endDate, timeZone);
  if (state !== 'active') return `, planned until ${day}`;
  if (days < 0) return `, was to end on ${day}`;
  return days === 0 ? ', ends today' : `, ends on ${day}, in ${counted(days, 'day')}`;
}

function sectionsOf(
  sprint: Sprint,
  issues: readonly ListedIssue[],
  { timeZone }: JobSituation,
): ReportSection[] {
  const section = (heading: string, category: string) => ({
    heading,
    issues: issues
      .filter(({ status }) => status.category === category)
      .map((issue) => ({ issue, facts: [plain(issue.status.name), assignedTo(issue), ...pointsOf(issue)] })),
  });
  const added = issues.flatMap((issue) => {
    const at = addedAt(issue, sprint);
    return at === undefined ? [] : [{ issue, facts: [`added ${dayOf(at, timeZone)}`, ...pointsOf(issue)] }];
  });
  const blocked = issues
    .filter(({ status }) => status.category !== 'done')
    .map((issue) => ({ issue, facts: [assignedTo(issue)], because: blockersOf(issue, timeZone) }))
    .filter(({ because }) => because.length > 0);
  return [
    section('Done', 'done'),
    section('Under way', 'indeterminate'),
    section('Not begun', 'new'),
    { heading: 'Added after the start', issues: added },
    { heading: 'Blocked', issues: blocked },
  ];
}

function pointsOf({ points }: ListedIssue): string[] {
  return points === null ? [] : [counted(points, 'point')];
}

/** When the issue came into the sprint, if that was after it began. */
function addedAt({ history }: ListedIssue, { name, startDate }: Sprint): string | undefined {
  if (startDate === null) return undefined;
  const names = (list: string | null) => (list ?? '').split(',').map((item) => item.trim());
  return history.find(
    ({ field, from, to, at }) =>
      field === 'Sprint' && at > startDate && names(to).includes(name) && !names(from).includes(name),
  )?.at;
}
