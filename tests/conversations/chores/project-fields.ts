import { expect } from 'vitest';
import { type Conversation, withScript } from '../chore.ts';
import { change, undo } from '../script.ts';
import { type Talk, wordsOf } from '../talk.ts';

interface Named {
  readonly name: string;
  readonly archived?: boolean;
}

const namesOf = async (talk: Talk, what: 'components' | 'versions'): Promise<string[]> =>
  (await talk.jira.ask<Named[]>('GET', `/rest/api/3/project/PAY/${what}`)).flatMap(({ name, archived }) =>
    archived === true ? [] : [name],
  );
const held = async (talk: Talk, key: string, field: 'components' | 'fixVersions') =>
  ((await talk.jira.fields(key))[field] as Named[]).map(({ name }) => name).toSorted();
const newEpic = (talk: Talk, summary: string) => talk.jira.newIssue({ issuetype: { name: 'Epic' }, summary });

export const projectFields: readonly Conversation[] = [
  withScript('adds components and takes them off, shown before and after, and undoes it', async (talk) => {
    const [first = '', second = ''] = await namesOf(talk, 'components');
    const key = await talk.jira.newIssue({ components: [{ name: first }] });
    const plan = await talk.proposes(
      `${key} is about ${second}, not ${first}`,
      change({ key, addTo: { components: [second.toLowerCase()] }, removeFrom: { Components: [first] } }),
    );
    expect(plan.issues[0]?.changes).toEqual([
      { field: 'components', label: 'Components', before: first, after: second },
    ]);
    const { output } = await talk.approves(plan);
    expect(output).toMatchObject({ done: `Set Components of ${key} to ${second}.`, ignoredFields: [] });
    expect(await held(talk, key, 'components')).toEqual([second]);
    await talk.carriesOut('undo that', undo());
    expect(await held(talk, key, 'components')).toEqual([first]);
  }),

  withScript(
    'plans several issues for a version in one plan, and leaves out those that have it',
    async (talk) => {
      const [version = ''] = await namesOf(talk, 'versions');
      const keys = [
        await talk.jira.newIssue(),
        await talk.jira.newIssue({ fixVersions: [{ name: version }] }),
        await talk.jira.newIssue(),
      ];
      const plan = await talk.proposes(
        'plan these for the release',
        change({ keys, addTo: { 'Fix versions': [version] } }),
      );
      expect(plan.total).toBe(2);
      expect(plan.leftOut).toMatchObject([{ keys: [keys[1]], total: 1 }]);
      await talk.approves(plan);
      for (const key of keys) expect(await held(talk, key, 'fixVersions')).toEqual([version]);
      await talk.carriesOut('undo that', undo());
      expect(await held(talk, keys[0] ?? '', 'fixVersions')).toEqual([]);
      expect(await held(talk, keys[1] ?? '', 'fixVersions')).toEqual([version]);
    },
  ),

  withScript('names the components there are when one is asked for that is not there', async (talk) => {
    const key = await talk.jira.newIssue();
    const names = await namesOf(talk, 'components');
    const turn = await talk.says(
      `${key} is about submarines`,
      change({ key, addTo: { Component: ['Submarines'] } }),
    );
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain('Components cannot be "Submarines"; it can be ');
    for (const name of names.slice(0, 3)) expect(wordsOf(turn)).toContain(name);
    expect(await held(talk, key, 'components')).toEqual([]);
  }),

  withScript('does not plan for a version that was archived', async (talk) => {
    const name = 'The archived release';
    await talk.jira.ask('POST', '/rest/api/3/version', { name, project: 'PAY', archived: true });
    const key = await talk.jira.newIssue();
    const turn = await talk.says(`plan ${key} for it`, change({ key, addTo: { 'fix version': [name] } }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain(`Fix versions cannot be "${name}"`);
  }),

  withScript('puts an issue under an epic, takes it out again by undo', async (talk) => {
    const [key, epic] = [await talk.jira.newIssue(), await newEpic(talk, 'The pier')];
    const plan = await talk.proposes(`put ${key} under ${epic}`, change({ key, parent: epic }));
    expect(plan.issues[0]?.changes).toEqual([
      { field: 'parent', label: 'Parent', before: null, after: `${epic} The pier` },
    ]);
    const { output } = await talk.approves(plan);
    expect(output.done).toBe(`Put ${key} under ${epic}.`);
    expect((await talk.jira.fields(key)).parent?.key).toBe(epic);
    await talk.carriesOut('undo that', undo());
    expect((await talk.jira.fields(key)).parent?.key).toBeUndefined();
  }),

  withScript('moves several issues from one epic to another', async (talk) => {
    const [from, to] = [await newEpic(talk, 'The old pier'), await newEpic(talk, 'The new pier')];
    const keys = [
      await talk.jira.newIssue({ parent: { key: from } }),
      await talk.jira.newIssue({ parent: { key: from } }),
    ];
    await talk.carriesOut(`move all of ${from} to ${to}`, change({ jql: `parent = ${from}`, parent: to }));
    for (const key of keys) expect((await talk.jira.fields(key)).parent?.key).toBe(to);
    await talk.carriesOut('undo that', undo());
    for (const key of keys) expect((await talk.jira.fields(key)).parent?.key).toBe(from);
  }),

  withScript('says when the parent is not there, or is the issue itself', async (talk) => {
    const key = await talk.jira.newIssue();
    const gone = await talk.says(`put ${key} under PAY-99999`, change({ key, parent: 'PAY-99999' }));
    expect(gone.plans).toEqual([]);
    expect(wordsOf(gone)).toContain('there is no such issue, or you may not see it');
    const itself = await talk.says(`put ${key} under itself`, change({ key, parent: key }));
    expect(itself.plans).toEqual([]);
    expect(wordsOf(itself)).toContain(`${key} cannot be its own parent`);
  }),
];
