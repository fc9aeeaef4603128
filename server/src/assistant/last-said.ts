import { type JobCommand, jobCommand } from '@sidelight/contract';
import type { Message } from './conversation.ts';

/** What the person said last. */
export function lastSaid(messages: readonly Message[]): string | undefined {
  const said = messages.findLast(({ role }) => role === 'user');
  return said?.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))[0];
}

/** The ready-made job that the newest message names with a slash. */
export function jobNamedIn(messages: readonly Message[]): JobCommand | undefined {
  if (messages.at(-1)?.role !== 'user') return undefined;
  const text = lastSaid(messages);
  return text === undefined ? undefined : jobCommand(text);
}
