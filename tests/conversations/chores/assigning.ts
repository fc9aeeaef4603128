import { expect } from 'vitest';
import { type Conversation, withBoth } from '../chore.ts';
import { change } from '../script.ts';
import { wordsOf } from '../talk.ts';

export const assigning: readonly Conversation[] = [
  withBoth('assigns an issue to a person, with or without the accents', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(`assign ${key} to Lukasz Wojcik`, change({ key, assignee: 'Lukasz Wojcik' }));
    expect((await talk.jira.fields(key)).assignee?.displayName).toBe('Łukasz Wójcik');
  }),

  withBoth('assigns an issue to me', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(`assign ${key} to me`, change({ key, assignee: 'me' }));
    expect((await talk.jira.fields(key)).assignee?.displayName).toBe('Amira Haddad');
  }),

  withBoth('takes the assignee off', async (talk) => {
    const { accountId } = talk.stage.sandbox.people[0];
    const key = await talk.jira.newIssue({ assignee: { accountId } });
    await talk.carriesOut(`unassign ${key}`, change({ key, assignee: 'nobody' }));
    expect((await talk.jira.fields(key)).assignee).toBeNull();
  }),

  withBoth('asks which of two people is meant, and takes the answer', async (talk) => {
    const key = await talk.jira.newIssue();
    const turn = await talk.says(`assign ${key} to Daniel`, change({ key, assignee: 'Daniel' }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain('Daniel Brandt');
    await talk.carriesOut('Daniel Brandt', change({ key, assignee: 'Daniel Brandt' }));
    expect((await talk.jira.fields(key)).assignee?.displayName).toBe('Daniel Brandt');
  }),

  withBoth('assigns to nobody whom it does not know', async (talk) => {
    const key = await talk.jira.newIssue();
    const turn = await talk.says(`assign ${key} to Zephyrine`, change({ key, assignee: 'Zephyrine' }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain('Zephyrine');
    expect((await talk.jira.fields(key)).assignee).toBeNull();
  }),

  withBoth('says who cannot be given the issue', async (talk) => {
    const key = await talk.jira.newIssue({ project: { key: 'GAME' } });
    const turn = await talk.says(
      `assign ${key} to Tomás Ferreira`,
      change({ key, assignee: 'Tomás Ferreira' }),
    );
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain('Tomás Ferreira');
    expect((await talk.jira.fields(key)).assignee).toBeNull();
  }),
];
