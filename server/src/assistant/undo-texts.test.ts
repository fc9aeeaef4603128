import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdfDocument, AdfNode } from '../jira/documents/adf.ts';
import { type ChatRig, newIssues, startChatRig } from './chat.test-rig.ts';
import { outputOf, type Turn } from './turn.test-rig.ts';

let rig: ChatRig;
beforeAll(async () => {
  rig = await startChatRig();
});
afterAll(() => rig.close());

const me = () => rig.amelie.account;

const approve = async (id: string, proposed: Turn) => outputOf(await rig.approve(id, proposed));

const documentOf = (...content: AdfNode[]): AdfDocument => ({ type: 'doc', version: 1, content });
const paragraph = (...content: AdfNode[]): AdfNode => ({ type: 'paragraph', content });
const coloured = (text: string): AdfNode => ({
  type: 'text',
  text,
  marks: [{ type: 'textColor', attrs: { color: '#ff5630' } }],
});
const panel = (panelType: string, text: string): AdfNode => ({
  type: 'panel',
  attrs: { panelType },
  content: [paragraph({ type: 'text', text })],
});
const mention = (id: string): AdfNode => ({ type: 'mention', attrs: { id, text: '@Amelie Dubois' } });

/** Pairs that read the same in Markdown. */
const pairs: Readonly<Record<string, () => readonly [AdfDocument, AdfDocument]>> = {
  'a colour': () => [
    documentOf(paragraph({ type: 'text', text: 'One' })),
    documentOf(paragraph(coloured('One'))),
  ],
  'the type of a panel': () => [documentOf(panel('info', 'One')), documentOf(panel('warning', 'One'))],
  'whom it mentions': () => [
    documentOf(paragraph(mention(rig.sandbox.people[0]?.accountId ?? ''))),
    documentOf(paragraph(mention(rig.sandbox.people[1]?.accountId ?? ''))),
  ],
};

interface Text {
  /** Puts it there; answers the issue. `document`: what it says first. */
  readonly there: (document: AdfDocument) => Promise<string>;
  /** A change, in the person's words. */
  readonly changing: (key: string) => string;
  readonly deleting: (key: string) => string;
  /** What it says now. */
  readonly held: (key: string) => Promise<unknown>;
  readonly put: (key: string, document: AdfDocument) => Promise<unknown>;
}

const newIssue = async () => (await newIssues(rig, 1))[0] ?? '';
const commentOn = async (key: string) => (await me().comments.newest(key)).comments.at(-1)?.id ?? '';
const workOn = async (key: string) => (await me().worklogs.of(key)).at(-1)?.id ?? '';
const texts: Readonly<Record<string, Text>> = {
  'a comment': {
    async there(document) {
      const key = await newIssue();
      await me().comments.add(key, 'One', { document });
      return key;
    },
    changing: (key) => `change my comment on ${key} to: Two`,
    deleting: (key) => `delete my comment on ${key}`,
    held: async (key) => (await me().comments.find(key, await commentOn(key)))?.document,
    put: async (key, document) => me().comments.edit(key, await commentOn(key), '', { document }),
  },
  'a work log': {
    async there(document) {
      const key = await newIssue();
      const work = { seconds: 3_600, started: '2026-11-20T08:00:00.000Z', comment: 'One' };
      await me().worklogs.log(key, work, { document });
      return key;
    },
    changing: (key) => `change my worklog on ${key} to 2h`,
    deleting: (key) => `delete my worklog on ${key}`,
    held: async (key) => (await me().worklogs.find(key, await workOn(key)))?.document,
    put: async (key, document) => me().worklogs.edit(key, await workOn(key), { comment: '', document }),
  },
};

describe.each(Object.keys(texts))('%s that was changed where Markdown does not show it', (name) => {
  const { there, changing, deleting, held, put } = texts[name] as Text;

  it.each(Object.keys(pairs))('stays as it is when its change is undone: %s', async (what) => {
    const [one, other] = pairs[what]?.() ?? [];
    if (one === undefined || other === undefined) throw new Error(what);
    const key = await there(one);
    const id = randomUUID();
    await approve(id, await rig.amelie.say(id, changing(key)));
    // What the undo wrote is then the newest change, and undone itself.
    await approve(id, await rig.amelie.say(id, 'undo that'));
    expect(await held(key)).toEqual(one);
    await put(key, other);
    const turn = await rig.amelie.say(id, 'undo that');
    expect(turn.plans).toEqual([]);
    expect(turn.text).toContain('was changed since; it stays');
    expect(await held(key)).toEqual(other);
  });

  it.each(Object.keys(pairs))('is asked about anew before it is changed or deleted: %s', async (what) => {
    const [one, other] = pairs[what]?.() ?? [];
    if (one === undefined || other === undefined) throw new Error(what);
    for (const sentence of [changing, deleting]) {
      const key = await there(one);
      const id = randomUUID();
      const turn = await rig.amelie.say(id, sentence(key));
      await put(key, other);
      await expect(approve(id, turn)).rejects.toThrow('Not done');
      expect(await held(key)).toEqual(other);
    }
  });
});

describe('what was added', () => {
  it.each([
    ['comment on', (key: string) => `comment on ${key}: Two`, 'a comment'],
    ['work logged on', (key: string) => `log 2h on ${key}: Two`, 'a work log'],
  ])('is deleted by an undo with a word of what was changed since: %s', async (_name, sentence, text) => {
    const key = await newIssue();
    const id = randomUUID();
    await approve(id, await rig.amelie.say(id, sentence(key)));
    const undo = await rig.amelie.say(id, 'undo that');
    expect(undo.plans[0]?.warnings).toEqual([]);
    await texts[text]?.put(key, documentOf(paragraph(coloured('Two'))));
    const again = await rig.amelie.say(id, 'undo that');
    expect(again.plans[0]?.warnings).toEqual([expect.stringContaining('was changed since')]);
  });
});

describe.each(Object.keys(texts))('%s that nobody touched', (name) => {
  const { there, changing, held } = texts[name] as Text;

  it('comes back as it was', async () => {
    for (const pair of Object.values(pairs)) {
      for (const document of pair()) {
        const key = await there(document);
        const id = randomUUID();
        await approve(id, await rig.amelie.say(id, changing(key)));
        await approve(id, await rig.amelie.say(id, 'undo that'));
        expect(await held(key)).toEqual(document);
      }
    }
  });

  it('comes back where the Markdown alone was kept', async () => {
    const key = await there(documentOf(paragraph({ type: 'text', text: 'One' })));
    const id = randomUUID();
    const { changeId = '' } = await approve(id, await rig.amelie.say(id, changing(key)));
    const { made } = await rig.database
      .selectFrom('changes')
      .select('made')
      .where('id', '=', changeId)
      .executeTakeFirstOrThrow();
    const { document: _, ...older } = JSON.parse(made ?? '{}');
    await rig.database
      .updateTable('changes')
      .set({ made: JSON.stringify(older) })
      .where('id', '=', changeId)
      .execute();
    await approve(id, await rig.amelie.say(id, 'undo that'));
    expect(await held(key)).toEqual(documentOf(paragraph({ type: 'text', text: 'One' })));
  });
});
