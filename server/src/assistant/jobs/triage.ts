import { quoteIfNeeded } from '@sidelight/jql';
import type { ListedIssue } from '../../jira/listing/listed-issue.ts';
import { link, plain } from '../plain-markdown.ts';
import { listed } from '../tools/names.ts';
import type { Job } from './job.ts';
import { dayOf, type ReportedIssue, reportOf } from './report.ts';
import { scopeOf } from './scope.ts';
import { SimilarTexts } from './similarity.ts';

const newDays = 7;
const mostNew = 25;
const mostCompared = 400;
const mostDuplicates = 2;
/** From here on it is worth a look, and from there on worth a name. */
const leastAlike = 0.5;
const likelyTheSame = 0.65;

/** The new issues that nobody began, with what they lack and the issues that say nearly the same. */
export const triage: Job = async ({ account, timeZone, argument }) => {
  const { jql, placeMarkdown } = await scopeOf(argument, account);
  const fresh = await account.list({
    jql: `created >= -${newDays}d AND statusCategory = "To Do"${jql} ORDER BY created DESC`,
    limit: mostNew,
    parts: ['description'],
  });
  const projects = [...new Set(fresh.issues.map(({ project }) => project))];
  const others =
    projects.length === 0
      ? { issues: [], total: 0 }
      : await account.list({
          jql: `project IN (${projects.map(quoteIfNeeded).join(', ')}) ORDER BY created DESC`,
          limit: mostCompared,
          parts: ['description'],
        });
  const pool = [...new Map([...others.issues, ...fresh.issues].map((issue) => [issue.key, issue])).values()];
  const texts = new SimilarTexts(pool);
  const issues = fresh.issues.map((issue): ReportedIssue => {
    const alike = texts
      .alikeTo(
        pool.findIndex(({ key }) => key === issue.key),
        leastAlike,
      )
      .slice(0, mostDuplicates)
      .flatMap(({ index, score, words }) => {
        const other = pool[index];
        return other === undefined ? [] : [duplicateLine(other, score, words)];
      });
    const lacking = lacksOf(issue);
    return {
      issue,
      facts: [plain(issue.type), `reported ${dayOf(issue.created, timeZone)} by ${reporterOf(issue)}`],
      because: [...(lacking.length === 0 ? [] : [`lacks ${listed(lacking)}`]), ...alike],
    };
  });
  const of = others.total === null ? 'more' : String(others.total);
  return reportOf(
    'Triage',
    [
      `New in the last ${newDays} days${placeMarkdown} and not begun.`,
      ...(pool.length === 0 ? [] : [`Compared with the newest ${others.issues.length} of ${of} issues.`]),
    ],
    [{ heading: 'To triage', issues, total: fresh.total, empty: 'There is nothing to triage.' }],
  );
};

function duplicateLine(other: ListedIssue, score: number, words: readonly string[]): string {
  const said = words.map((word) => `“${plain(word)}”`);
  const relation = score < likelyTheSame ? 'similar to' : 'likely a duplicate of';
  return `${relation} ${link(other.key, other.url)} ${plain(other.summary)} (${plain(other.status.name)}): ${Math.round(score * 100)} % alike, both say ${listed(said)}`;
}

function lacksOf({ assignee, description, components, priority }: ListedIssue): string[] {
  return [
    ...(assignee === null ? ['an assignee'] : []),
    ...(description.trim() === '' ? ['a description'] : []),
    ...(components.length === 0 ? ['a component'] : []),
    ...(priority === null ? ['a priority'] : []),
  ];
}

function reporterOf({ reporter }: ListedIssue): string {
  return reporter === null ? 'somebody' : plain(reporter.displayName);
}
