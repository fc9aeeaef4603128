import {
  attachmentsInputSchema,
  changeIssueInputSchema,
  commentInputSchema,
  createIssuesInputSchema,
  deleteIssueInputSchema,
  type ToolTypes,
  undoChangeInputSchema,
  type WriteToolName,
  worklogInputSchema,
} from '@sidelight/contract';
import { planAttachments } from './attachments/plan-attachments.ts';
import { isRead } from './attachments/read-attachments.ts';
import { planChange } from './change/change-issues.ts';
import { planComment } from './comments/plan-comment.ts';
import { planCreate } from './create/create-issues.ts';
import { planDelete } from './delete/delete-issue.ts';
import { planUndo } from './undo/undo-change.ts';
import { planWorklog } from './worklogs/plan-worklog.ts';
import type { PlanningSituation, WritePlan } from './write-plan.ts';
import { type WriteTool, writeTool } from './write-tool.ts';

type Inputs = { readonly [Name in WriteToolName]: ToolTypes[Name]['input'] };

/** Every tool that writes. */
export const writeTools: { readonly [Name in WriteToolName]: WriteTool<Inputs[Name]> } = {
  create_issues: writeTool({
    description: 'Create issues, also one below another.',
    input: createIssuesInputSchema,
    plan: planCreate,
    attempt: { action: 'create', title: 'Create issues' },
  }),
  change_issue: writeTool({
    description: 'Change issues: fields, status, sprint, rank, links, watching, your vote.',
    input: changeIssueInputSchema,
    plan: planChange,
    attempt: { action: 'change', title: 'Change issues' },
  }),
  comment: writeTool({
    description: 'Add, answer, change or delete a comment.',
    input: commentInputSchema,
    plan: planComment,
    attempt: { action: 'comment', title: 'Write, change or delete a comment' },
  }),
  worklog: writeTool({
    description: 'Log, change or delete work.',
    input: worklogInputSchema,
    plan: planWorklog,
    attempt: { action: 'work', title: 'Log work, change or delete a work log' },
  }),
  attachments: writeTool({
    description:
      "Files of an issue: list, read, add the person's, delete. The person decides what is added or deleted.",
    input: attachmentsInputSchema,
    plan: planAttachments,
    reads: isRead,
    attempt: { action: 'attach', title: 'Add or delete attachments' },
  }),
  delete_issue: writeTool({
    description: 'Delete issues.',
    input: deleteIssueInputSchema,
    plan: planDelete,
    attempt: { action: 'delete', title: 'Delete issues' },
  }),
  undo_change: writeTool({
    description: 'Take back a change made here.',
    input: undoChangeInputSchema,
    plan: planUndo,
    attempt: { action: 'undo', title: 'Take back a change' },
  }),
};

/** What a model sent to one of them. */
export type WriteCall<Name extends WriteToolName = WriteToolName> = {
  [Each in Name]: { readonly toolName: Each; readonly toolCallId: string; readonly input: Inputs[Each] };
}[Name];

/** What a call would do. Throws like every planner. */
export function planOfCall<Name extends WriteToolName>(
  { toolName, input }: WriteCall<Name>,
  situation: PlanningSituation,
): Promise<WritePlan> {
  return writeTools[toolName].plan(input, situation);
}

/** Whether a call is to write: one of a tool that also reads may not be. */
export function needsPlan<Name extends WriteToolName>({ toolName, input }: WriteCall<Name>): boolean {
  return writeTools[toolName].reads?.(input) !== true;
}

export function isWriteCall<Call extends { readonly toolName: string }>(
  call: Call,
): call is Extract<Call, { toolName: WriteToolName }> {
  return call.toolName in writeTools;
}
