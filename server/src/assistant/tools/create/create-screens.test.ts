import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChatRig, startChatRig } from '../../chat.test-rig.ts';

let rig: ChatRig;
beforeAll(async () => {
  rig = await startChatRig();
});
afterAll(() => rig.close());

/** The types whose create screens were asked for, each time. */
const screensAsked = () =>
  rig.sandbox.calls.flatMap(({ path }) => /\/createmeta\/[^/]+\/issuetypes\/(\d+)$/.exec(path)?.[1] ?? []);

it('asks for the create screens of the types that are meant, each once', async () => {
  const project = rig.sandbox.site.projects[0]?.key ?? '';
  const id = randomUUID();
  rig.sandbox.clearCalls();
  const types = await rig.amelie.account.creatableTypes(project);
  const idOf = (name: string) => types.find((type) => type.name === name)?.id;
  expect(types.length).toBeGreaterThan(3);
  const one = await rig.amelie.say(id, `create a bug in ${project}: The rope is wet`);
  expect(one.plans).toHaveLength(1);
  expect(screensAsked()).toEqual([idOf('Bug')]);
  const two = await rig.amelie.say(id, `create two bugs in ${project}: The rope is dry; The rope is gone`);
  expect(two.plans).toHaveLength(1);
  expect(screensAsked()).toEqual([idOf('Bug')]);
  await rig.amelie.say(id, `create a story in ${project}: Buy a rope`);
  expect(screensAsked()).toEqual([idOf('Bug'), idOf('Story')]);
});
