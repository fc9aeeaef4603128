import type { Status } from '@sidelight/contract';
import { CodedError } from '../coded-error.ts';
import type { JiraAccount } from '../jira/jira.ts';
import type { RemindedIssue, Reminder } from './reminder.ts';

/** An issue as the person sees it now; `why` says, in a sentence, why it is not shown. */
export type PresentIssue = { readonly summary: string; readonly status: Status } | { readonly why: string };

/**
 * What Jira holds now of the reminders' issues, with the rights of the person, by `issueId`. `accountAt` is theirs at a site.
 * Never throws: of a site that cannot be asked, `why` says so.
 */
export async function presentIssues(
  reminders: readonly Reminder[],
  accountAt: (siteUrl: string) => Pick<JiraAccount, 'snapshots'>,
  log: (error: unknown) => void,
): Promise<ReadonlyMap<string, PresentIssue>> {
  const bySite = new Map<string, Set<string>>();
  for (const { issue } of reminders) {
    if (issue !== null) bySite.set(issue.siteUrl, (bySite.get(issue.siteUrl) ?? new Set()).add(issue.key));
  }
  const sites = [...bySite].map(async ([siteUrl, keys]) =>
    issuesOfSite(siteUrl, [...keys], accountAt(siteUrl), log),
  );
  return new Map((await Promise.all(sites)).flat());
}

async function issuesOfSite(
  siteUrl: string,
  keys: readonly string[],
  account: Pick<JiraAccount, 'snapshots'>,
  log: (error: unknown) => void,
): Promise<[string, PresentIssue][]> {
  const all = (of: (key: string) => PresentIssue): [string, PresentIssue][] =>
    keys.map((key) => [issueId({ key, siteUrl }), of(key)]);
  try {
    const found = new Map((await account.snapshots(keys)).map((issue) => [issue.key, issue]));
    return all((key) => found.get(key) ?? { why: notThere });
  } catch (error) {
    log(error);
    const refused = error instanceof CodedError && error.code === 'oauth.site-choice-invalid';
    return all(() => ({ why: refused ? siteNotGranted : notAsked }));
  }
}

/** The page of the issue: a key means an issue of one site only. */
export function issueId({ key, siteUrl }: RemindedIssue): string {
  return `${siteUrl}/browse/${key}`;
}

const notThere =
  'Jira does not show it to you any more: it was deleted or moved, or its rights have changed.';
const siteNotGranted = 'It is on a site that you have not given Sidelight access to any more.';
const notAsked = 'Jira could not be asked about it just now.';
