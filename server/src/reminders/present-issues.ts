import type { Status } from '@sidelight/contract';
import type { JiraAccount } from '../jira/jira.ts';
import type { RemindedIssue, Reminder } from './reminder.ts';

/** An issue as the person sees it now; `why` says, in a sentence, why it is not shown. */
export type PresentIssue = { readonly summary: string; readonly status: Status } | { readonly why: string };

/** What Jira holds now of the reminders' issues, with the rights of the person, by `issueId`. Never throws. */
export async function presentIssues(
  reminders: readonly Reminder[],
  account: Pick<JiraAccount, 'siteUrl' | 'snapshots'>,
  log: (error: unknown) => void,
): Promise<ReadonlyMap<string, PresentIssue>> {
  const issues = reminders.flatMap(({ issue }) => (issue === null ? [] : [issue]));
  if (issues.length === 0) return new Map();
  try {
    const siteUrl = await account.siteUrl();
    const here = issues.filter((issue) => issue.siteUrl === siteUrl);
    const keys = [...new Set(here.map(({ key }) => key))];
    const found = new Map(
      keys.length === 0 ? [] : (await account.snapshots(keys)).map((issue) => [issue.key, issue]),
    );
    return new Map(
      issues.map((issue) => {
        if (issue.siteUrl !== siteUrl) return [issueId(issue), { why: otherSite }];
        const now = found.get(issue.key);
        return [issueId(issue), now === undefined ? { why: notThere } : now];
      }),
    );
  } catch (error) {
    log(error);
    return new Map(issues.map((issue) => [issueId(issue), { why: notAsked }]));
  }
}

export function issueId({ key, siteUrl }: RemindedIssue): string {
  return `${siteUrl}/browse/${key}`;
}

const otherSite = 'It is on another site than the one you have chosen here.';
const notThere =
  'Jira does not show it to you any more: it was deleted or moved, or its rights have changed.';
const notAsked = 'Jira could not be asked about it just now.';
