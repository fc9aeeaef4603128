import { writeOutputSchema } from '@sidelight/contract';
import type { Undone } from '../approvals/undone.ts';
import type { ChatMessage } from './chat-message.ts';

/** The changes of a conversation that were taken back later in it, by their ids. */
export function undoneChanges(messages: readonly ChatMessage[]): Map<string, Undone> {
  return new Map(messages.flatMap((message) => [...undoneBy(message)]));
}

/** While an answer streams, the messages before it are the same objects. */
const known = new WeakMap<ChatMessage, ReadonlyMap<string, Undone>>();

function undoneBy(message: ChatMessage): ReadonlyMap<string, Undone> {
  const undone = known.get(message) ?? readUndone(message);
  known.set(message, undone);
  return undone;
}

function readUndone({ parts }: ChatMessage): ReadonlyMap<string, Undone> {
  const undone = new Map<string, Undone>();
  for (const part of parts) {
    if (!('toolCallId' in part) || part.state !== 'output-available') continue;
    const output = writeOutputSchema.safeParse(part.output);
    if (!output.success || output.data.undoes === undefined) continue;
    undone.set(output.data.undoes, output.data.deleted === true ? 'deleted' : 'undone');
  }
  return undone;
}
