import type { ChatMessage } from './chat-message.ts';
import { textOf } from './chat-transport.ts';
import { blocksOf } from './message-blocks.ts';

const longest = 600;

/**
 * What a screen reader is told about the conversation. A streaming answer is not read out piece by piece: there is
 * one word that it has begun, one for each step, and the whole when it is there.
 */
export function announcementOf(messages: readonly ChatMessage[], busy: boolean): string {
  const message = messages.at(-1);
  if (message === undefined) return '';
  if (message.role === 'user') return busy ? 'Sidelight is answering.' : '';
  const blocks = blocksOf(message, { last: true, active: busy });
  if (busy) {
    const progress = blocks.findLast((block) => block.kind === 'progress');
    return progress?.label ?? 'Sidelight is answering.';
  }
  const waiting = blocks.findLast(
    (block) => block.kind === 'approval' && block.approval.state.kind === 'waiting',
  );
  const text = plainText(textOf(message));
  const answer = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return waiting?.kind === 'approval'
    ? `${answer} A change waits for your approval: ${waiting.approval.plan.title}`.trim()
    : answer;
}

/** Markdown without its marks, which would be read out one by one. */
function plainText(markdown: string): string {
  return markdown
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_`#>|]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
