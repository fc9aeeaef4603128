import { randomUUID } from 'node:crypto';
import type { Conversation, WriteOutput } from '@sidelight/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChatRig, startChatRig } from './chat.test-rig.ts';
import { readTurn } from './turn.test-rig.ts';

let rig: ChatRig;
beforeAll(async () => {
  rig = await startChatRig({ sites: 2 });
});
afterAll(() => rig.close());

const site = (index: number) => {
  const found = rig.sandbox.sites[index];
  if (found === undefined) throw new Error(`There is no site ${index}.`);
  return found;
};
const summaryAt = (index: number, key: string) => site(index).issues.get(key)?.summary;

async function rename(id: string, key: string, summary: string): Promise<WriteOutput> {
  const { plans, text } = await rig.amelie.say(id, `rename ${key} to ${summary}`);
  const [plan] = plans;
  if (plan === undefined) throw new Error(text);
  const { chunks } = await rig.amelie.decide(id, plan.toolCallId, true);
  const output = chunks.find(({ type }) => type === 'tool-output-available')?.['output'];
  if (output === undefined) throw new Error(JSON.stringify(chunks));
  return output as WriteOutput;
}

const siteOf = async (id: string) => ((await rig.amelie.get(`/api/chat/${id}`)).body as Conversation).siteUrl;

it('is about the site of the page where it began, and changes nothing on another', async () => {
  const id = randomUUID();
  const before = summaryAt(0, 'PAY-1');
  const { text } = await rig.amelie.say(id, 'show this issue', { issueKey: 'PAY-1', siteUrl: site(1).url });
  expect(text).toContain(`${site(1).url}/browse/PAY-1`);
  expect(await siteOf(id)).toBe(site(1).url);
  await rename(id, 'PAY-1', 'Of the second site');
  expect([summaryAt(0, 'PAY-1'), summaryAt(1, 'PAY-1')]).toEqual([before, 'Of the second site']);
});

it('is about the picked one otherwise, and a page of no site of theirs tells nothing', async () => {
  const [plain, strange] = [randomUUID(), randomUUID()];
  await rig.amelie.say(plain, 'show PAY-2');
  await rig.amelie.say(strange, 'show PAY-2', { siteUrl: 'https://evil.example' });
  expect([await siteOf(plain), await siteOf(strange)]).toEqual([site(0).url, site(0).url]);
});

it('stays there when another site is picked or the page is of another, also for what waits and for undo', async () => {
  const id = randomUUID();
  const was = summaryAt(0, 'PAY-3');
  const { plans } = await rig.amelie.say(id, 'rename PAY-3 to Planned on the first');
  await rig.amelie.pickSite(site(1).cloudId);
  await rig.amelie.decide(id, plans[0]?.toolCallId ?? '', true);
  expect(summaryAt(0, 'PAY-3')).toBe('Planned on the first');
  const elsewhere = await rig.amelie.say(id, 'show PAY-3', { issueKey: 'PAY-9', siteUrl: site(1).url });
  expect(elsewhere.text).toContain('Planned on the first');

  // A conversation begun now is about the second; the change of the first is undone on the first from there.
  const there = randomUUID();
  await rig.amelie.say(there, 'show PAY-3');
  expect(await siteOf(there)).toBe(site(1).url);
  const untouched = summaryAt(1, 'PAY-3');
  const { changeId } = await rename(id, 'PAY-4', 'Renamed to be undone');
  const action = { kind: 'message', messageId: randomUUID(), text: 'Undo that', changeId };
  const undo = await readTurn(await rig.amelie.send({ conversationId: there, action }));
  await rig.amelie.decide(there, undo.plans[0]?.toolCallId ?? '', true);
  expect(summaryAt(0, 'PAY-4')).not.toBe('Renamed to be undone');
  expect([was, untouched].includes(summaryAt(1, 'PAY-3'))).toBe(true);
  await rig.amelie.pickSite(site(0).cloudId);
});

it('gives examples of the page that is open, on its site', async () => {
  const examples = async (page: Record<string, string>) => {
    const { status, body } = await rig.amelie.get(`/api/chat/examples?${new URLSearchParams(page)}`);
    return { status, said: JSON.stringify(body) };
  };
  const second = { siteUrl: site(1).url };
  expect((await examples({ issueKey: 'PAY-3' })).said).toContain('What is PAY-3 about?');
  expect((await examples({ project: 'GAME' })).said).toMatch(/What is GAME-\d+ about\?/);
  rig.sandbox.clearCalls();
  expect((await examples({ ...second, issueKey: 'PAY-9' })).said).toContain('What is PAY-9 about?');
  const asked = rig.sandbox.calls.map(({ path }) => /^\/ex\/jira\/([^/]+)/.exec(path)?.[1]);
  expect(new Set(asked)).toEqual(new Set([site(1).cloudId]));
  // Gone, or not to be seen: what works all the same.
  expect((await examples({ issueKey: 'NONE-1', project: 'NONE' })).said).toMatch(
    /What is [A-Z]+-\d+ about\?/,
  );
  expect((await examples({ siteUrl: 'https://elsewhere.atlassian.net' })).status).toBe(400);
  expect((await examples({ jql: 'project = PAY' })).status).toBe(422);
});
