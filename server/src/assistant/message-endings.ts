import { isToolUIPart } from 'ai';
import type { Message, MessagePart } from './conversation.ts';
import type { Outcome, PlannedWrite } from './planned-write.ts';

export type ToolPart = Extract<MessagePart, { toolCallId: string }>;

/** How a tool call ended. */
export type Ending = Outcome | { readonly kind: 'refused'; readonly reason: string };

export const refusedByPerson = 'The person refused this change; nothing was written.';
const superseded = 'The person went on without deciding; the change was dropped and nothing was written.';
const expired = 'The change waited too long and was dropped; nothing was written.';
const stoppedBefore =
  'It was approved, but the server stopped before anything was written. Ask for it again.';
const stoppedWithin =
  'The server stopped while this was being written. Look at the issue before asking for it again.';
const stopped = 'Stopped before it was done.';

export function waitingParts(message: Message): ToolPart[] {
  return message.parts
    .filter((part) => isToolUIPart(part))
    .filter((part) => part.state === 'approval-requested');
}

export function withEnding(message: Message, toolCallId: string, ending: Ending): Message {
  return {
    ...message,
    parts: message.parts.map((part) =>
      isToolUIPart(part) && part.toolCallId === toolCallId ? ended(part, ending) : part,
    ),
  };
}

/**
 * Brings stored messages up to what really became of their writes: a decision may have been recorded, or a
 * write run, without the message being saved after it.
 */
export function reconciled(messages: readonly Message[], writes: readonly PlannedWrite[]): Message[] {
  const endings = new Map(writes.map((write) => [write.toolCallId, endingOf(write)]));
  return messages.map((message) => {
    if (message.role !== 'assistant' || !message.parts.some(isOpenWrite)) return message;
    return {
      ...message,
      parts: message.parts.map((part) => {
        const ending = isOpenWrite(part) ? endings.get(part.toolCallId) : undefined;
        return ending === undefined || !isToolUIPart(part) ? part : ended(part, ending);
      }),
    };
  });
}

/** Closes what a turn left open when it was stopped; what waits for the person stays open. */
export function settled(message: Message): Message {
  return {
    ...message,
    parts: message.parts.map((part) => {
      if (part.type === 'text' || part.type === 'reasoning') return { ...part, state: 'done' };
      if (!isToolUIPart(part)) return part;
      return part.state === 'input-streaming' || part.state === 'input-available'
        ? ended(part, { kind: 'failed', message: stopped })
        : part;
    }),
  };
}

function isOpenWrite(part: MessagePart): part is ToolPart {
  return isToolUIPart(part) && (part.state === 'approval-requested' || part.state === 'approval-responded');
}

function endingOf(write: PlannedWrite): Ending | undefined {
  switch (write.state) {
    case 'waiting':
      return undefined;
    case 'approved':
      return { kind: 'failed', message: stoppedBefore };
    case 'running':
      // Somebody carries it out, or will take it over.
      return write.runnerUntil === null ? { kind: 'failed', message: stoppedWithin } : undefined;
    case 'finished':
      return write.outcome ?? { kind: 'failed', message: stoppedWithin };
    case 'refused':
      return { kind: 'refused', reason: refusedByPerson };
    case 'superseded':
      return { kind: 'refused', reason: superseded };
    case 'expired':
      return { kind: 'refused', reason: expired };
  }
}

function ended(part: ToolPart, ending: Ending): ToolPart {
  const { type, toolCallId } = part;
  const approved = ending.kind !== 'refused';
  const approval =
    part.approval === undefined
      ? {}
      : {
          approval: {
            ...part.approval,
            approved,
            ...(ending.kind === 'refused' ? { reason: ending.reason } : {}),
          },
        };
  const base = { type, toolCallId, input: part.input, ...approval };
  switch (ending.kind) {
    case 'done':
      return { ...base, state: 'output-available', output: ending.output } as ToolPart;
    case 'failed':
      return { ...base, state: 'output-error', errorText: ending.message } as ToolPart;
    case 'refused':
      return { ...base, state: 'output-denied' } as ToolPart;
  }
}
