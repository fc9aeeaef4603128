import { randomUUID } from 'node:crypto';
import type { AllowableAction } from '@sidelight/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatRig, newIssues, startChatRig, type Turn } from '../chat.test-rig.ts';
import {
  type ScriptedCall,
  type ScriptedModelServer,
  startScriptedModelServer,
} from '../models/scripted-model-server.ts';

let model: ScriptedModelServer;
let rig: ChatRig;
beforeAll(async () => {
  model = await startScriptedModelServer();
  rig = await startChatRig({
    models: [{ provider: 'openai-compatible', baseUrl: model.baseUrl, model: 'scripted', apiKey: null }],
  });
});
afterAll(async () => {
  await rig?.close();
  await model?.close();
});

const allow = (...allowed: AllowableAction[]) =>
  rig.amelie.ask('PUT', '/api/rules', { readOnly: false, allowed });
const ask = (id: string, call: ScriptedCall): Promise<Turn> => {
  model.forget();
  model.answer({ calls: [call] }, { text: 'Done.' });
  return rig.amelie.say(id, 'As I said.');
};

describe('a rule about one kind of change', () => {
  it('is not about what one call does along with it', async () => {
    const [key = '', other = ''] = await newIssues(rig, 2);
    const call = (label: string) => ({
      name: 'change_issue',
      input: { key, addLabels: [label], link: { relation: 'blocks', other } },
    });
    await allow('change');
    const asked = await ask(randomUUID(), call('plants'));
    expect(asked.plans[0]).toMatchObject({ action: 'change', allowedBy: null, mayAllow: false });
    expect(await rig.amelie.account.links.of(key)).toEqual([]);

    await allow('change', 'link');
    const unasked = await ask(randomUUID(), call('trees'));
    expect(unasked.plans[0]).toMatchObject({ allowedBy: 'always' });
    expect(await rig.amelie.account.links.of(key)).toHaveLength(1);
  });

  it('never deletes a link', async () => {
    const [key = '', other = ''] = await newIssues(rig, 2);
    await allow('change', 'link');
    await ask(randomUUID(), { name: 'change_issue', input: { key, link: { other } } });
    expect(await rig.amelie.account.links.of(key)).toHaveLength(1);
    for (const along of [{}, { watch: true }, { addLabels: ['plants'] }]) {
      const turn = await ask(randomUUID(), {
        name: 'change_issue',
        input: { key, link: { other, remove: true }, ...along },
      });
      expect(turn.plans[0]).toMatchObject({ action: 'delete', allowedBy: null, mayAllow: false });
    }
    expect(await rig.amelie.account.links.of(key)).toHaveLength(1);
  });
});
