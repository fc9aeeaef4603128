import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { estimateTokens } from './estimate.ts';
import { fitted } from './fitted-prompt.ts';

const say = (role: 'user' | 'assistant', text: string): LanguageModelV4Message => ({
  role,
  content: [{ type: 'text', text }],
});
const called = (id: string): LanguageModelV4Message => ({
  role: 'assistant',
  content: [{ type: 'tool-call', toolCallId: id, toolName: 'search_issues', input: {} }],
});
const found = (id: string, keys: readonly string[], padding = 400): LanguageModelV4Message => ({
  role: 'tool',
  content: [
    {
      type: 'tool-result',
      toolCallId: id,
      toolName: 'search_issues',
      output: { type: 'json', value: { data: keys.map((key) => ({ key, summary: 'x'.repeat(padding) })) } },
    },
  ],
});
const turn = (id: string, keys: readonly string[], padding?: number) => [
  say('user', `Question ${id}`),
  called(id),
  found(id, keys, padding),
  say('assistant', `Answer ${id}`),
];
const instructions: LanguageModelV4Message = { role: 'system', content: 'Be brief.' };
const withoutInstructions = (prompt: LanguageModelV4Prompt) => prompt.filter(({ role }) => role !== 'system');

describe('fitted', () => {
  it('leaves the results of this answer and the one before whole, and refers to those before', () => {
    const prompt = [
      instructions,
      ...turn('a', ['PAY-1', 'PAY-2']),
      ...turn('b', ['PAY-3']),
      say('user', 'And?'),
    ];
    const sent = fitted(prompt, 10_000);
    expect(JSON.stringify(sent[3])).toContain(
      'Data from Jira, left out since it was read before. It was about PAY-1, PAY-2. Call the tool again for it.',
    );
    expect(sent.slice(4)).toEqual(prompt.slice(4));
    expect(prompt).toEqual([
      instructions,
      ...turn('a', ['PAY-1', 'PAY-2']),
      ...turn('b', ['PAY-3']),
      say('user', 'And?'),
    ]);
  });

  it('refers to the oldest results of a long turn, and keeps the newest', () => {
    const prompt = [
      instructions,
      say('user', 'Read them all'),
      ...['a', 'b', 'c', 'd'].flatMap((id) => [called(id), found(id, [`PAY-${id.charCodeAt(0)}`], 4_000)]),
    ];
    const sent = fitted(prompt, 2_500);
    expect(estimateTokens(withoutInstructions(sent))).toBeLessThanOrEqual(2_500);
    expect(sent).toHaveLength(prompt.length);
    expect(sent.at(-1)).toEqual(prompt.at(-1));
    expect(JSON.stringify(sent[3])).toContain('It was about PAY-97');
  });

  it('leaves out whole turns from the oldest on when words alone are too many, never the question', () => {
    const long = (id: string) => [say('user', `${id} ${'w'.repeat(2_000)}`), say('assistant', 'Yes.')];
    const prompt = [instructions, ...long('a'), ...long('b'), ...long('c'), say('user', 'The question')];
    const sent = fitted(prompt, 1_200);
    expect(sent).toEqual([instructions, ...prompt.slice(3)]);
    expect(fitted(prompt, 1)).toEqual([instructions, say('user', 'The question')]);
  });

  it('counts what a model counts as more: other scripts', () => {
    expect(estimateTokens('課題を探す')).toBeGreaterThan(estimateTokens('abcde'));
  });
});
