import type { LanguageModelV4, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LanguageModelConfig } from '../../model-settings.ts';
import { modelFailure } from './model-failure.ts';
import { createModelSource } from './model-source.ts';
import { anthropicMessages } from './scripted-anthropic.ts';
import { type ScriptedModelServer, startScriptedModelServer } from './scripted-model-server.ts';

interface Provider {
  readonly provider: LanguageModelConfig['provider'];
  readonly path: string;
  readonly key: { readonly header: string; readonly value: string };
  readonly start: () => Promise<ScriptedModelServer>;
  readonly otherJson: string;
  readonly failingStream: string;
}

const openAI = {
  path: '/v1/chat/completions',
  start: () => startScriptedModelServer(),
  otherJson: 'data: {"hello":"world"}\n\ndata: [DONE]\n\n',
  failingStream: 'data: {"error":{"message":"overloaded"}}\n\n',
};
const providers: readonly Provider[] = [
  {
    provider: 'openai-compatible',
    key: { header: 'authorization', value: 'Bearer sk-test' },
    ...openAI,
  },
  { provider: 'azure-openai', key: { header: 'api-key', value: 'sk-test' }, ...openAI },
  {
    provider: 'anthropic',
    key: { header: 'x-api-key', value: 'sk-test' },
    path: '/v1/messages',
    start: () => startScriptedModelServer(anthropicMessages),
    otherJson: 'data: {"hello":"world"}\n\n',
    failingStream:
      'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n',
  },
];

describe.each(providers)('a language model of $provider', ({ provider, path, key, start, ...broken }) => {
  let server: ScriptedModelServer;
  const slept: number[] = [];
  beforeEach(async () => {
    server = await start();
    slept.length = 0;
  });
  afterEach(() => server.close());

  async function model(): Promise<LanguageModelV4> {
    let count = 0;
    const source = createModelSource(
      { provider, baseUrl: server.baseUrl, model: 'scripted', apiKey: 'sk-test' },
      {
        fetch,
        random: () => 0,
        newId: () => `0000000${++count}-aaaa`,
        sleep: async (milliseconds) => void slept.push(milliseconds),
      },
    );
    return source.forTurn(() => Promise.reject(new Error('It reads the prompt alone.')));
  }

  async function ask(given?: LanguageModelV4): Promise<LanguageModelV4StreamPart[]> {
    const asked = given ?? (await model());
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

  it('streams text and sends the key', async () => {
    server.answer({ text: 'Good morning, everybody.' });
    const parts = await ask();
    const deltas = parts.flatMap((part) => (part.type === 'text-delta' ? [part.delta] : []));
    expect(deltas).toEqual(['Good morning', ', everybody.']);
    expect(server.requests[0]?.path).toBe(path);
    expect(server.requests[0]?.headers[key.header]).toBe(key.value);
    expect(server.requests[0]?.body).toMatchObject({ model: 'scripted', stream: true });
  });

  it('gives each tool call an id of its own, even when the server repeats one', async () => {
    const call = { id: 'call_0', name: 'get_issue', input: { key: 'PAY-1' } };
    server.answer({ calls: [call] }, { calls: [call] });
    const asked = await model();
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

  const refusal = '{"type":"error","error":{"type":"refused","message":"key sk-test is wrong"}}';
  it.each([
    [401, 'did not accept the key'],
    [402, 'no credit'],
    [404, 'model name is not known'],
    [413, 'too long'],
    [500, 'a fault of its own'],
    [400, 'did not accept the request'],
  ])('says what HTTP %i means, without the words of the server', async (status, words) => {
    server.answer({ status, body: refusal });
    const failure = await failureOf(ask());
    expect(failure.code).toBe('assistant.model-failed');
    expect(failure.detail).toContain(words);
    expect(failure.message).not.toContain('sk-test');
  });

  it.each([
    ['HTML', { raw: '<html>Welcome to the wifi</html>' }],
    ['JSON of another kind', { raw: broken.otherJson }],
    ['nothing', { raw: '' }],
  ])('answers %s with model-failed', async (_name, answer) => {
    server.answer(answer);
    const failure = await failureOf(ask());
    expect(failure.code).toBe('assistant.model-failed');
    expect(failure.detail).toBe('What it sent cannot be read.');
  });

  it('answers an error that is streamed with model-failed, without the words of the server', async () => {
    server.answer({ raw: broken.failingStream });
    const failure = await failureOf(ask());
    expect(failure.code).toBe('assistant.model-failed');
    expect(failure.detail).toMatch(/cannot be read|a fault of its own/);
    expect(failure.message).not.toContain('verloaded');
  });

  it('answers a server that is not there, or that breaks off, with model-unreachable', async () => {
    server.answer('break-off');
    expect((await failureOf(ask())).code).toBe('assistant.model-unreachable');
    const asked = await model();
    await server.close();
    expect((await failureOf(ask(asked))).code).toBe('assistant.model-unreachable');
    server = await start();
  });
});

describe('a language model', () => {
  const ambient = { fetch, random: () => 0, newId: () => 'id', sleep: async () => undefined };
  const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hello' }] }];

  it('that is OpenAI-compatible is sent no key when there is none', async () => {
    const server = await startScriptedModelServer();
    server.answer({ text: 'Hi' });
    const source = createModelSource(
      { provider: 'openai-compatible', baseUrl: server.baseUrl, model: 'scripted', apiKey: null },
      ambient,
    );
    const model = await source.forTurn(() => Promise.reject(new Error('unused')));
    await (await model.doStream({ prompt })).stream.cancel();
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
    await server.close();
  });

  it.each([
    [
      'https://acme.openai.azure.com',
      'https://acme.openai.azure.com/openai/v1/chat/completions?api-version=v1',
    ],
    [
      'https://acme.openai.azure.com/openai',
      'https://acme.openai.azure.com/openai/v1/chat/completions?api-version=v1',
    ],
    ['https://gateway.acme.com/azure/v1', 'https://gateway.acme.com/azure/v1/chat/completions'],
  ])('of Azure at %s is asked at %s', async (baseUrl, address) => {
    const asked: string[] = [];
    const source = createModelSource(
      { provider: 'azure-openai', baseUrl, model: 'chat', apiKey: 'k' },
      {
        ...ambient,
        async fetch(input) {
          asked.push(String(input));
          throw new TypeError('fetch failed');
        },
      },
    );
    const model = await source.forTurn(() => Promise.reject(new Error('unused')));
    await expect(model.doStream({ prompt })).rejects.toThrow();
    expect(asked).toEqual([address]);
  });

  it('says that an Anthropic account has no credit left', async () => {
    const server = await startScriptedModelServer(anthropicMessages);
    const message = 'Your credit balance is too low to access the Anthropic API.';
    const body = JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message } });
    server.answer({ status: 400, body });
    const source = createModelSource(
      { provider: 'anthropic', baseUrl: server.baseUrl, model: 'scripted', apiKey: 'k' },
      ambient,
    );
    const model = await source.forTurn(() => Promise.reject(new Error('unused')));
    const error = await model.doStream({ prompt }).then(undefined, (failure: unknown) => failure);
    expect(modelFailure(error).detail).toBe('The account has no credit left (HTTP 400).');
    await server.close();
  });
});
