import type { IssueSnapshot } from '../../../jira/jira.ts';
import { listed } from '../names.ts';
import { dayInWords } from '../write-plan.ts';
import type { ChangeOperation } from './change-operation.ts';

/** What an approved change did, said of the issue as Jira has it afterwards: "Assigned PAY-12 to Sam Lee". */
export function changeInWords(
  { edit, transition }: Pick<ChangeOperation, 'edit' | 'transition'>,
  {
    key,
    status,
    assignee,
    priority,
    dueDate,
  }: Pick<IssueSnapshot, 'key' | 'status' | 'assignee' | 'priority' | 'dueDate'>,
): string {
  const did: [sentence: string, part: string][] = [];
  if (transition !== null) did.push([`Moved ${key} to ${status.name}`, `status ${status.name}`]);
  if (edit?.assigneeAccountId !== undefined) {
    did.push(
      assignee === null
        ? [`Took the assignee off ${key}`, 'no assignee']
        : [`Assigned ${key} to ${assignee.displayName}`, `assignee ${assignee.displayName}`],
    );
  }
  if (edit?.priority !== undefined) {
    did.push([`Set the priority of ${key} to ${priority}`, `priority ${priority}`]);
  }
  if (edit?.dueDate !== undefined) {
    did.push(
      dueDate === null
        ? [`Took the due date off ${key}`, 'no due date']
        : [`Set the due date of ${key} to ${dayInWords(dueDate)}`, `due ${dayInWords(dueDate)}`],
    );
  }
  if (edit?.summary !== undefined) did.push([`Renamed ${key}`, 'its summary']);
  if (edit?.description !== undefined) did.push([`Changed the description of ${key}`, 'its description']);
  if (edit?.labels !== undefined) did.push([`Changed the labels of ${key}`, 'its labels']);
  if (edit?.components !== undefined) did.push([`Changed the components of ${key}`, 'its components']);
  if (edit?.fixVersions !== undefined) did.push([`Changed the fix versions of ${key}`, 'its fix versions']);
  if (edit?.parent !== undefined) {
    did.push(
      edit.parent === null
        ? [`Took ${key} out of its parent`, 'no parent']
        : [`Put ${key} under ${edit.parent}`, `parent ${edit.parent}`],
    );
  }
  const [only] = did;
  if (did.length === 1 && only !== undefined) return only[0];
  return `Changed ${key}: ${listed(did.map(([, part]) => part))}`;
}

/** "…, but Jira left unchanged: Priority." */
export function withIgnored(done: string, ignoredFields: readonly string[]): string {
  return ignoredFields.length === 0
    ? `${done}.`
    : `${done}, but Jira left unchanged: ${listed(ignoredFields)}.`;
}
