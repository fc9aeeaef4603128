import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelFailure } from './model-failure.ts';
import { createModelSource } from './model-source.ts';
import { ModelsUnderTest, providersUnderTest, textIn } from './model-under-test.ts';
import { anthropicMessages } from './scripted-anthropic.ts';
import { type ScriptedModelServer, startScriptedModelServer } from './scripted-model-server.ts';

describe.each(providersUnderTest)('a language model of $provider', (given) => {
  const { provider, path, key, start, ...broken } = given;
  let server: ScriptedModelServer;
  beforeEach(async () => {
    server = await start();
  });
  afterEach(() => server.close());

  const models = (limits?: { firstPartMs?: number; silenceMs?: number }) =>
    new ModelsUnderTest(
      [{ provider, baseUrl: server.baseUrl, model: 'scripted', apiKey: 'sk-test' }],
      limits,
    );

  async function failureOf(promise: Promise<LanguageModelV4StreamPart[]>) {
    try {
      const last = (await promise).at(-1);
      if (last?.type !== 'error') throw new Error('It did not fail.');
      return modelFailure(last.error);
    } catch (error) {
      return modelFailure(error);
    }
  }

  it('streams text, sends the key and says what it cost', async () => {
    server.answer({ text: 'Good morning, everybody.' });
    const parts = await models().ask();
    const deltas = parts.flatMap((part) => (part.type === 'text-delta' ? [part.delta] : []));
    expect(deltas).toEqual(['Good morning', ', everybody.']);
    expect(server.requests[0]?.path).toBe(path);
    expect(server.requests[0]?.headers[key.header]).toBe(key.value);
    expect(server.requests[0]?.body).toMatchObject({ model: 'scripted', stream: true });
    expect(parts.at(-1)).toMatchObject({
      type: 'finish',
      usage: { inputTokens: { total: 25 }, outputTokens: { total: 15 } },
    });
  });

  it('gives each tool call an id of its own, even when the server repeats one', async () => {
    const call = { id: 'call_0', name: 'read_issues', input: { keys: ['PAY-1'] } };
    server.answer({ calls: [call] }, { calls: [call] });
    const asked = models();
    const ids = [...(await asked.ask()), ...(await asked.ask())].flatMap((part) =>
      part.type === 'tool-call' ? [[part.toolCallId, part.input]] : [],
    );
    expect(ids).toEqual([
      ['00000001a', '{"keys":["PAY-1"]}'],
      ['00000002a', '{"keys":["PAY-1"]}'],
    ]);
  });

  it('calls two tools at once', async () => {
    server.answer({
      calls: [
        { id: 'a', name: 'read_issues', input: { keys: ['PAY-1'] } },
        { id: 'b', name: 'read_issues', input: { keys: ['PAY-2'] } },
      ],
    });
    const calls = (await models().ask()).filter(({ type }) => type === 'tool-call');
    expect(calls).toMatchObject([{ input: '{"keys":["PAY-1"]}' }, { input: '{"keys":["PAY-2"]}' }]);
  });

  it('asks once more when the server is overloaded, after the time it names', async () => {
    server.answer({ status: 429, headers: { 'retry-after': '2' } }, { text: 'Here I am.' });
    const asked = models();
    expect(textIn(await asked.ask())).toBe('Here I am.');
    expect(asked.slept).toEqual([2_000]);
  });

  it('asks once more after a moment when the server names no time', async () => {
    server.answer({ status: 429 }, { text: 'Here I am.' });
    const asked = models();
    expect(textIn(await asked.ask())).toBe('Here I am.');
    expect(asked.slept).toEqual([700]);
  });

  it('does not wait longer than a person would', async () => {
    server.answer({ status: 429, headers: { 'retry-after': '60' } });
    const asked = models();
    const failure = await failureOf(asked.ask());
    expect(failure.code).toBe('assistant.model-failed');
    expect(failure.detail).toContain('rate limit');
    expect(failure.retryAfterSeconds).toBe(60);
    expect(asked.slept).toEqual([]);
  });

  const refusal = '{"type":"error","error":{"type":"refused","message":"key sk-test is wrong"}}';
  it.each([
    [401, 'did not accept the key'],
    [402, 'no credit'],
    [403, 'did not accept the key'],
    [404, 'model name is not known'],
    [413, 'too long'],
    [500, 'a fault of its own'],
    [400, 'did not accept the request'],
  ])('says what HTTP %i means, without the words of the server', async (status, words) => {
    server.answer({ status, body: refusal });
    const failure = await failureOf(models().ask());
    expect(failure.code).toBe('assistant.model-failed');
    expect(failure.detail).toContain(words);
    expect(failure.message).not.toContain('sk-test');
  });

  it.each(['context_length_exceeded', 'prompt is too long: 250000 tokens > 200000 maximum'])(
    'knows that the conversation is too long by "%s"',
    async (message) => {
      server.answer({
        status: 400,
        body: JSON.stringify({ error: { type: 'invalid_request_error', message } }),
      });
      expect((await failureOf(models().ask())).detail).toContain('The conversation is too long for it');
    },
  );

  it.each([
    ['HTML', { raw: '<html>Welcome to the wifi</html>' }],
    ['JSON of another kind', { raw: broken.otherJson }],
    ['an event that is no JSON', { raw: 'data: {"choices": [\n\n' }],
    ['nothing', { raw: '' }],
  ])('answers %s with model-failed', async (_name, answer) => {
    server.answer(answer);
    const failure = await failureOf(models().ask());
    expect(failure.code).toBe('assistant.model-failed');
    expect(failure.detail).toMatch(/What it sent cannot be read\.|It answered nothing\./);
  });

  it('answers an error that is streamed with model-failed, without the words of the server', async () => {
    server.answer({ raw: broken.failingStream });
    const failure = await failureOf(models().ask());
    expect(failure.code).toBe('assistant.model-failed');
    expect(failure.detail).toMatch(/cannot be read|a fault of its own/);
    expect(failure.message).not.toContain('verloaded');
  });

  it('answers a server that is not there, or that breaks off, with model-unreachable', async () => {
    server.answer('break-off');
    expect((await failureOf(models().ask())).code).toBe('assistant.model-unreachable');
    const asked = models();
    await server.close();
    expect((await failureOf(asked.ask())).code).toBe('assistant.model-unreachable');
    server = await start();
  });

  it('takes an answer that ends in its middle for no whole answer', async () => {
    server.answer('cut-short');
    const parts = await models().ask();
    expect(textIn(parts)).toContain('I was');
    expect((await failureOf(Promise.resolve(parts))).detail).toMatch(/broke off|cannot be read/);
  });

  it('gives up a server that does not begin to answer, and tells it', async () => {
    server.answer('hang');
    const failure = await failureOf(models({ firstPartMs: 40 }).ask());
    expect(failure).toMatchObject({
      code: 'assistant.model-unreachable',
      detail: 'It did not answer in time.',
    });
    await server.hungUp();
  });

  it('gives up a server that falls silent in the middle, and keeps what it said', async () => {
    server.answer('fall-silent');
    const parts = await models({ silenceMs: 40 }).ask();
    expect(textIn(parts)).toContain('I was');
    expect((await failureOf(Promise.resolve(parts))).detail).toBe('It did not answer in time.');
    await server.hungUp();
  });

  it('is told when the person stops', async () => {
    server.answer('hang');
    const stop = new AbortController();
    const asked = models().ask(stop.signal);
    await server.asked();
    stop.abort(new DOMException('Stopped', 'AbortError'));
    await expect(asked).rejects.toThrow('Stopped');
    await server.hungUp();
  });
});

describe('a language model', () => {
  it('that is OpenAI-compatible is sent no key when there is none', async () => {
    const server = await startScriptedModelServer();
    server.answer({ text: 'Hi' });
    const models = new ModelsUnderTest([
      { provider: 'openai-compatible', baseUrl: server.baseUrl, model: 'scripted', apiKey: null },
    ]);
    await models.ask();
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
    [
      'https://acme.openai.azure.com/openai/v1',
      'https://acme.openai.azure.com/openai/v1/chat/completions?api-version=v1',
    ],
    ['https://gateway.acme.com/azure/v1', 'https://gateway.acme.com/azure/v1/chat/completions'],
  ])('of Azure at %s is asked at %s', async (baseUrl, address) => {
    const asked: string[] = [];
    const source = createModelSource(
      [{ provider: 'azure-openai', baseUrl, model: 'chat', apiKey: 'k' }],
      {
        random: () => 0,
        newId: () => 'id',
        now: () => 0,
        sleep: async () => undefined,
        async fetch(input) {
          asked.push(String(input));
          throw new TypeError('fetch failed');
        },
      },
      { firstPartMs: 1_000, firstPartWithOthersMs: 1_000, silenceMs: 1_000, contextTokens: 24_000 },
    );
    const model = source.forTurn({
      situation: () => Promise.reject(new Error('unused')),
      onAnswering: () => undefined,
      usedUp: async () => null,
      onSpent: () => undefined,
      log: () => undefined,
    });
    const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hello' }] }];
    await expect(model.doStream({ prompt })).rejects.toThrow();
    expect(asked).toEqual([address]);
  });

  it('of Anthropic is asked to keep the instructions, and the tools before them, for the next step', async () => {
    const server = await startScriptedModelServer(anthropicMessages);
    server.answer({ text: 'Hi' });
    const models = new ModelsUnderTest([
      { provider: 'anthropic', baseUrl: server.baseUrl, model: 'scripted', apiKey: 'k' },
    ]);
    const { stream } = await models.model().doStream({
      prompt: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
      ],
    });
    await stream.cancel();
    expect(server.requests[0]?.body).toMatchObject({
      system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
    });
    await server.close();
  });

  it('says that an Anthropic account has no credit left', async () => {
    const server = await startScriptedModelServer(anthropicMessages);
    const message = 'Your credit balance is too low to access the Anthropic API.';
    const body = JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message } });
    server.answer({ status: 400, body });
    const models = new ModelsUnderTest([
      { provider: 'anthropic', baseUrl: server.baseUrl, model: 'scripted', apiKey: 'k' },
    ]);
    const error = await models.ask().then(undefined, (failure: unknown) => failure);
    expect(modelFailure(error).detail).toBe('The account has no credit left (HTTP 400).');
    await server.close();
  });
});
