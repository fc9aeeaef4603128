import { chatRequestSchema } from '@sidelight/contract';
import { describe, expect, it } from 'vitest';
import type { ChatMessage } from './chat-message.ts';
import { given, toChatRequest } from './chat-transport.ts';

const conversationId = '3f2c8a52-5a34-4a0e-9a51-6f3b8a0c6e11';
const messages: ChatMessage[] = [
  { id: 'm1', role: 'user', parts: [{ type: 'text', text: 'show my issues' }] },
  { id: 'm2', role: 'assistant', parts: [{ type: 'text', text: 'You have 3.' }] },
  { id: 'm3', role: 'user', parts: [{ type: 'text', text: 'move PAY-1 to Done' }] },
];

describe('toChatRequest', () => {
  it('sends only the newest message of the person', () => {
    const request = toChatRequest(conversationId, messages, undefined, 'Europe/Paris');
    expect(request).toEqual({
      conversationId,
      timeZone: 'Europe/Paris',
      action: { kind: 'message', messageId: 'm3', text: 'move PAY-1 to Done' },
    });
    expect(chatRequestSchema.parse(request)).toEqual(request);
  });

  it('says what the person is looking at', () => {
    const page = { siteUrl: 'https://acme.atlassian.net', issueKey: 'PAY-12', project: 'PAY', board: 3 };
    const request = toChatRequest(conversationId, messages, { page }, undefined);
    expect(request.action).toMatchObject({ page });
    expect(chatRequestSchema.parse(request)).toEqual(request);
  });

  it('names the files that go along, also without a word', () => {
    const file = { name: 'shot.png', mediaType: 'image/png', kind: 'image', size: 70 } as const;
    const id = 'c2d5cc0e-5b0a-4e9c-8f8e-0a3a2f4b1c55';
    const message: ChatMessage = {
      id: 'm4',
      role: 'user',
      parts: [{ type: 'data-file', id, data: { ...file, id } }],
    };
    const request = toChatRequest(conversationId, [...messages, message], undefined, undefined);
    expect(request.action).toEqual({ kind: 'message', messageId: 'm4', text: '', files: [id] });
    expect(chatRequestSchema.parse(request)).toEqual(request);
  });

  it('says which change an Undo was pressed for', () => {
    const changeId = '7c7c0a4e-3a52-4d0f-9d8b-0f3b8e5a3d11';
    const request = toChatRequest(conversationId, messages, { changeId }, undefined);
    expect(request.action).toMatchObject({ changeId });
    expect(chatRequestSchema.parse(request)).toEqual(request);
  });

  it('leaves the page out when nothing of Jira is open', () => {
    const request = toChatRequest(
      conversationId,
      messages,
      { page: given({ issueKey: undefined }) },
      undefined,
    );
    expect(request.action).not.toHaveProperty('page');
  });

  it('sends a decision alone, without any message', () => {
    const request = toChatRequest(
      conversationId,
      messages,
      { decision: { toolCallId: 'call-1', approved: false } },
      undefined,
    );
    expect(request).toEqual({
      conversationId,
      action: { kind: 'decision', toolCallId: 'call-1', approved: false },
    });
    expect(chatRequestSchema.parse(request)).toEqual(request);
  });

  it('refuses to send nothing', () => {
    expect(() => toChatRequest(conversationId, [], undefined, undefined)).toThrow('no message');
  });
});
