import { JiraError } from '../../jira/errors.ts';
import type { JiraAccount } from '../../jira/jira.ts';
import { ignoredFields, sameText } from '../../jira/writes/ignored-fields.ts';
import type { ChangeOperation, Operation } from '../operation.ts';
import { seenIn } from '../tools/change/seen-fields.ts';
import { ranOnComment } from '../tools/comments/run-comment.ts';
import { examineLink } from '../tools/links/link-issues.ts';
import { changed, created, issueDeleted, type Ran } from '../tools/run-operation.ts';
import { workLogged, worklogDeleted } from '../tools/worklogs/run-work.ts';

/** What an operation did, 'nothing', or 'unknown' when somebody else has changed the same since. */
export type Examined = Ran | 'nothing' | 'unknown';

/**
 * Looks in Jira whether an operation had been carried out of which no result is known. `mark` is what the
 * operation was run with.
 */
export async function examine(operation: Operation, account: JiraAccount, mark: string): Promise<Examined> {
  switch (operation.kind) {
    case 'change':
      return examineChange(operation, account);
    case 'comment': {
      const comment = await account.commentedWith(operation.key, mark);
      if (comment === null) return 'nothing';
      return ranOnComment(operation, await account.issue(operation.key), comment, []);
    }
    case 'create': {
      const issue = await account.createdWith(operation.issue.project, mark);
      return issue === null ? 'nothing' : created(operation, issue, ignoredFields(operation.issue, issue));
    }
    case 'delete-issue':
      if (!(await gone(operation.key, account))) return 'nothing';
      return operation.last === undefined ? 'unknown' : issueDeleted(operation, operation.last);
    case 'edit-comment': {
      const comment = await account.commentOf(operation.key, operation.commentId);
      if (comment?.body === operation.before) return 'nothing';
      if (comment === null || !sameText(operation.body, comment.body)) return 'unknown';
      return ranOnComment(operation, await account.issue(operation.key), comment, []);
    }
    case 'delete-comment': {
      if ((await account.commentOf(operation.key, operation.commentId)) !== null) return 'nothing';
      return ranOnComment(operation, await account.issue(operation.key), null, []);
    }
    case 'follow':
      // Watching and voting twice is the same as once.
      return 'nothing';
    case 'link':
    case 'unlink':
      return (await examineLink(operation, account)) ?? 'nothing';
    case 'log-work': {
      const worklog = await account.worklogLoggedWith(operation.key, mark);
      if (worklog === null) return 'nothing';
      return workLogged(operation, await account.issue(operation.key), worklog.id, []);
    }
    case 'delete-worklog': {
      if ((await account.worklogOf(operation.key, operation.worklogId)) !== null) return 'nothing';
      return worklogDeleted(operation, await account.issue(operation.key), []);
    }
  }
}

async function examineChange(operation: ChangeOperation, account: JiraAccount): Promise<Examined> {
  const { key, edit, transition, seen } = operation;
  const issue = await account.issue(key);
  const now = seenIn(issue, Object.keys(seen));
  if (Object.keys(seen).every((field) => now[field] === seen[field])) return 'nothing';
  const edited = edit === null || ignoredFields(edit, issue).length === 0;
  const moved = transition === null || issue.status.id === transition.statusId;
  if (edited && moved) return changed(operation, issue, []);
  if (edited && transition !== null && now['status'] === seen['status']) {
    const result = await account.transition(key, transition.id);
    return changed(operation, result.issue, result.ignoredFields);
  }
  return 'unknown';
}

async function gone(key: string, account: JiraAccount): Promise<boolean> {
  try {
    await account.snapshot(key);
    return false;
  } catch (error) {
    if (error instanceof JiraError && error.code === 'jira.not-found') return true;
    throw error;
  }
}
