import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatRig, startChatRig } from '../chat.test-rig.ts';
import type { Operation } from '../operation.ts';
import { demandOpen } from './write-rules.ts';

const siteUrl = 'https://acme.atlassian.net';
const comment = (key: string): Operation => ({ kind: 'comment', siteUrl, key, body: 'Hello' });
const underParent = (parent: string | null, before: string | null): Operation => ({
  kind: 'change',
  siteUrl,
  key: 'PAY-1',
  edit: { parent },
  transition: null,
  seen: { parent: before },
  inverse: { edit: { parent: before }, statusName: null },
});
const pay = { readOnly: false, projects: ['PAY'] };

describe('demandOpen', () => {
  it('closes everything when it is read only', () => {
    expect(() => demandOpen({ readOnly: true, projects: null }, [])).toThrow(
      expect.objectContaining({ code: 'assistant.read-only' }),
    );
  });

  it.each<[string, Operation]>([
    ['a comment', comment('OPS-1')],
    ['a key that begins alike', comment('PAYX-1')],
    [
      'a creation',
      { kind: 'create', siteUrl, issue: { project: 'OPS', type: '1', summary: 'x' } } as Operation,
    ],
    [
      'a link into it',
      { kind: 'link', siteUrl, key: 'PAY-1', ends: { type: 'Blocks', from: 'PAY-1', to: 'OPS-2' } },
    ],
    [
      'a creation below an issue of it',
      { kind: 'create', siteUrl, issue: { project: 'PAY', type: 'Story', summary: 'x', parent: 'OPS-2' } },
    ],
    ['a change that comes under an issue of it', underParent('OPS-2', null)],
    ['a change that leaves an issue of it', underParent(null, 'OPS-2')],
  ])('closes other projects: %s', (_name, operation) => {
    expect(() => demandOpen(pay, [comment('PAY-1'), operation])).toThrow(
      expect.objectContaining({ code: 'assistant.project-closed' }),
    );
    expect(() => demandOpen({ readOnly: false, projects: null }, [operation])).not.toThrow();
  });

  it('leaves open what is listed', () => {
    expect(() => demandOpen(pay, [comment('PAY-1')])).not.toThrow();
  });
});

describe('WRITE_PROJECTS and READ_ONLY', () => {
  const rules = { readOnly: false, projects: ['PAY'] as string[] | null };
  let rig: ChatRig;
  beforeAll(async () => {
    rig = await startChatRig({ writeRules: rules });
  });
  afterAll(() => rig.close());

  it('let nothing be changed elsewhere, and say which projects are open', async () => {
    const [first, second] = rig.sandbox.site.projects.map(({ key }) => key);
    rules.projects = [first ?? ''];
    const turn = await rig.amelie.say(randomUUID(), `create a task in ${second}: Water the plants`);
    expect(turn.plans).toEqual([]);
    expect(turn.text).toContain(`Closed to changes from here: ${second}. Open: ${first}.`);
    const allowed = await rig.amelie.say(randomUUID(), `create a task in ${first}: Water the plants`);
    expect(allowed.plans).toHaveLength(1);
  });

  it('hold for what was approved before they came', async () => {
    const [first] = rig.sandbox.site.projects.map(({ key }) => key);
    rules.projects = [first ?? ''];
    const id = randomUUID();
    const turn = await rig.amelie.say(id, `create a task in ${first}: Feed the cat`);
    rules.projects = [];
    const late = await rig.amelie.decide(id, turn.plans[0]?.toolCallId ?? '', true);
    expect(late.refusal).toMatchObject({ code: 'assistant.project-closed' });
    const { issues } = await rig.amelie.account.search({ jql: 'summary ~ "Feed the cat"', limit: 5 });
    expect(issues).toEqual([]);
  });
});
