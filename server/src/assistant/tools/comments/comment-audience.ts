import type { JiraAccount } from '../../../jira/jira.ts';
import { projectOfKey } from '../../../jira/path-key.ts';
import { internal, type Visibility } from '../../../jira/visibility.ts';
import { type VisibleTo, visibleToNamed } from './visible-to.ts';

const hidden =
  /^(?:as )?(?:internal(?:ly)?|private(?:ly)?|internal note|(?:only )?(?:the |our )?team(?: only)?)$/i;
const open = /^(?:the )?customers?$/i;

/**
 * Who shall read a comment: in a service project also "internal", the team without the customer. Throws as
 * `visibleToNamed`.
 */
export async function audienceNamed(said: string, key: string, account: JiraAccount): Promise<VisibleTo> {
  const wanted = said.trim();
  if ((hidden.test(wanted) || open.test(wanted)) && (await account.isServiceProject(projectOfKey(key)))) {
    return { visibility: open.test(wanted) ? null : internal, warnings: [] };
  }
  return visibleToNamed(said, key, account);
}

/** What the person is told of a new comment that nothing is said of: whom it reaches is easily forgotten. */
export async function reachesCustomer(
  project: string,
  visibility: Visibility | undefined,
  account: JiraAccount,
): Promise<string[]> {
  if (visibility !== undefined || !(await account.isServiceProject(project))) return [];
  return ['The customer will see this comment. For the team alone, ask for an internal note.'];
}
