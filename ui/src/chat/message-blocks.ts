import {
  type AttachmentsRead,
  attachmentsReadSchema,
  type DataParts,
  dataPartSchemas,
  type PlanProgress,
  type ReadIssuesOutput,
  type RemindOutput,
  readIssuesOutputSchema,
  remindOutputSchema,
  type SearchIssuesOutput,
  searchIssuesOutputSchema,
  type ToolName,
  toolNames,
  writeOutputSchema,
} from '@sidelight/contract';
import type { Approval, ApprovalState } from '../approvals/approval.ts';
import type { ChatMessage, ChatMessagePart } from './chat-message.ts';
import { withoutWhatCardsSay } from './said-by-cards.ts';
import { isWholeToolPart } from './whole-tool-part.ts';

/** One thing to show. What a message holds is validated here; what has not the agreed shape is left out. */
export type MessageBlock =
  | { readonly kind: 'text'; readonly id: string; readonly text: string }
  | { readonly kind: 'progress'; readonly id: string; readonly label: string }
  | { readonly kind: 'issues'; readonly id: string; readonly result: SearchIssuesOutput }
  | { readonly kind: 'read'; readonly id: string; readonly result: ReadIssuesOutput }
  | { readonly kind: 'attachments'; readonly id: string; readonly result: AttachmentsRead }
  | { readonly kind: 'reminders'; readonly id: string; readonly result: RemindOutput }
  | { readonly kind: 'approval'; readonly id: string; readonly approval: Approval }
  | { readonly kind: 'problem'; readonly id: string; readonly problem: DataParts['problem'] }
  | { readonly kind: 'tool-failed'; readonly id: string; readonly text: string }
  /** It was there, and was not kept whole. */
  | { readonly kind: 'unreadable'; readonly id: string; readonly text: string };

export interface Surroundings {
  /** Whether the conversation ends with this message: a change waits only there, going on drops it. */
  readonly last: boolean;
  /** Whether this message is being answered right now: otherwise a tool that has no result never got one. */
  readonly active: boolean;
}

export function blocksOf(message: ChatMessage, surroundings: Surroundings): MessageBlock[] {
  const plans = plansOf(message);
  const blocks: MessageBlock[] = [];
  message.parts.forEach((part, index) => {
    const block = blockOf(part, `${message.id}:${index}`, plans, surroundings);
    if (block !== undefined) blocks.push(block);
  });
  return leaveOutRepeats(blocks);
}

function leaveOutRepeats(blocks: readonly MessageBlock[]): MessageBlock[] {
  const results = blocks.flatMap((block) => (block.kind === 'issues' ? [block.result] : []));
  const said = blocks.map((block) => (block.kind === 'text' ? wordsOf(block.text) : '')).join(' ');
  return blocks.flatMap<MessageBlock>((block) => {
    if (block.kind === 'tool-failed') return said.includes(wordsOf(block.text)) ? [] : [block];
    if (block.kind === 'reminders') return said.includes(wordsOf(block.result.done)) ? [] : [block];
    if (block.kind !== 'text') return [block];
    const text = withoutWhatCardsSay(block.text, results);
    return text === '' ? [] : [{ ...block, text }];
  });
}

/** The letters and digits alone: what an answer repeats, it may have escaped, linked or set in other quotes. */
function wordsOf(text: string): string {
  return text
    .replace(/\]\([^\s)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

type ToolPart = Extract<ChatMessagePart, { toolCallId: string }>;
interface Plans {
  readonly shown: ReadonlyMap<string, Approval['plan']>;
  readonly progress: ReadonlyMap<string, PlanProgress>;
}

function plansOf(message: ChatMessage): Plans {
  const shown = new Map<string, Approval['plan']>();
  const progress = new Map<string, PlanProgress>();
  for (const part of message.parts) {
    if (part.type === 'data-plan') {
      const plan = dataPartSchemas.plan.safeParse(part.data);
      if (plan.success) shown.set(plan.data.toolCallId, plan.data);
    } else if (part.type === 'data-progress') {
      const read = dataPartSchemas.progress.safeParse(part.data);
      if (read.success) progress.set(read.data.toolCallId, read.data);
    }
  }
  return { shown, progress };
}

/** Whether the server carries out a plan of this message, which nobody here hears of by itself. */
export function goesOnElsewhere(message: ChatMessage | undefined): boolean {
  if (message === undefined) return false;
  const blocks = blocksOf(message, { last: true, active: false });
  return blocks.some((block) => block.kind === 'approval' && block.approval.state.kind === 'running');
}

function blockOf(
  part: ChatMessagePart,
  id: string,
  plans: Plans,
  surroundings: Surroundings,
): MessageBlock | undefined {
  if (part.type === 'text')
    return part.text.trim() === '' ? undefined : { kind: 'text', id, text: part.text };
  if (part.type === 'data-problem') {
    const problem = dataPartSchemas.problem.safeParse(part.data);
    return problem.success ? { kind: 'problem', id, problem: problem.data } : undefined;
  }
  if (!('toolCallId' in part)) return undefined;
  if (!isWholeToolPart(part)) return { kind: 'unreadable', id, text: notWhole };
  const plan = plans.shown.get(part.toolCallId);
  if (plan !== undefined)
    return {
      kind: 'approval',
      id: part.toolCallId,
      approval: {
        toolCallId: part.toolCallId,
        approvalId: part.state === 'approval-requested' ? part.approval.id : undefined,
        plan,
        state: approvalStateOf(part, surroundings, plans.progress.get(part.toolCallId)),
      },
    };
  // What is to be approved must be seen; while an answer is under way its plan may still be on the way.
  if (part.state === 'approval-requested' && surroundings.last && !surroundings.active) {
    return { kind: 'unreadable', id, text: unseenChange };
  }
  return toolBlockOf(part, surroundings);
}

const notWhole =
  'A part of this answer was not kept whole and cannot be shown. What became of changes stands in “Changes and rules”.';
const unseenChange =
  'A change waits here that cannot be shown, so it cannot be approved. Nothing was changed; ask for it again.';

function toolBlockOf(part: ToolPart, { active }: Surroundings): MessageBlock | undefined {
  const id = part.toolCallId;
  switch (part.state) {
    case 'output-available': {
      if (part.preliminary === true) return { kind: 'progress', id, label: progressLabel(part) };
      const search = searchIssuesOutputSchema.safeParse(part.output);
      if (part.type === 'tool-search_issues')
        return search.success ? { kind: 'issues', id, result: search.data } : undefined;
      if (part.type === 'tool-remind') {
        const told = remindOutputSchema.safeParse(part.output);
        return told.success ? { kind: 'reminders', id, result: told.data } : undefined;
      }
      if (part.type === 'tool-attachments') {
        const read = attachmentsReadSchema.safeParse(part.output);
        return read.success ? { kind: 'attachments', id, result: read.data } : undefined;
      }
      if (part.type !== 'tool-read_issues') return undefined;
      const read = readIssuesOutputSchema.safeParse(part.output);
      return read.success ? { kind: 'read', id, result: read.data } : undefined;
    }
    case 'output-error':
      return { kind: 'tool-failed', id, text: part.errorText };
    case 'output-denied':
      return undefined;
    default:
      return active ? { kind: 'progress', id, label: progressLabel(part) } : undefined;
  }
}

function approvalStateOf(
  part: ToolPart,
  { last, active }: Surroundings,
  progress: PlanProgress | undefined,
): ApprovalState {
  switch (part.state) {
    case 'output-available': {
      const output = writeOutputSchema.safeParse(part.output);
      return { kind: 'done', output: output.success ? output.data : undefined };
    }
    case 'output-error':
      return { kind: 'failed', message: part.errorText };
    case 'output-denied': {
      // What was dropped is stored as denied too; only its reason tells it from what the person refused.
      const reason = part.approval?.reason;
      return { kind: reason === undefined || /refuse/i.test(reason) ? 'refused' : 'dropped' };
    }
    case 'approval-responded':
      if (active) return { kind: 'sending', approved: part.approval.approved, progress };
      if (part.approval.approved && progress !== undefined) return { kind: 'running', progress };
      return part.approval.approved
        ? { kind: 'failed', message: 'No word came back. Look at the issue before you ask for it again.' }
        : { kind: 'refused' };
    default:
      return last ? { kind: 'waiting' } : { kind: 'dropped' };
  }
}

const progressLabels: Record<ToolName, string> = {
  search_issues: 'Searching Jira…',
  read_issues: 'Reading issues…',
  look_up: 'Looking up names…',
  create_issues: 'Preparing the new issues…',
  change_issue: 'Preparing the change…',
  comment: 'Preparing the comment…',
  worklog: 'Preparing the work log…',
  attachments: 'Looking at the attachments…',
  delete_issue: 'Looking at what would be deleted…',
  undo_change: 'Looking at what would be undone…',
  run_job: 'Preparing the report…',
  remind: 'Looking at your reminders…',
};

function progressLabel(part: ToolPart): string {
  const name = part.type.slice('tool-'.length);
  const known = toolNames.find((tool) => tool === name);
  return known === undefined ? 'Working…' : progressLabels[known];
}
