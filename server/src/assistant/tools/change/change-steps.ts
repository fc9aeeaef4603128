import type { ChangeIssueInput, Person } from '@sidelight/contract';
import { issueEditSchema } from '@sidelight/contract';
import { comparable, heldValue } from '../../../jira/fields/held-value.ts';
import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { asRead } from '../comments/add-comment.ts';
import { demandName } from '../names.ts';
import { dayInWords } from '../write-plan.ts';
import { demandAssignee } from './assignees.ts';
import type { ChangeSource } from './change-source.ts';
import type { Already, Step } from './step.ts';

export async function assigneeStep(
  said: string,
  issue: IssueSnapshot,
  account: Pick<JiraAccount, 'resolvePerson' | 'vocabulary'>,
): Promise<Step | Already> {
  const person: Person | null =
    said.trim().toLowerCase() === 'nobody' ? null : await demandAssignee(said, issue.key, account);
  if ((person?.accountId ?? null) === (issue.assignee?.accountId ?? null)) {
    return {
      already:
        person === null
          ? `${issue.key} is already assigned to nobody`
          : `${issue.key} is already assigned to ${person.displayName}`,
    };
  }
  return {
    row: {
      field: 'assignee',
      label: 'Assignee',
      before: issue.assignee?.displayName ?? null,
      after: person?.displayName ?? null,
    },
    edit: { assigneeAccountId: person?.accountId ?? null },
    inverse: { assigneeAccountId: issue.assignee?.accountId ?? null },
    title:
      person === null ? `Take the assignee off ${issue.key}` : `Assign ${issue.key} to ${person.displayName}`,
  };
}

export function summaryStep(summary: string, issue: IssueSnapshot): Step | Already {
  if (summary === issue.summary) return { already: 'The summary is already that' };
  return {
    row: { field: 'summary', label: 'Summary', before: issue.summary, after: summary },
    edit: { summary },
    inverse: { summary: issue.summary },
    title: `Rename ${issue.key}`,
  };
}

/** What it said before is kept as Jira's own document: Markdown alone could not bring a panel or a mention back. */
export async function descriptionStep(
  description: string | null,
  issue: IssueSnapshot,
  source: Pick<ChangeSource, 'held'>,
): Promise<Step | Already> {
  const before = issue.description === '' ? null : issue.description;
  const after = description === '' ? null : description;
  const shown = after === null ? null : asRead(after);
  if (before === shown) return { already: 'The description is already that' };
  const id = 'description';
  const { [id]: document } = await source.held(issue.key, [id]);
  const { json: value, words } = heldValue('paragraph', document, 'UTC');
  return {
    row: { field: id, label: 'Description', before, after: shown },
    edit: { description: after },
    inverse: { description: before },
    settingsBack: [{ id, name: 'Description', kind: 'paragraph', value, words }],
    seen: { [id]: comparable('paragraph', document) },
    title: `${after === null ? 'Empty' : 'Change'} the description of ${issue.key}`,
  };
}

export async function priorityStep(
  said: string,
  issue: IssueSnapshot,
  account: Pick<JiraAccount, 'vocabulary'>,
): Promise<Step | Already> {
  const { priorities } = await account.vocabulary();
  const priority = demandName(said, 'priority', priorities);
  if (priority === issue.priority) return { already: `The priority of ${issue.key} is already ${priority}` };
  return {
    row: { field: 'priority', label: 'Priority', before: issue.priority, after: priority },
    edit: { priority },
    ...(issue.priority === null ? {} : { inverse: { priority: issue.priority } }),
    title: `Set the priority of ${issue.key} to ${priority}`,
  };
}

export function dueDateStep(dueDate: string | null, issue: IssueSnapshot): Step | Already {
  if (dueDate === issue.dueDate) {
    return {
      already:
        dueDate === null
          ? `${issue.key} already has no due date`
          : `${issue.key} is already due ${dayInWords(dueDate)}`,
    };
  }
  const words = (day: string | null) => (day === null ? null : dayInWords(day));
  return {
    row: { field: 'duedate', label: 'Due date', before: words(issue.dueDate), after: words(dueDate) },
    edit: { dueDate },
    inverse: { dueDate: issue.dueDate },
    title:
      dueDate === null
        ? `Take the due date off ${issue.key}`
        : `Set the due date of ${issue.key} to ${dayInWords(dueDate)}`,
  };
}

export function labelsStep(
  input: Pick<ChangeIssueInput, 'addLabels' | 'removeLabels'>,
  issue: IssueSnapshot,
): Step | Already {
  const removed = new Set(input.removeLabels ?? []);
  const after = [...new Set([...issue.labels, ...(input.addLabels ?? [])])].filter(
    (label) => !removed.has(label),
  );
  if (after.length === issue.labels.length && after.every((label) => issue.labels.includes(label))) {
    return { already: `The labels of ${issue.key} are already that` };
  }
  const checked = issueEditSchema.safeParse({ labels: after });
  if (!checked.success) {
    throw new AssistantError('assistant.impossible', {
      detail: `${checked.error.issues.map(({ message }) => message).join('. ')}.`,
    });
  }
  const words = (labels: readonly string[]) => (labels.length === 0 ? null : labels.join(', '));
  return {
    row: { field: 'labels', label: 'Labels', before: words(issue.labels), after: words(after) },
    edit: { labels: after },
    inverse: { labels: [...issue.labels] },
    title: `Change the labels of ${issue.key}`,
  };
}
