import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ChatRig, startChatRig } from './chat.test-rig.ts';
import { type ScriptedModelServer, startScriptedModelServer } from './models/scripted-model-server.ts';

let model: ScriptedModelServer;
let rig: ChatRig;
beforeAll(async () => {
  model = await startScriptedModelServer();
  model.otherwise(() => ({ text: 'Done.' }));
  rig = await startChatRig({
    models: [{ provider: 'openai-compatible', baseUrl: model.baseUrl, model: 'scripted', apiKey: null }],
    limits: { steps: 4, points: 30, firstPartMs: 800, silenceMs: 800 },
    dailyTokens: 1_000,
  });
});
afterEach(() => {
  model.forget();
  model.otherwise(() => ({ text: 'Done.' }));
});
afterAll(async () => {
  await rig.close();
  await model.close();
});

const search = { name: 'search_issues', input: { criteria: { statusCategory: 'open' }, limit: 20 } };

describe('one turn', () => {
  it('asks Jira for no more than its points, and says so to the model and the person', async () => {
    model.answer({ calls: [search, search] }, { calls: [search] }, { text: 'That is what I have.' });
    const turn = await rig.amelie.say(randomUUID(), 'Read everything');
    const failures = turn.chunks.filter(({ type }) => type === 'tool-output-error');
    expect(failures.length).toBeGreaterThanOrEqual(1);
    expect(failures.at(-1)?.['errorText']).toMatch(
      /^This asks more of Jira than one question may\. It has used \d+ points of the hour's quota; one question may use 30\. Ask for less at once/,
    );
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toContain('one question may use 30');
    expect(turn.text).toBe('That is what I have.');
    // The next question begins anew.
    model.answer({ calls: [search] }, { text: 'Here.' });
    const next = await rig.amelie.say(randomUUID(), 'Read some');
    expect(next.chunks.some(({ type }) => type === 'tool-output-error')).toBe(false);
  });

  it('calls the model no more often than its steps; in the last it can only answer', async () => {
    model.otherwise(({ tool_choice }) =>
      tool_choice === 'none'
        ? { text: 'Enough.' }
        : { calls: [{ name: 'read_issues', input: { keys: ['PAY-1'] } }] },
    );
    const before = model.requests.length;
    const turn = await rig.amelie.say(randomUUID(), 'Go round in circles');
    expect(turn.text).toBe('Enough.');
    expect(model.requests.length - before).toBe(4);
  });

  it.each([
    ['does not begin to answer', 'hang', ''],
    ['falls silent in the middle', 'fall-silent', 'I was about '],
    ['ends its answer in the middle', 'cut-short', 'I was about '],
    ['breaks off', 'break-off', 'I was about '],
  ] as const)('says when the model %s, keeps what it said, and can go on', async (_name, answer, said) => {
    // What breaks off is counted by an estimate, which a day of this rig has not much room for.
    rig.advance(86_400_000);
    const conversationId = randomUUID();
    model.answer(answer);
    const turn = await rig.amelie.say(conversationId, 'Hello');
    expect(turn.text).toBe(said);
    expect(turn.problems).toMatchObject([{ code: expect.stringMatching(/^assistant\.model-/) }]);
    await expect.poll(async () => (await rig.amelie.say(conversationId, 'Again')).text).toBe('Done.');
  });

  it('says when the share of the day is used up and no other model may answer', async () => {
    model.otherwise(() => ({ text: 'x' }));
    let last = await rig.other.say(randomUUID(), 'Hello');
    for (let turns = 0; turns < 40 && last.problems.length === 0; turns += 1) {
      last = await rig.other.say(randomUUID(), 'Hello again');
    }
    expect(last.problems).toMatchObject([
      {
        code: 'assistant.budget-used',
        detail: expect.stringMatching(/^All 1,000 tokens of today are used up; the next are free on \w+day/),
        retryAfterSeconds: expect.any(Number),
      },
    ]);
    expect(last.text).toBe('');
    rig.advance(86_400_000);
    expect((await rig.other.say(randomUUID(), 'Good morning')).text).toBe('x');
  });
});

it('one turn takes no longer than its time, also when every single answer is in time', async () => {
  const slow = await startChatRig({
    models: [{ provider: 'openai-compatible', baseUrl: model.baseUrl, model: 'scripted', apiKey: null }],
    limits: { totalMs: 1_000 },
  });
  model.answer({ text: 'Before.' }, { calls: [{ name: 'read_issues', input: { keys: ['PAY-1'] } }] }, 'hang');
  const conversationId = randomUUID();
  await slow.amelie.say(conversationId, 'Hello');
  const turn = await slow.amelie.say(conversationId, 'How is PAY-1?');
  expect(turn.chunks.some(({ type }) => type === 'tool-output-available')).toBe(true);
  expect(turn.problems).toMatchObject([
    { code: 'assistant.turn-too-long', detail: 'One question may take 1 s.' },
  ]);
  await slow.close();
});
