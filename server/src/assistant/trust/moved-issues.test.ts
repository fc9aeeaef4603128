import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatRig, startChatRig } from '../chat.test-rig.ts';

/** What became of issues that were moved, by their old keys: Jira answers the old address with the issue as it is now. */
const moved = new Map<string, string>();
const underlying = globalThis.fetch;
const rules = { readOnly: false, projects: null as string[] | null };
let rig: ChatRig;
let open = '';
let closed = '';
beforeAll(async () => {
  rig = await startChatRig({
    writeRules: rules,
    fetch: (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      const now = address.replace(/(?<=\/issue\/|issueKey=)[A-Z]+-\d+/, (key) => moved.get(key) ?? key);
      return underlying(now, init);
    },
  });
  [open = '', closed = ''] = rig.sandbox.site.projects.map(({ key }) => key);
  rules.projects = [open];
});
afterAll(() => rig.close());

describe('an issue that was moved to a closed project', () => {
  it.each([
    ['a link', (key: string) => `link ${key} to ${open}-2`],
    ['a change', (key: string) => `add the label plants to ${key}`],
    ['a comment', (key: string) => `comment on ${key}: Hello`],
    ['watching', (key: string) => `watch ${key}`],
    ['work', (key: string) => `log 1h on ${key}`],
    ['deleting', (key: string) => `delete ${key}`],
  ])('cannot be reached by its old key: %s', async (_name, sentence) => {
    const old = `${open}-1777`;
    moved.set(old, `${closed}-1`);
    rig.sandbox.clearCalls();
    const turn = await rig.amelie.say(randomUUID(), sentence(old));
    expect(turn.plans).toEqual([]);
    expect(turn.text).toContain(`Closed to changes from here: ${closed}.`);
  });

  it.each([
    ['a change', (key: string) => `add the label plants to ${key}`],
    ['deleting', (key: string) => `delete ${key}`],
  ])('is not written to when it was moved after the approval was asked for: %s', async (_name, sentence) => {
    const id = randomUUID();
    const created = await rig.amelie.say(id, `create a task in ${open}: Water the plants`);
    const done = await rig.amelie.decide(id, created.plans[0]?.toolCallId ?? '', true);
    const output = done.chunks.find(({ type }) => type === 'tool-output-available')?.['output'];
    const { key } = (output as { issue: { key: string } }).issue;
    const turn = await rig.amelie.say(id, sentence(key));
    expect(turn.plans).toHaveLength(1);
    const { types } = await rig.amelie.account.createMeta(closed);
    const type = types.find(({ subtask, name }) => !subtask && name !== 'Epic')?.name ?? '';
    const there = await rig.amelie.account.createIssue({
      project: closed,
      type,
      summary: 'Water the plants',
    });
    moved.set(key, there.issue.key);
    rig.sandbox.clearCalls();
    await rig.amelie.decide(id, turn.plans[0]?.toolCallId ?? '', true);
    expect(rig.sandbox.calls.filter(({ method }) => method === 'PUT' || method === 'DELETE')).toEqual([]);
  });
});
