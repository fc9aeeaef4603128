import type { LookUpInput, LookUpOutput } from '@sidelight/contract';
import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { called } from '../script.ts';
import { outputsOf, type Talk, wordsOf } from '../talk.ts';

async function looksUp(talk: Talk, sentence: string, input: LookUpInput): Promise<LookUpOutput> {
  const turn = await talk.says(sentence, called('look_up', input));
  const [found] = outputsOf<LookUpOutput>(turn);
  if (found === undefined) throw new Error(`Nothing was looked up: ${wordsOf(turn)}`);
  return found;
}

const names = ({ matches }: LookUpOutput) => matches.map(({ name }) => name);

/** As with an app that has none of the scopes of boards, which Jira's own list of scopes leaves out. */
function withoutBoards({ stage }: Talk): void {
  const body = { code: 401, message: 'Unauthorized; scope does not match' };
  stage.sandbox.faults.next({ path: /\/rest\/agile\// }, { status: 401, body, times: 50 });
}

export const lookingUp: readonly Conversation[] = [
  withBoth('tells the versions of a project', async (talk) => {
    const found = await looksUp(talk, 'which versions does PAY have?', {
      kind: 'version',
      project: 'Payments',
    });
    const versions = await talk.jira.ask<{ name: string }[]>('GET', '/rest/api/3/project/PAY/versions');
    expect(names(found).toSorted()).toEqual(versions.map(({ name }) => name).toSorted());
    expect(found).toMatchObject({ project: 'PAY', total: versions.length });
    expect(found.matches[0]?.state).toMatch(/released/);
  }),

  withBoth('tells which sprints are open, also where boards may not be read', async (talk) => {
    withoutBoards(talk);
    const found = await looksUp(talk, 'which sprints are open in PAY?', { kind: 'sprint', project: 'PAY' });
    expect(found.matches.length).toBeGreaterThan(0);
    expect(found.matches[0]?.state).toBe('active');
    expect(found.matches.every(({ state }) => state !== 'closed')).toBe(true);
    expect(found.note).toContain('Boards may not be read');
  }),

  withBoth('tells the components of a project', async (talk) => {
    const found = await looksUp(talk, 'list the components of Payments', {
      kind: 'component',
      project: 'PAY',
    });
    const components = await talk.jira.ask<{ name: string }[]>('GET', '/rest/api/3/project/PAY/components');
    expect(names(found)).toEqual(components.slice(0, 20).map(({ name }) => name));
  }),

  withBoth('tells what the fields of a project take', async (talk) => {
    const found = await looksUp(talk, 'which fields does PAY have?', { kind: 'field', project: 'PAY' });
    const priority = found.matches.find(({ name }) => name === 'Priority');
    expect(priority?.options).toContain('High');
    expect(found.matches.find(({ name }) => name === 'Summary')?.requiredFor?.length).toBeGreaterThan(0);
  }),

  withScript('finds what was written roughly, the best first', async (talk) => {
    const score = async (input: LookUpInput) => {
      const { matches } = await looksUp(talk, 'what is it called?', input);
      return matches.map(({ name, score: fit }) => [name, fit]);
    };
    expect((await score({ kind: 'project', text: 'paymnets' }))[0]?.[0]).toBe('Payments');
    expect((await score({ kind: 'status', text: 'in prog' }))[0]).toEqual([
      'In Progress',
      expect.any(Number),
    ]);
    expect((await score({ kind: 'person', text: 'zoe' }))[0]?.[0]).toMatch(/^Zoë/);
    expect((await score({ kind: 'field', text: 'pionts' }))[0]?.[0]).toBe('Story Points');
    expect((await score({ kind: 'link type', text: 'blocked' }))[0]?.[0]).toBe('is blocked by');
    expect(await score({ kind: 'priority', text: 'HIGH' })).toEqual([
      ['High', 1],
      ['Highest', expect.any(Number)],
    ]);
  }),

  withScript('says how many there are when it shows only some', async (talk) => {
    const found = await looksUp(talk, 'all fields', { kind: 'field' });
    expect(found.total).toBeGreaterThan(found.matches.length);
    expect(found.matches).toHaveLength(20);
  }),

  withScript('asks for the project where one is needed', async (talk) => {
    const turn = await talk.says('versions', called('look_up', { kind: 'version' }));
    expect(wordsOf(turn)).toContain('say which one');
  }),

  withScript('tells nothing when nothing fits', async (talk) => {
    const found = await looksUp(talk, 'what?', { kind: 'component', project: 'PAY', text: 'marzipan' });
    expect(found).toMatchObject({ total: 0, matches: [] });
  }),

  withScript('says that boards may not be read with this sign-in', async (talk) => {
    withoutBoards(talk);
    const turn = await talk.says('boards', called('look_up', { kind: 'board' }));
    expect(outputsOf(turn)).toEqual([]);
    expect(wordsOf(turn)).toMatch(/permission|scope|allowed/i);
  }),

  withScript(
    'names no project that the person may not see',
    async (talk) => {
      const found = await looksUp(talk, 'projects', { kind: 'project' });
      expect(found.matches.map(({ key }) => key)).not.toContain('GAME');
      const turn = await talk.says(
        'its components',
        called('look_up', { kind: 'component', project: 'GAME' }),
      );
      expect(outputsOf(turn)).toEqual([]);
    },
    named('Brandt'),
  ),
];
