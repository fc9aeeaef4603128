import { expect, it } from 'vitest';
import type { ChatMessage, ChatMessagePart } from './chat-message.ts';
import { statesOf } from './states-of.ts';

const question: ChatMessage = { id: 'q', role: 'user', parts: [{ type: 'text', text: 'Close PAY-1' }] };
const answer = (...parts: ChatMessagePart[]): ChatMessage => ({ id: 'a', role: 'assistant', parts });
const call = { type: 'tool-change_issue', toolCallId: 'c', input: {}, approval: { id: 'x' } } as const;
const waits = { ...call, state: 'approval-requested' } as ChatMessagePart;
const progress = (done: number): ChatMessagePart => ({
  type: 'data-progress',
  data: { toolCallId: 'c', done, failed: 0, total: 3 },
});

it('stays the same while nothing becomes of anything', () => {
  const kept: ChatMessage = {
    ...answer({ type: 'step-start' }, waits),
    metadata: { createdAt: '2026-11-29T08:00:00.000Z' },
  };
  expect(statesOf([question, kept])).toBe(statesOf([question, answer(waits)]));
});

it.each<[string, ChatMessage[]]>([
  ['a decision', [question, answer({ ...waits, state: 'output-denied' } as ChatMessagePart)]],
  ['progress', [question, answer(waits, progress(1))]],
  ['another question', [question, answer(waits), { ...question, id: 'q2' }]],
  ['an answer that went away', [question]],
])('differs after %s', (_, messages) => {
  expect(statesOf(messages)).not.toBe(statesOf([question, answer(waits)]));
});
