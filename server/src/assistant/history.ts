import { convertToModelMessages, type ModelMessage, type ToolSet } from 'ai';
import type { Message } from './conversation.ts';

/** Together with the newest message; older ones are left out whole, from the oldest on. */
export const mostMessages = 40;
const mostCharacters = 80_000;

/** What of a conversation a model is sent. Writes that were refused appear as refused, whoever decided. */
export async function historyFor(messages: readonly Message[], tools: ToolSet): Promise<ModelMessage[]> {
  const converted = await convertToModelMessages<Message>(bounded(messages), {
    tools,
    ignoreIncompleteToolCalls: true,
  });
  return converted.map(withoutApprovals).filter(({ content }) => content.length > 0);
}

function bounded(messages: readonly Message[]): Message[] {
  const kept: Message[] = [];
  let characters = 0;
  for (const message of messages.slice(-mostMessages).reverse()) {
    characters += JSON.stringify(message.parts).length;
    if (kept.length > 0 && characters > mostCharacters) break;
    kept.unshift(message);
  }
  const firstQuestion = kept.findIndex(({ role }) => role === 'user');
  return firstQuestion > 0 ? kept.slice(firstQuestion) : kept;
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
