import { heldValue } from '../../../jira/fields/held-value.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { FieldValues } from '../../../jira/reading/field-values.ts';
import { listed } from '../names.ts';
import { dayInWords } from '../write-plan.ts';
import { type ChangeOperation, settingsOf } from './change-operation.ts';

/** A sentence of its own, and how it is said among others. */
type Did = readonly [sentence: string, part: string];

type Written = Pick<ChangeOperation, 'edit' | 'transition' | 'settings' | 'sprint' | 'rank'>;
type Shown = Pick<IssueSnapshot, 'key' | 'status' | 'assignee' | 'priority' | 'dueDate'>;

const longestValue = 60;

/**
 * What an approved change did, said of the issue as Jira has it afterwards: "Assigned PAY-12 to Sam Lee". `held`: Jira's
 * JSON of the fields that were set by id.
 */
export function changeInWords(written: Written, issue: Shown, held: FieldValues = {}): string {
  const { key, status } = issue;
  const { transition, sprint, rank } = written;
  const did: Did[] = [
    ...(transition === null ? [] : [[`Moved ${key} to ${status.name}`, `status ${status.name}`] as const]),
    ...editInWords(written.edit, issue),
    ...settingsOf(written).map((setting): Did => settingInWords(key, setting, held)),
  ];
  if (sprint !== undefined) {
    const place = sprint.to === null ? 'the backlog' : sprint.to.name;
    did.push([`Moved ${key} to ${place}`, `into ${place}`]);
  }
  if (rank !== undefined) {
    did.push([`Ranked ${key} ${rank.side} ${rank.other}`, `rank ${rank.side} ${rank.other}`]);
  }
  const [only] = did;
  if (did.length === 1 && only !== undefined) return only[0];
  return `Changed ${key}: ${listed(did.map(([, part]) => part))}`;
}

function settingInWords(
  key: string,
  { id, name, kind, words }: ReturnType<typeof settingsOf>[number],
  held: FieldValues,
): Did {
  const now = words ?? heldValue(kind, held[id], 'UTC').words;
  if (now === null) return [`Emptied ${name} of ${key}`, `no ${name}`];
  if (now.length > longestValue || /\n/.test(now)) return [`Changed ${name} of ${key}`, name];
  return [`Set ${name} of ${key} to ${now}`, `${name} ${now}`];
}

function editInWords(edit: ChangeOperation['edit'], { key, assignee, priority, dueDate }: Shown): Did[] {
  const did: Did[] = [];
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
  return did;
}

/** "…, but Jira left unchanged: Priority." */
export function withIgnored(done: string, ignoredFields: readonly string[]): string {
  return ignoredFields.length === 0
    ? `${done}.`
    : `${done}, but Jira left unchanged: ${listed(ignoredFields)}.`;
}
