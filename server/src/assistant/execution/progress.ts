import { isToolUIPart } from 'ai';
import type { Message } from '../conversation.ts';
import type { PlannedWrite } from '../planned-write.ts';
import { type PlannedItemStore, progressOf } from './planned-item.ts';

/** The messages with how far each plan is that somebody carries out at this moment. */
export async function withProgress(
  messages: readonly Message[],
  writes: readonly PlannedWrite[],
  items: Pick<PlannedItemStore, 'list'>,
): Promise<Message[]> {
  const parts = new Map<string, Message['parts'][number]>();
  for (const write of writes) {
    if (write.state !== 'running' || write.runnerUntil === null) continue;
    const outcomes = (await items.list(write)).map(({ outcome }) => outcome);
    const { toolCallId } = write;
    parts.set(toolCallId, { type: 'data-progress', id: toolCallId, data: progressOf(write, outcomes) });
  }
  if (parts.size === 0) return [...messages];
  return messages.map((message) => {
    const called = message.parts.flatMap((part) =>
      isToolUIPart(part) ? (parts.get(part.toolCallId) ?? []) : [],
    );
    if (called.length === 0) return message;
    const others = message.parts.filter((part) => part.type !== 'data-progress' || !parts.has(part.id ?? ''));
    return { ...message, parts: [...others, ...called] };
  });
}
