import type { ChatMessage } from './chat-message.ts';

/** Differs where a conversation was gone on with: by what was said, or by what became of a step. */
export function statesOf(messages: readonly ChatMessage[]): string {
  return messages
    .map(({ id, role, parts }) => [role === 'user' ? id : role, ...parts.flatMap(stateOf)].join(' '))
    .join('\n');
}

/** Of plans that run, how far they are. */
function stateOf(part: ChatMessage['parts'][number]): string[] {
  if ('toolCallId' in part) return [part.toolCallId, part.state];
  return part.type === 'data-progress' ? [`${part.data.done}+${part.data.failed}`] : [];
}
