import type { Page } from '@sidelight/contract';
import { type Clause, comparison, empty, parse, value } from '@sidelight/jql';
import { JiraError } from '../../../jira/errors.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';

export interface IssuesOnPage {
  readonly where: Clause;
  /** Where it is only near to what the page shows. */
  readonly note?: string;
}

/**
 * The issues that a page of Jira lists, as a condition. An address is no proof of anything: what the person may not see,
 * Jira leaves out. Throws assistant.impossible when the page lists none.
 */
export async function issuesOnPage(page: Page | undefined, account: JiraAccount): Promise<IssuesOnPage> {
  const { board, filter, jql, project } = page ?? {};
  if (board !== undefined) return onBoard(board, project, account);
  if (filter !== undefined) return { where: comparison('filter', '=', String(filter)) };
  if (jql !== undefined) return { where: found(jql) };
  if (project !== undefined) return { where: comparison('project', '=', value(project)) };
  throw new AssistantError('assistant.impossible', {
    detail: 'No board, filter or list of Jira is open in the current tab.',
  });
}

/** A board shows what its filter finds. Where boards may not be read, its project is the nearest that can be said. */
async function onBoard(
  board: number,
  project: string | undefined,
  account: JiraAccount,
): Promise<IssuesOnPage> {
  try {
    return { where: comparison('filter', '=', await account.catalogue.boardFilter(board)) };
  } catch (error) {
    const unreadable =
      error instanceof JiraError && (error.code === 'jira.scope-missing' || error.code === 'jira.forbidden');
    if (unreadable && project !== undefined) {
      return {
        where: comparison('project', '=', value(project)),
        note: `This sign-in may not read boards, so this is of the whole project ${project}.`,
      };
    }
    if (!unreadable) throw error;
    throw new AssistantError('assistant.impossible', {
      detail:
        'This sign-in may not read boards, and the address does not name the project: say which one you mean.',
      cause: error,
    });
  }
}

function found(jql: string): Clause {
  const parsed = parse(jql);
  if (!parsed.ok)
    throw new JiraError('jql.invalid', { detail: 'The JQL in the address of the page is not valid.' });
  return parsed.query.where ?? comparison('project', 'is not', empty);
}
