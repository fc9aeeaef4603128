import { randomUUID } from 'node:crypto';
import type { AllowableAction } from '@sidelight/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatRig, newIssues, startChatRig } from '../chat.test-rig.ts';
import {
  type ScriptedCall,
  type ScriptedModelServer,
  startScriptedModelServer,
} from '../models/scripted-model-server.ts';
import type { Turn } from '../turn.test-rig.ts';

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

  it('counts the issues, not what is done to each', async () => {
    const keys = await newIssues(rig, 21);
    const call = (count: number) => ({
      name: 'change_issue',
      input: { keys: keys.slice(0, count), addLabels: ['plants'], vote: false, watch: false },
    });
    await allow('change', 'follow');
    const all = await ask(randomUUID(), call(21));
    expect(all.plans[0]).toMatchObject({ total: 42, allowedBy: null, mayAllow: false });
    const few = await ask(randomUUID(), call(20));
    expect(few.plans[0]).toMatchObject({ total: 40, allowedBy: 'always' });
    for (const { labels } of await rig.amelie.account.snapshots(keys.slice(0, 20))) {
      expect(labels).toEqual(['plants']);
    }
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
