import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodedError } from '../../coded-error.ts';
import type { LanguageModelConfig } from '../../model-settings.ts';
import { AssistantError } from '../assistant-error.ts';
import { ModelsUnderTest, providersUnderTest, textIn } from './model-under-test.ts';
import { anthropicMessages } from './scripted-anthropic.ts';
import {
  type ScriptedAnswer,
  type ScriptedModelServer,
  startScriptedModelServer,
} from './scripted-model-server.ts';

let first: ScriptedModelServer;
let second: ScriptedModelServer;
beforeEach(async () => {
  [first, second] = await Promise.all([
    startScriptedModelServer(),
    startScriptedModelServer(anthropicMessages),
  ]);
  second.otherwise(() => ({ text: 'The second answers.' }));
});
afterEach(() => Promise.all([first.close(), second.close()]));

function both(): ModelsUnderTest {
  return new ModelsUnderTest([firstConfig(), secondConfig()]);
}
const firstConfig = (): LanguageModelConfig => ({
  provider: 'openai-compatible',
  baseUrl: first.baseUrl,
  model: 'alpha',
  apiKey: null,
});
const secondConfig = (): LanguageModelConfig => ({
  provider: 'anthropic',
  baseUrl: second.baseUrl,
  model: 'beta',
  apiKey: 'k',
});

const failures: [string, ScriptedAnswer[], string][] = [
  ['is rate limited', [{ status: 429, headers: { 'retry-after': '60' } }], 'rate limit'],
  ['is overloaded twice', [{ status: 429 }, { status: 429 }], 'rate limit'],
  ['has no credit left', [{ status: 402 }], 'no credit'],
  ['is out of quota', [{ status: 403, body: '{"error":{"message":"insufficient_quota"}}' }], 'no credit'],
  ['does not accept the key', [{ status: 401 }], 'did not accept the key'],
  ['does not know the model', [{ status: 404 }], 'not known there'],
  ['has a fault', [{ status: 500 }], 'a fault of its own'],
  ['finds the conversation too long', [{ status: 413 }], 'too long'],
  ['refuses the request', [{ status: 400 }], 'did not accept the request'],
  ['sends what is no answer', [{ raw: '<html></html>' }], 'cannot be read|answered nothing'],
  ['sends nothing', [{ raw: '' }], 'cannot be read|answered nothing'],
  ['does not begin to answer', ['hang'], 'in time'],
];

describe.each(providersUnderTest)(
  'the next model answers when the first, of $provider,',
  ({ provider, start }) => {
    let failing: ScriptedModelServer;
    beforeEach(async () => {
      failing = await start();
    });
    afterEach(() => failing.close());
    const models = (firstPartWithOthersMs = 5_000) =>
      new ModelsUnderTest(
        [{ provider, baseUrl: failing.baseUrl, model: 'alpha', apiKey: 'k' }, secondConfig()],
        { firstPartWithOthersMs },
      );

    it.each(failures)('%s', async (_name, answers, why) => {
      failing.answer(...answers);
      const asked = models(answers.includes('hang') ? 60 : undefined);
      expect(textIn(await asked.ask())).toBe('The second answers.');
      expect(asked.answering).toEqual([
        { model: 'beta', insteadOf: { model: 'alpha', why: expect.stringMatching(why) } },
      ]);
      expect(asked.logged).toHaveLength(1);
    });

    it('is not there', async () => {
      const asked = models();
      await failing.close();
      expect(textIn(await asked.ask())).toBe('The second answers.');
      expect(asked.answering[0]?.insteadOf?.why).toBe('There is no connection to it.');
      failing = await start();
    });
  },
);

it('never asks the next once something was said: the person would read two answers in one', async () => {
  first.answer('break-off');
  const models = both();
  const parts = await models.ask();
  expect(textIn(parts)).toContain('I was');
  expect(parts.at(-1)?.type).toBe('error');
  expect(second.requests).toHaveLength(0);
  // But it rests, and the next question goes to the other.
  expect(textIn(await models.ask())).toBe('The second answers.');
});

it('a failing model rests, twice as long each time, and is asked again after that', async () => {
  const models = both();
  first.answer({ status: 500 });
  await models.ask();
  expect(models.source.health()).toEqual([
    { name: 'alpha', rest: expect.objectContaining({ until: models.now + 30_000 }) },
    { name: 'beta', rest: null },
  ]);
  await models.ask();
  expect(first.requests).toHaveLength(1);
  expect(models.answering[1]).toEqual({
    model: 'beta',
    insteadOf: { model: 'alpha', why: 'It has a fault of its own (HTTP 500).' },
  });
  models.now += 30_000;
  first.answer({ status: 500 });
  await models.ask();
  expect(models.source.health()[0]?.rest?.until).toBe(models.now + 60_000);
  models.now += 60_000;
  first.answer({ text: 'Back again.' });
  expect(textIn(await models.ask())).toBe('Back again.');
  expect(models.answering.at(-1)).toEqual({ model: 'alpha', insteadOf: null });
  expect(models.source.health()[0]?.rest).toBeNull();
});

it('a model rests as long as its server asks for', async () => {
  const models = both();
  first.answer({ status: 429, headers: { 'retry-after': '300' } });
  await models.ask();
  expect(models.source.health()[0]?.rest?.until).toBe(models.now + 300_000);
});

it('a request that one model refuses does not make it rest', async () => {
  const models = both();
  first.answer({ status: 413 }, { text: 'Shorter.' });
  await models.ask();
  expect(textIn(await models.ask())).toBe('Shorter.');
});

it('names every model with its reason when none answers, and asks resting ones rather than none', async () => {
  second.otherwise(() => ({ status: 401 }));
  const models = both();
  first.answer({ status: 500 }, { text: 'Here I am.' });
  const error = await models.ask().then(undefined, (failure: CodedError) => failure);
  expect(error).toMatchObject({
    code: 'assistant.model-failed',
    detail: 'alpha: It has a fault of its own (HTTP 500). beta: It did not accept the key (HTTP 401).',
  });
  expect(textIn(await models.ask())).toBe('Here I am.');
});

it('the built-in model, when it is the last, always answers', async () => {
  first.answer({ status: 500 });
  second.otherwise(() => ({ status: 529 }));
  const models = new ModelsUnderTest([firstConfig(), secondConfig(), { provider: 'built-in' }]);
  expect(textIn(await models.ask())).toContain('Hello!');
  expect(models.answering[0]).toMatchObject({ model: 'built-in', insteadOf: { model: 'alpha' } });
});

it('counts what each model says an answer cost, also when it broke off or was stopped', async () => {
  first.answer({ text: 'One.' }, { status: 500 }, 'break-off');
  const models = both();
  await models.ask();
  await models.ask();
  models.now += 60_000;
  await models.ask();
  const stop = new AbortController();
  models.now += 120_000;
  first.answer('fall-silent');
  const { stream } = await models.model().doStream({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'x'.repeat(400) }] }],
    abortSignal: stop.signal,
  });
  const reader = stream.getReader();
  await reader.read();
  await reader.cancel();
  expect(models.spent).toEqual([
    { model: 'alpha', inputTokens: 25, outputTokens: 15 },
    { model: 'beta', inputTokens: 25, outputTokens: 15 },
    { model: 'alpha', inputTokens: expect.any(Number), outputTokens: expect.any(Number) },
    { model: 'alpha', inputTokens: expect.any(Number), outputTokens: expect.any(Number) },
  ]);
  expect(models.spent[2]?.outputTokens).toBeGreaterThan(0);
  expect(models.spent[3]?.inputTokens).toBeGreaterThan(100);
});

it('asks no model that is counted when the share of the day is used up', async () => {
  const refusal = new AssistantError('assistant.budget-used', { detail: 'All used up.' });
  const models = both();
  models.usedUp = refusal;
  await expect(models.ask()).rejects.toBe(refusal);
  const withBuiltIn = new ModelsUnderTest([firstConfig(), { provider: 'built-in' }]);
  withBuiltIn.usedUp = refusal;
  expect(textIn(await withBuiltIn.ask())).toContain('Hello!');
  expect(withBuiltIn.answering).toEqual([
    { model: 'built-in', insteadOf: { model: 'alpha', why: 'All used up.' } },
  ]);
  expect(withBuiltIn.spent).toEqual([]);
  expect(first.requests).toHaveLength(0);
});

it('two models of one name are told apart', () => {
  const models = new ModelsUnderTest([firstConfig(), { ...secondConfig(), model: 'alpha' }]);
  expect(models.source.health().map(({ name }) => name)).toEqual(['alpha (1)', 'alpha (2)']);
});

it('a person who stops is not answered by another model', async () => {
  first.answer('hang');
  const stop = new AbortController();
  const models = both();
  const asked = models.ask(stop.signal);
  await first.asked();
  stop.abort(new DOMException('Stopped', 'AbortError'));
  await expect(asked).rejects.toThrow('Stopped');
  expect(second.requests).toHaveLength(0);
  expect(models.source.health()[0]?.rest).toBeNull();
});
