import { expect, it } from 'vitest';
import { announcementOf } from './announcement.ts';
import type { ChatMessage } from './chat-message.ts';

const question: ChatMessage = { id: 'm1', role: 'user', parts: [{ type: 'text', text: 'hello' }] };
const answer: ChatMessage = {
  id: 'm2',
  role: 'assistant',
  parts: [{ type: 'text', text: 'You have **3** issues, see [PAY-7](https://x.example/PAY-7).' }],
};

it('says nothing of a growing answer but that it has begun', () => {
  expect(announcementOf([question], true)).toBe('Sidelight is answering.');
  expect(announcementOf([question, answer], true)).toBe('Sidelight is answering.');
});

it('says the whole answer when it is there, without the marks of Markdown', () => {
  expect(announcementOf([question, answer], false)).toBe('You have 3 issues, see PAY-7.');
});

it('says nothing before anything was asked', () => {
  expect(announcementOf([], false)).toBe('');
});
