import type { LanguageModelV4, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelFailure } from './model-failure.ts';
import { createOpenAICompatibleModel } from './openai-compatible.ts';
import { type ScriptedModelServer, startScriptedModelServer } from './scripted-model-server.ts';

let server: ScriptedModelServer;
const slept: number[] = [];
beforeEach(async () => {
  server = await startScriptedModelServer();
  slept.length = 0;
});
afterEach(() => server.close());

function model(apiKey: string | null = 'sk-test'): LanguageModelV4 {
  let count = 0;
  return createOpenAICompatibleModel(
    { provider: 'openai-compatible', baseUrl: server.baseUrl, model: 'scripted', apiKey },
    {
      fetch,
      random: () => 0,
      newId: () => `0000000${++count}-aaaa`,
      sleep: async (milliseconds) => void slept.push(milliseconds),
    },
  );
}

async function ask(asked = model()): Promise<LanguageModelV4StreamPart[]> {
  const { stream } = await asked.doStream({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
  });
  const parts: LanguageModelV4StreamPart[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}

async function failureOf(promise: Promise<LanguageModelV4StreamPart[]>) {
  try {
    const parts = await promise;
    return modelFailure(parts.find((part) => part.type === 'error')?.error);
  } catch (error) {
    return modelFailure(error);
  }
}

describe('createOpenAICompatibleModel', () => {
  it('streams text and sends the key as a bearer token', async () => {
    server.answer({ text: 'Good morning, everybody.' });
    const parts = await ask();
    const text = parts.flatMap((part) => (part.type === 'text-delta' ? [part.delta] : [])).join('');
    expect(text).toBe('Good morning, everybody.');
    expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-test');
    expect(server.requests[0]?.body).toMatchObject({ model: 'scripted', stream: true });
  });

  it('sends no key when there is none', async () => {
    server.answer({ text: 'Hi' });
    await ask(model(null));
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('gives each tool call an id of its own, even when the server repeats one', async () => {
    const call = { id: 'call_0', name: 'get_issue', input: { key: 'PAY-1' } };
    server.answer({ calls: [call] }, { calls: [call] });
    const asked = model();
    const ids = [...(await ask(asked)), ...(await ask(asked))].flatMap((part) =>
      part.type === 'tool-call' ? [[part.toolCallId, part.input]] : [],
    );
    expect(ids).toEqual([
      ['00000001a', '{"key":"PAY-1"}'],
      ['00000002a', '{"key":"PAY-1"}'],
    ]);
  });

  it('asks once more when the server is overloaded, after the time it names', async () => {
    server.answer({ status: 429, headers: { 'retry-after': '2' } }, { text: 'Here I am.' });
    expect((await ask()).some((part) => part.type === 'text-delta')).toBe(true);
    expect(slept).toEqual([2_000]);
  });

  it('does not wait longer than a person would', async () => {
    server.answer({ status: 429, headers: { 'retry-after': '60' } });
    const failure = await failureOf(ask());
    expect(failure.code).toBe('assistant.model-failed');
    expect(failure.detail).toContain('rate limit');
    expect(slept).toEqual([]);
  });

  it.each([
    [401, 'did not accept the key'],
    [402, 'no credit'],
    [404, 'model name is not known'],
    [413, 'too long'],
    [500, 'a fault of its own'],
    [400, 'did not accept the request'],
  ])('says what HTTP %i means, without the words of the server', async (status, words) => {
    server.answer({ status, body: '{"error":{"message":"key sk-test is wrong"}}' });
    const failure = await failureOf(ask());
    expect(failure.code).toBe('assistant.model-failed');
    expect(failure.detail).toContain(words);
    expect(failure.message).not.toContain('sk-test');
  });

  it.each([
    ['HTML', { raw: '<html>Welcome to the wifi</html>' }],
    ['JSON of another kind', { raw: 'data: {"hello":"world"}\n\ndata: [DONE]\n\n' }],
    ['nothing', { raw: '' }],
    ['an error in mid-stream', { raw: 'data: {"error":{"message":"overloaded"}}\n\n' }],
  ])('answers %s with model-failed', async (_name, answer) => {
    server.answer(answer);
    const failure = await failureOf(ask());
    expect(failure.code).toBe('assistant.model-failed');
    expect(failure.detail).toBe('What it sent cannot be read.');
  });

  it('answers a server that is not there, or that breaks off, with model-unreachable', async () => {
    server.answer('break-off');
    expect((await failureOf(ask())).code).toBe('assistant.model-unreachable');
    const asked = model();
    await server.close();
    expect((await failureOf(ask(asked))).code).toBe('assistant.model-unreachable');
    server = await startScriptedModelServer();
  });
});
