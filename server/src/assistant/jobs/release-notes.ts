import { quote } from '@sidelight/jql';
import { JiraError } from '../../jira/errors.ts';
import type { JiraAccount } from '../../jira/jira.ts';
import type { ListedIssue } from '../../jira/listing/listed-issue.ts';
import { AssistantError } from '../assistant-error.ts';
import { plain } from '../plain-markdown.ts';
import { listed } from '../tools/names.ts';
import type { Job } from './job.ts';
import { assignedTo, counted, dayOf, type ReportSection, reportOf } from './report.ts';
import { everywhere, type Scope, scopeOf } from './scope.ts';

const most = 300;
const versionsSeen = 100;

/** What a version brings, by type, and what is planned for it and not done yet. */
export const releaseNotes: Job = async ({ account, timeZone, argument = '' }) => {
  const { version, scope } = await versionSaid(argument, account);
  const { issues, total } = await issuesOf(version, scope, account);
  const done = issues.filter(({ status }) => status.category === 'done');
  const open = issues.filter(({ status }) => status.category !== 'done');
  const projects = [...new Set(issues.map(({ project }) => project))];
  const cut = issues.length === total ? '' : ` Looked at ${issues.length} of ${total ?? 'more'}.`;
  return reportOf(
    `Release notes ${plain(version)}`,
    [
      issues.length === 0
        ? `No issue has the fix version ${plain(version)}${scope.placeMarkdown}.`
        : `${counted(done.length, 'issue')} done in ${plain(listed(projects))}.${cut}`,
    ],
    [
      ...sectionsByType(done, timeZone),
      {
        heading: 'Not done yet',
        issues: open.map((issue) => ({ issue, facts: [plain(issue.status.name), assignedTo(issue)] })),
      },
    ],
  );
};

function sectionsByType(issues: readonly ListedIssue[], timeZone: string): ReportSection[] {
  const byType = [...Map.groupBy(issues, ({ type }) => type)];
  return byType
    .toSorted(([one, some], [other, others]) => rank(one) - rank(other) || others.length - some.length)
    .map(([type, some]) => ({
      heading: plain(type),
      issues: some.map((issue) => ({
        issue,
        facts: issue.resolvedAt === null ? [] : [`resolved ${dayOf(issue.resolvedAt, timeZone)}`],
      })),
    }));
}

/** What is new before what is mended, and parts of issues last. */
function rank(type: string): number {
  if (/epic/i.test(type)) return 0;
  if (/story|feature|improvement/i.test(type)) return 1;
  if (/bug|defect|incident/i.test(type)) return 3;
  return /sub.?task/i.test(type) ? 4 : 2;
}

/** "4.9", "4.9 in Payments", "PAY 4.9". */
async function versionSaid(
  argument: string,
  account: JiraAccount,
): Promise<{ version: string; scope: Scope }> {
  const said = argument.replace(/^(?:for|of|version)\s+/i, '').trim();
  if (said === '') {
    throw new AssistantError('assistant.impossible', {
      detail: `Say which version, such as "/release-notes ${(await versionsInUse(everywhere, account))[0] ?? '1.0'}".`,
    });
  }
  const [, before = '', project = ''] = /^(.*\S)\s+in\s+(.*)$/i.exec(said) ?? [];
  if (before !== '') return { version: before, scope: await scopeOf(project, account) };
  const [first = '', ...rest] = said.split(/\s+/);
  const { projects } = await account.vocabulary();
  if (rest.length > 0 && projects.some(({ key }) => key === first.toUpperCase())) {
    return { version: rest.join(' '), scope: await scopeOf(first, account) };
  }
  return { version: said, scope: everywhere };
}

async function issuesOf(version: string, scope: Scope, account: JiraAccount) {
  try {
    return await account.list({
      jql: `fixVersion = ${quote(version)}${scope.jql} ORDER BY key ASC`,
      limit: most,
    });
  } catch (error) {
    // Jira refuses the query when no version that the person may see has this name.
    if (!(error instanceof JiraError) || error.code !== 'jql.invalid') throw error;
    const known = await versionsInUse(scope, account);
    throw new AssistantError('assistant.name-unknown', {
      detail: `There is no version "${version}"${scope.place}. ${known.length === 0 ? 'No issue has a fix version' : `Versions in use: ${listed(known)}`}.`,
      cause: error,
    });
  }
}

async function versionsInUse(scope: Scope, account: JiraAccount): Promise<string[]> {
  const { issues } = await account.list({
    jql: `fixVersion IS NOT EMPTY${scope.jql} ORDER BY updated DESC`,
    limit: versionsSeen,
  });
  const names = new Set(issues.flatMap(({ fixVersions }) => fixVersions));
  return [...names].toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}
