import { issueEditSchema } from '@sidelight/contract';
import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import { ignoredFields } from '../../../jira/writes/ignored-fields.ts';
import { AssistantError } from '../../assistant-error.ts';
import { listed } from '../names.ts';
import type { Examined, Ran } from '../operation-kind.ts';
import { summaryOf } from '../write-plan.ts';
import { changeInWords, withIgnored } from './change-in-words.ts';
import type { ChangeOperation } from './change-operation.ts';
import { seenIn } from './seen-fields.ts';

/** Throws as `OperationKind.run`. */
export async function runChange(operation: ChangeOperation, account: JiraAccount): Promise<Ran> {
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

function changed(written: ChangeOperation, issue: IssueSnapshot, ignoredFields: string[]): Ran {
  // Where Jira dropped a part, naming what was asked for would claim too much.
  const did = ignoredFields.length === 0 ? changeInWords(written, issue) : `Changed ${issue.key}`;
  return {
    output: { issue: summaryOf(issue), done: withIgnored(did, ignoredFields), ignoredFields },
    written,
    made: { fields: seenIn(issue, Object.keys(written.seen)), comment: null },
  };
}

export async function examineChange(operation: ChangeOperation, account: JiraAccount): Promise<Examined> {
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
