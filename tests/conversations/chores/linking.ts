import type { LinkWanted } from '@sidelight/contract';
import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { change, undo } from '../script.ts';
import { type Talk, wordsOf } from '../talk.ts';

const link = ({ key, ...wanted }: { readonly key: string } & LinkWanted) => change({ key, link: wanted });

interface RestLink {
  readonly type: { readonly inward: string; readonly outward: string };
  readonly inwardIssue?: { readonly key: string };
  readonly outwardIssue?: { readonly key: string };
}

/** "blocks PAY-2", as the issue itself says it. */
async function linksOf({ jira }: Talk, key: string): Promise<string[]> {
  const { issuelinks } = (await jira.fields(key)) as unknown as { issuelinks: RestLink[] };
  return issuelinks.map(({ type, inwardIssue, outwardIssue }) =>
    outwardIssue === undefined ? `${type.inward} ${inwardIssue?.key}` : `${type.outward} ${outwardIssue.key}`,
  );
}

async function two(talk: Talk): Promise<[string, string]> {
  return [await talk.jira.newIssue(), await talk.jira.newIssue()];
}

export const linking: readonly Conversation[] = [
  withBoth('links an issue as blocking another, and takes that back', async (talk) => {
    const [one, other] = await two(talk);
    const plan = await talk.proposes(
      `link ${one} as blocking ${other}`,
      link({ key: one, relation: 'blocks', other }),
    );
    expect(plan.title).toBe(`Link ${one}: blocks ${other}`);
    expect(await linksOf(talk, one)).toEqual([]);
    await talk.approves(plan);
    expect(await linksOf(talk, one)).toEqual([`blocks ${other}`]);
    expect(await linksOf(talk, other)).toEqual([`is blocked by ${one}`]);
    await talk.carriesOut('undo that', undo());
    expect(await linksOf(talk, one)).toEqual([]);
  }),

  withBoth('links the other way round, deletes the link, and makes it again', async (talk) => {
    const [one, other] = await two(talk);
    await talk.carriesOut(
      `${one} is blocked by ${other}`,
      link({ key: one, relation: 'is blocked by', other }),
    );
    expect(await linksOf(talk, other)).toEqual([`blocks ${one}`]);
    await talk.carriesOut(`unlink ${one} from ${other}`, link({ key: one, other, remove: true }));
    expect(await linksOf(talk, one)).toEqual([]);
    await talk.carriesOut('undo that', undo());
    expect(await linksOf(talk, other)).toEqual([`blocks ${one}`]);
  }),

  withBoth('links twice nothing that is linked, and nothing that was refused', async (talk) => {
    const [one, other] = await two(talk);
    const say = `link ${one} to ${other}`;
    await talk.decides(await talk.proposes(say, link({ key: one, other })), false);
    expect(await linksOf(talk, one)).toEqual([]);
    await talk.carriesOut(say, link({ key: one, other }));
    expect((await talk.says(say, link({ key: one, other }))).plans).toEqual([]);
    expect(await linksOf(talk, one)).toEqual([`relates to ${other}`]);
  }),

  withScript('tells which of two issues blocks the other', async (talk) => {
    const [one, other] = await two(talk);
    const blocks = (key: string, blocked: string) => link({ key, relation: 'blocks', other: blocked });
    await talk.carriesOut('one', blocks(one, other));
    await talk.carriesOut('the other way round', blocks(other, one));
    expect((await linksOf(talk, one)).toSorted()).toEqual([`blocks ${other}`, `is blocked by ${other}`]);
    expect((await talk.says('again', blocks(one, other))).plans).toEqual([]);
    await talk.carriesOut('not any more', link({ key: one, relation: 'is blocked by', other, remove: true }));
    expect(await linksOf(talk, one)).toEqual([`blocks ${other}`]);
  }),

  withScript('names the links there are', async (talk) => {
    const [one, other] = await two(talk);
    const turn = await talk.says('hug', link({ key: one, relation: 'hugs', other }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toMatch(/No link says "hugs" here; there are .*is blocked by/);
  }),

  withBoth(
    'says so when the person may not link',
    async (talk) => {
      const [one, other] = await two(talk);
      const turn = await talk.says(`link ${one} to ${other}`, link({ key: one, other }));
      expect(turn.plans).toEqual([]);
      expect(wordsOf(turn)).toContain(`You may not link ${one}`);
    },
    named('Hannah'),
  ),

  withBoth('says that there is no such link to delete', async (talk) => {
    const [one, other] = await two(talk);
    const turn = await talk.says(`unlink ${one} from ${other}`, link({ key: one, other, remove: true }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain('no such link');
  }),

  withBoth('links several issues to one, leaves out what is linked, and takes that back', async (talk) => {
    const keys = [await talk.jira.newIssue(), await talk.jira.newIssue(), await talk.jira.newIssue()];
    const other = await talk.jira.newIssue();
    await talk.carriesOut(
      `link ${keys[1]} as blocking ${other}`,
      link({ key: keys[1] ?? '', relation: 'blocks', other }),
    );
    const plan = await talk.proposes(
      `link ${keys[0]}, ${keys[1]} and ${keys[2]} as blocking ${other}`,
      change({ keys, link: { relation: 'blocks', other } }),
    );
    expect(plan.title).toBe(`Link 2 issues: blocks ${other}`);
    expect(plan.leftOut).toMatchObject([{ keys: [keys[1]] }]);
    await talk.approves(plan);
    for (const key of keys) expect(await linksOf(talk, key)).toEqual([`blocks ${other}`]);
    expect(await linksOf(talk, other)).toHaveLength(3);
    await talk.carriesOut('undo that', undo());
    expect(await linksOf(talk, other)).toEqual([`is blocked by ${keys[1]}`]);
  }),

  withBoth('links several the other way round, each named itself', async (talk) => {
    const keys = await two(talk);
    const other = await talk.jira.newIssue();
    const plan = await talk.proposes(
      `${keys[0]} and ${keys[1]} are blocked by ${other}`,
      change({ keys, link: { relation: 'is blocked by', other } }),
    );
    expect(plan.issues.map(({ key }) => key)).toEqual(keys);
    await talk.approves(plan);
    expect((await linksOf(talk, other)).toSorted()).toEqual(keys.map((key) => `blocks ${key}`).toSorted());
    await talk.carriesOut(
      `unlink ${keys[0]} and ${keys[1]} from ${other}`,
      change({ keys, link: { other, remove: true } }),
    );
    expect(await linksOf(talk, other)).toEqual([]);
    await talk.carriesOut('undo that', undo());
    expect(await linksOf(talk, other)).toHaveLength(2);
  }),
];
