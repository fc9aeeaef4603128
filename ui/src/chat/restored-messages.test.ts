import { conversationSchema } from '@sidelight/contract';
import { expect, it } from 'vitest';
import { restoredMessages } from './restored-messages.ts';

it('brings back known parts, also those that were not kept whole, and leaves out the others', () => {
  const conversation = conversationSchema.parse({
    id: '3f2c8a52-5a34-4a0e-9a51-6f3b8a0c6e11',
    title: 'My issues',
    siteUrl: 'https://acme.atlassian.net',
    answering: false,
    createdAt: '2026-11-23T10:00:00.000Z',
    messages: [
      { id: 'm1', role: 'user', parts: [{ type: 'text', text: 'hello' }], metadata: { any: 'thing' } },
      {
        id: 'm2',
        role: 'assistant',
        parts: [
          { type: 'step-start' },
          { type: 'tool-read_issues', toolCallId: 'c', state: 'output-available', input: {}, output: {} },
          { type: 'tool-read_issues', state: 'output-available' },
          { type: 'tool-read_issues', toolCallId: 'c', state: 'of-the-future' },
          { type: 'tool-read_issues', toolCallId: 'c', state: 'output-error' },
          { type: 'tool-change_issue', toolCallId: 'c', state: 'approval-requested' },
          { type: 'tool-change_issue', toolCallId: 'c', state: 'approval-responded', approval: { id: 'a' } },
          { type: 'hologram' },
          'text',
          null,
        ],
      },
    ],
  });
  expect(restoredMessages(conversation).map(({ id, parts }) => [id, parts.map(({ type }) => type)])).toEqual([
    ['m1', ['text']],
    ['m2', ['step-start', 'tool-read_issues', 'tool-read_issues', 'tool-change_issue', 'tool-change_issue']],
  ]);
});
