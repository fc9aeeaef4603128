import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { startChatRig } from './chat.test-rig.ts';
import { startScriptedModelServer } from './models/scripted-model-server.ts';

it('sends a long call of a model once, not in its pieces: building a message of those takes time as its square', async () => {
  const model = await startScriptedModelServer();
  onTestFinished(() => model.close());
  const rig = await startChatRig({
    models: [{ provider: 'openai-compatible', baseUrl: model.baseUrl, model: 'scripted', apiKey: null }],
  });
  onTestFinished(() => rig.close());
  const issues = Array.from({ length: 10 }, (_, at) => ({
    project: 'PAY',
    summary: `Plank ${at}`,
    description: 'A long plank. '.repeat(500),
  }));
  model.answer({ calls: [{ name: 'create_issues', input: { issues } }] }, { text: 'Done.' });
  const turn = await rig.amelie.say(randomUUID(), 'Create them.');
  expect(turn.plans[0]).toMatchObject({ total: 10 });
  const types = turn.chunks.map(({ type }) => type);
  expect(types).toContain('tool-input-start');
  expect(types).not.toContain('tool-input-delta');
  expect(turn.chunks.find(({ type }) => type === 'tool-input-available')?.['input']).toEqual({ issues });
});
