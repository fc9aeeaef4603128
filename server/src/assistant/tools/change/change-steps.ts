import type { ChangeIssueInput, FieldChange, IssueEdit, Person, Transition } from '@sidelight/contract';
import { issueEditSchema } from '@sidelight/contract';
import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { demandName, listed, nameAmong } from '../names.ts';
import { dayInWords } from '../write-plan.ts';
import { demandAssignee } from './assignees.ts';

/** One field to change: how the person sees it, and how Jira and the journal of changes get it. */
export interface Step {
  readonly row: FieldChange;
  readonly edit?: IssueEdit;
  readonly inverse?: IssueEdit;
  readonly transition?: Transition;
  /** "Move PAY-7 to Done" when this is the only step. */
  readonly title?: string;
}

/** A field that already is as asked, in words: "The priority is already High." */
export interface Already {
  readonly already: string;
}

const closed = new Set(['done', 'closed', 'resolved', 'completed', 'finished']);
const abandoned = /cancel|reject|declin|duplicate|won.?t|abandon|obsolete|invalid/i;

/** "Close it" in a workflow whose end has another name: the one way to a done status that is not giving up. */
function closingTransition(said: string, transitions: readonly Transition[]): Transition | undefined {
  if (!closed.has(said.trim().toLowerCase())) return undefined;
  const ends = transitions.filter(({ to }) => to.category === 'done' && !abandoned.test(to.name));
  return ends.length === 1 ? ends[0] : undefined;
}

export function statusStep(
  said: string,
  issue: IssueSnapshot,
  transitions: readonly Transition[],
): Step | Already {
  if (issue.status.name.toLowerCase() === said.trim().toLowerCase()) {
    return { already: `${issue.key} is already ${issue.status.name}` };
  }
  const name = nameAmong(
    said,
    transitions.map(({ to }) => to.name),
  );
  // People also say what the button says: "close it" for a transition named "Close" to "Done".
  const transition =
    transitions.find(({ to }) => to.name === name) ??
    transitions.find((candidate) => candidate.name.toLowerCase() === said.trim().toLowerCase()) ??
    closingTransition(said, transitions);
  if (transition === undefined) {
    const targets = [...new Set(transitions.map(({ to }) => to.name))];
    const possible =
      targets.length === 0
        ? 'you cannot move it anywhere from there'
        : `from there it can move to ${listed(targets)}`;
    throw new AssistantError('assistant.impossible', {
      detail: `${issue.key} cannot move to "${said}": it is ${issue.status.name}, and ${possible}.`,
    });
  }
  return {
    row: { field: 'status', label: 'Status', before: issue.status.name, after: transition.to.name },
    transition,
    title: `Move ${issue.key} to ${transition.to.name}`,
  };
}

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

export function descriptionStep(description: string | null, issue: IssueSnapshot): Step | Already {
  const before = issue.description === '' ? null : issue.description;
  const after = description === '' ? null : description;
  if (before === after) return { already: 'The description is already that' };
  return {
    row: { field: 'description', label: 'Description', before, after },
    edit: { description: after },
    inverse: { description: before },
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
