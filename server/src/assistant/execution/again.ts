import { changeIssueInputSchema, commentInputSchema, worklogInputSchema } from '@sidelight/contract';
import { getToolName, isToolUIPart } from 'ai';
import { AssistantError } from '../assistant-error.ts';
import type { Message } from '../conversation.ts';
import type { FirstCall } from '../models/call-first.ts';
import type { PlannedWrite } from '../planned-write.ts';
import type { AttachOperation } from '../tools/attachments/attachment-operations.ts';
import { createAgain } from '../tools/create/left-to-create.ts';
import type { ItemOutcome } from './planned-item.ts';

type IsLeft = (outcome: ItemOutcome | null) => boolean;

/**
 * The calls that plan anew what a plan did not do: the same of only those issues, or only those new issues and the files of
 * those that are there. They are planned from fresh data and approved like any other; what is so by now is left out. None
 * when nothing is left, or it was another kind of write. `outcomes`: in the order of the plan's operations.
 */
export function againOf(
  messages: readonly Message[],
  write: PlannedWrite,
  outcomes: readonly (ItemOutcome | null)[],
  isLeft: IsLeft,
): readonly FirstCall[] {
  const part = messages
    .flatMap(({ parts }) => parts)
    .filter((each) => isToolUIPart(each))
    .find(({ toolCallId }) => toolCallId === write.toolCallId);
  if (part === undefined) return [];
  switch (getToolName(part)) {
    case 'change_issue':
      return listOf(changeAgain(part.input, write, outcomes, isLeft));
    case 'comment': {
      const given = commentInputSchema.safeParse(part.input).data;
      const left = keysLeft(write, outcomes, isLeft);
      if (given === undefined || left === null) return [];
      const { key: _key, keys: _keys, ...comment } = given;
      return [{ toolName: 'comment', input: { ...comment, ...left } }];
    }
    case 'worklog': {
      const given = worklogInputSchema.safeParse(part.input).data;
      const left = keysLeft(write, outcomes, isLeft);
      if (given === undefined || left === null) return [];
      const { key: _key, keys: _keys, ...work } = given;
      return [{ toolName: 'worklog', input: { ...work, ...left } }];
    }
    case 'create_issues': {
      const input = createAgain(part.input, write.operations, outcomes, isLeft);
      const issues = input === null ? [] : [{ toolName: 'create_issues' as const, input }];
      return [...issues, ...filesAgain(write, outcomes, isLeft)];
    }
    case 'attachments':
      return attachedAgain(write, outcomes, isLeft);
    default:
      return [];
  }
}

function listOf(call: FirstCall | null): readonly FirstCall[] {
  return call === null ? [] : [call];
}

/** Of each issue that was created, the files that were not attached. */
function filesAgain(
  { operations }: PlannedWrite,
  outcomes: readonly (ItemOutcome | null)[],
  isLeft: IsLeft,
): FirstCall[] {
  return operations.flatMap((operation, place): FirstCall[] => {
    if (operation.kind !== 'attach' || operation.newAt === undefined) return [];
    const created = outcomes[operation.newAt] ?? null;
    if (created?.kind !== 'done' || !isLeft(outcomes[place] ?? null)) return [];
    return [attaching(created.output.issue.key, operation)];
  });
}

/** What was to be attached to an issue that was there. */
function attachedAgain(
  { operations }: PlannedWrite,
  outcomes: readonly (ItemOutcome | null)[],
  isLeft: IsLeft,
): FirstCall[] {
  return operations.flatMap((operation, place): FirstCall[] =>
    operation.kind === 'attach' && operation.key !== undefined && isLeft(outcomes[place] ?? null)
      ? [attaching(operation.key, operation)]
      : [],
  );
}

function attaching(key: string, { files }: AttachOperation): FirstCall {
  return { toolName: 'attachments', input: { action: 'add', key, files: files.map(({ fileId }) => fileId) } };
}

function changeAgain(
  input: unknown,
  write: PlannedWrite,
  outcomes: readonly (ItemOutcome | null)[],
  isLeft: IsLeft,
): FirstCall | null {
  const given = changeIssueInputSchema.safeParse(input);
  if (!given.success) return null;
  const left = keysLeft(write, outcomes, isLeft);
  if (left === null) return null;
  const { key: _key, keys: _keys, jql: _jql, ...change } = given.data;
  return { toolName: 'change_issue', input: { ...change, ...left } };
}

/** The issues that are left, as a tool takes them; null when there are none. */
function keysLeft(
  { operations }: PlannedWrite,
  outcomes: readonly (ItemOutcome | null)[],
  isLeft: IsLeft,
): { key: string } | { keys: string[] } | null {
  const left = operations.flatMap((operation, position) =>
    'key' in operation && operation.key !== undefined && isLeft(outcomes[position] ?? null)
      ? [operation.key]
      : [],
  );
  const [first, ...others] = new Set(left);
  if (first === undefined) return null;
  return others.length === 0 ? { key: first } : { keys: [first, ...others] };
}

/** What the person means by "try those again". */
export const notDone = (outcome: ItemOutcome | null): boolean => outcome?.kind !== 'done';

/** What was not written since somebody else had changed it: the person is shown it anew. */
export const changedMeanwhile = (outcome: ItemOutcome | null): boolean =>
  outcome !== null && outcome.kind === 'failed' && outcome.changed === true;

/** Throws assistant.impossible. */
export function demandAgain(calls: readonly FirstCall[]): readonly FirstCall[] {
  if (calls.length > 0) return calls;
  throw new AssistantError('assistant.impossible', {
    detail: 'There is nothing of that change that could be tried again. Say what should be changed.',
  });
}
