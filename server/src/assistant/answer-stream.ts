import { createUIMessageStream } from 'ai';
import type { Message } from './conversation.ts';
import type { ConversationRecord } from './conversation-record.ts';
import type { ConverseRequest } from './converse-request.ts';
import { settled } from './message-endings.ts';
import type { Chunk } from './turn.ts';

/**
 * What is produced, as it comes; at its end the message is kept. `message` is the one that goes on, or the id of a new
 * one. A failure is told in the answer and logged.
 */
export function answerStream(
  record: Pick<ConversationRecord, 'save'>,
  request: ConverseRequest,
  message: Message | { id: string },
  produce: (write: (chunk: Chunk) => void) => Promise<void>,
): ReadableStream<Chunk> {
  const { describe, log, request: body } = request;
  return createUIMessageStream<Message>({
    originalMessages: 'role' in message ? [message] : [],
    generateId: () => message.id,
    execute: async ({ writer }) => {
      const write = (chunk: Chunk) => writer.write(chunk);
      try {
        await produce(write);
      } catch (error) {
        log(error);
        write({ type: 'data-problem', data: describe(error) });
      }
    },
    onError: (error) => {
      log(error);
      return 'The answer broke off.';
    },
    onEnd: async ({ responseMessage }) => {
      if (responseMessage.parts.length > 0) {
        await record.save(body.conversationId, settled(responseMessage));
      }
    },
  });
}
