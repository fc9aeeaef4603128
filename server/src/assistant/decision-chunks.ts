import { type Ending, refusedByPerson } from './message-endings.ts';
import type { Chunk } from './turn.ts';

/** What the stream says at once when a person has decided. */
export function decidedChunk(approvalId: string, approved: boolean): Chunk {
  return {
    type: 'tool-approval-response',
    approvalId,
    approved,
    ...(approved ? {} : { reason: refusedByPerson }),
  };
}

/** What the stream says when it is known what became of it. */
export function endingChunk(ending: Ending, toolCallId: string): Chunk {
  switch (ending.kind) {
    case 'done':
      return { type: 'tool-output-available', toolCallId, output: ending.output };
    case 'failed':
      return { type: 'tool-output-error', toolCallId, errorText: ending.message };
    case 'refused':
      return { type: 'tool-output-denied', toolCallId };
  }
}
