import { type ExampleIssue, exampleSentences } from '@sidelight/language';
import type { JiraAccount } from '../jira/jira.ts';

/** What the person works on is what they would ask about; whoever has nothing open gets the newest of the site. */
const candidates = [
  'assignee = currentUser() AND statusCategory != Done ORDER BY updated DESC',
  'project IS NOT EMPTY ORDER BY updated DESC',
];

/** Sentences that work for this account: its own projects, an issue it sees, a move that issue can make. */
export async function examplesFor(account: JiraAccount): Promise<string[]> {
  const [vocabulary, issue] = await Promise.all([account.vocabulary(), exampleIssue(account)]);
  return exampleSentences(vocabulary, issue);
}

async function exampleIssue(account: JiraAccount): Promise<ExampleIssue | undefined> {
  for (const jql of candidates) {
    const { issues } = await account.search({ jql, limit: 1 });
    const [issue] = issues;
    if (issue === undefined) continue;
    const transitions = await account.transitions(issue.key);
    const next = transitions.find(({ to }) => to.name !== issue.status.name);
    return { key: issue.key, type: issue.type, nextStatus: next?.to.name ?? null };
  }
  return undefined;
}
