import { convertToModelMessages, type ModelMessage, type ToolSet } from 'ai';
import type { Message } from './conversation.ts';
import type { FileParts } from './files/file-parts.ts';

/** Messages as a model is sent them. Writes that were refused appear as refused, whoever decided. */
export async function historyFor(
  messages: readonly Message[],
  tools: ToolSet,
  files: Pick<FileParts, 'partOf'>,
): Promise<ModelMessage[]> {
  const firstQuestion = messages.findIndex(({ role }) => role === 'user');
  const converted = await convertToModelMessages<Message>(messages.slice(Math.max(firstQuestion, 0)), {
    tools,
    ignoreIncompleteToolCalls: true,
    convertDataPart: files.partOf,
  });
  return converted.map(withoutApprovals).filter(({ content }) => content.length > 0);
}

/**
 * Takes the SDK's own approval records out of the history: this server decided and ran the writes already, and
 * the SDK must neither run nor refuse them again. A refusal stays, as the result of its call.
 */
function withoutApprovals(message: ModelMessage): ModelMessage {
  if (message.role === 'assistant' && typeof message.content !== 'string') {
    return { ...message, content: message.content.filter((part) => part.type !== 'tool-approval-request') };
  }
  if (message.role !== 'tool') return message;
  const refusals = new Set(
    message.content.flatMap((part) =>
      part.type === 'tool-approval-response' && !part.approved ? [part.reason] : [],
    ),
  );
  return {
    ...message,
    content: message.content
      .filter((part) => part.type === 'tool-result')
      .map((part) =>
        part.output.type === 'error-text' && refusals.has(part.output.value)
          ? { ...part, output: { type: 'execution-denied' as const, reason: part.output.value } }
          : part,
      ),
  };
}
