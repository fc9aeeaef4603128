import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { newIssues, startChatRig } from '../../chat.test-rig.ts';
import { startScriptedModelServer } from '../../models/scripted-model-server.ts';

it('a field that is given under its own name and among the others is asked about, not chosen', async () => {
  const model = await startScriptedModelServer();
  onTestFinished(() => model.close());
  const rig = await startChatRig({
    models: [{ provider: 'openai-compatible', baseUrl: model.baseUrl, model: 'scripted', apiKey: null }],
  });
  onTestFinished(() => rig.close());
  const [key = ''] = await newIssues(rig, 1);
  for (const [given, name] of [
    [{ summary: 'One', fields: { Summary: 'Other' } }, 'Summary'],
    [{ dueDate: '2026-12-01', fields: { 'Due date': '2026-12-02' } }, 'Due date'],
  ] as const) {
    model.forget();
    model.answer({ calls: [{ name: 'change_issue', input: { key, ...given } }] }, { text: 'Done.' });
    const turn = await rig.amelie.say(randomUUID(), 'As I said.');
    expect(turn.plans).toEqual([]);
    expect(JSON.stringify(turn.chunks)).toContain(`${name} was given twice`);
  }
});
