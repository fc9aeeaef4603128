import type { ExamplesQuery } from '@sidelight/contract';
import { type ExampleIssue, exampleSentences } from '@sidelight/language';
import { JiraError } from '../jira/errors.ts';
import type { JiraAccount } from '../jira/jira.ts';

const mine = 'assignee = currentUser() AND statusCategory != Done';
const newest = 'ORDER BY updated DESC';

/** Sentences that work for this account: its own projects, an issue it sees, a move that issue can make. */
export async function examplesFor(account: JiraAccount, page: ExamplesQuery = {}): Promise<string[]> {
  const [vocabulary, issue] = await Promise.all([account.vocabulary(), exampleIssue(account, page)]);
  return exampleSentences(vocabulary, issue);
}

async function exampleIssue(account: JiraAccount, page: ExamplesQuery): Promise<ExampleIssue | undefined> {
  for (const jql of candidates(page)) {
    const [issue] = await found(account, jql);
    if (issue === undefined) continue;
    const transitions = await account.transitions(issue.key);
    const next = transitions.find(({ to }) => to.name !== issue.status.name);
    return { key: issue.key, type: issue.type, nextStatus: next?.to.name ?? null };
  }
  return undefined;
}

/**
 * What the page shows is what the person would ask about, else what they work on; whoever has nothing open gets the
 * newest of the site.
 */
function candidates({ issueKey, project }: ExamplesQuery): string[] {
  return [
    ...(issueKey === undefined ? [] : [`key = ${issueKey}`]),
    ...(project === undefined
      ? []
      : [`project = "${project}" AND ${mine} ${newest}`, `project = "${project}" ${newest}`]),
    `${mine} ${newest}`,
    `project IS NOT EMPTY ${newest}`,
  ];
}

async function found(account: JiraAccount, jql: string) {
  try {
    return (await account.search({ jql, limit: 1 })).issues;
  } catch (error) {
    // The page names an issue or a project that is gone, or that the person may not see.
    if (error instanceof JiraError && error.code === 'jql.invalid') return [];
    throw error;
  }
}
