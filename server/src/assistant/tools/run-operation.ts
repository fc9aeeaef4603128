import { type IssueSummary, issueEditSchema, type WriteOutput } from '@sidelight/contract';
import type { IssueSnapshot, JiraAccount } from '../../jira/jira.ts';
import { AssistantError } from '../assistant-error.ts';
import type { Made } from '../changes.ts';
import type { ChangeOperation, CreateOperation, DeleteIssueOperation, Operation } from '../operation.ts';
import { changeInWords, withIgnored } from './change/change-in-words.ts';
import { comparableFields, seenIn } from './change/seen-fields.ts';
import { runComment, runDeleteComment, runEditComment } from './comments/run-comment.ts';
import { runFollow } from './follow/follow-issue.ts';
import { runLink, runUnlink } from './links/link-issues.ts';
import { listed } from './names.ts';
import { runDeleteWorklog, runLogWork } from './worklogs/run-work.ts';
import { summaryOf } from './write-plan.ts';

/** What a run made: the answer for the person, and what was really written, for the journal. */
export interface Ran {
  readonly output: WriteOutput;
  readonly written: Operation;
  readonly made: Made;
}

/**
 * Runs an approved operation as it was stored. `mark` is kept with what is created, so that it can be found again.
 * Throws assistant.changed-meanwhile, with nothing written, when a planned field is no longer what the person was
 * shown; JiraError when Jira refuses or cannot be reached.
 */
export async function runOperation(operation: Operation, account: JiraAccount, mark: string): Promise<Ran> {
  // The same connection may have been pointed at another site since, where the key means another issue.
  if ((await account.siteUrl()) !== operation.siteUrl) {
    throw new AssistantError('assistant.changed-meanwhile', {
      detail: `The change was planned for ${operation.siteUrl}, and another site is picked now.`,
    });
  }
  switch (operation.kind) {
    case 'create': {
      const { issue, ignoredFields } = await account.createIssue(operation.issue, mark);
      return created(operation, issue, ignoredFields);
    }
    case 'change':
      return runChange(operation, account);
    case 'comment':
      return runComment(operation, account, mark);
    case 'delete-issue':
      return runDeleteIssue(operation, account);
    case 'edit-comment':
      return runEditComment(operation, account);
    case 'delete-comment':
      return runDeleteComment(operation, account);
    case 'link':
      return runLink(operation, account);
    case 'unlink':
      return runUnlink(operation, account);
    case 'follow':
      return runFollow(operation, account);
    case 'log-work':
      return runLogWork(operation, account, mark);
    case 'delete-worklog':
      return runDeleteWorklog(operation, account);
  }
}

export function created(operation: CreateOperation, issue: IssueSnapshot, ignoredFields: string[]): Ran {
  return {
    output: {
      issue: summaryOf(issue),
      done: withIgnored(`Created ${issue.key}`, ignoredFields),
      ignoredFields,
    },
    written: operation,
    made: { fields: seenIn(issue, comparableFields), comment: null },
  };
}

export function issueDeleted(operation: DeleteIssueOperation, issue: IssueSummary): Ran {
  return {
    output: { issue, done: `Deleted ${operation.key}.`, ignoredFields: [], deleted: true },
    written: operation,
    made: { fields: {}, comment: null },
  };
}

async function runDeleteIssue(operation: DeleteIssueOperation, account: JiraAccount): Promise<Ran> {
  const { key, updated } = operation;
  const issue = await account.snapshot(key);
  if (issue.updated !== updated || issue.subtasks.length > 0) {
    throw new AssistantError('assistant.changed-meanwhile', { detail: `${key} was changed.` });
  }
  await account.deleteIssue(key);
  return issueDeleted(operation, summaryOf(issue));
}

async function runChange(operation: ChangeOperation, account: JiraAccount): Promise<Ran> {
  await demandUnchanged(operation, account);
  const { key, edit, transition } = operation;
  const edited = edit === null ? null : await account.editIssue(key, issueEditSchema.parse(edit));
  if (transition === null) {
    if (edited === null) throw new AssistantError('assistant.impossible', { detail: 'Nothing to change.' });
    return changed(operation, edited.issue, edited.ignoredFields);
  }
  try {
    const moved = await account.transition(key, transition.id);
    const ignored = [...new Set([...(edited?.ignoredFields ?? []), ...moved.ignoredFields])];
    return changed(operation, moved.issue, ignored);
  } catch (error) {
    if (edited === null) throw error;
    // Half of it is done; saying "failed" would be as untrue as saying "done".
    const half: ChangeOperation = {
      ...operation,
      transition: null,
      inverse: { ...operation.inverse, statusName: null },
    };
    return changed(half, edited.issue, [...edited.ignoredFields, 'Status']);
  }
}

async function demandUnchanged({ key, seen }: ChangeOperation, account: JiraAccount): Promise<void> {
  const now = seenIn(await account.snapshot(key), Object.keys(seen));
  const different = Object.keys(seen).filter((field) => now[field] !== seen[field]);
  if (different.length === 0) return;
  throw new AssistantError('assistant.changed-meanwhile', {
    detail: `Changed by somebody else in ${key}: ${listed(different.map((field) => names[field] ?? field))}.`,
  });
}

const names: Record<string, string> = { duedate: 'due date' };

export function changed(written: ChangeOperation, issue: IssueSnapshot, ignoredFields: string[]): Ran {
  // Where Jira dropped a part, naming what was asked for would claim too much.
  const did = ignoredFields.length === 0 ? changeInWords(written, issue) : `Changed ${issue.key}`;
  return {
    output: { issue: summaryOf(issue), done: withIgnored(did, ignoredFields), ignoredFields },
    written,
    made: { fields: seenIn(issue, Object.keys(written.seen)), comment: null },
  };
}
