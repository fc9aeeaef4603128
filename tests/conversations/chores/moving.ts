import { expect } from 'vitest';
import { type Conversation, named, withBoth } from '../chore.ts';
import { change } from '../script.ts';
import { type Talk, wordsOf } from '../talk.ts';

const statusOf = async ({ jira }: Talk, key: string) => (await jira.fields(key)).status.name;

export const moving: readonly Conversation[] = [
  withBoth('moves an issue to another status', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(`move ${key} to In Progress`, change({ key, status: 'In Progress' }));
    expect(plan.issues[0]?.changes).toMatchObject([{ before: 'To Do', after: 'In Progress' }]);
    await talk.approves(plan);
    expect(await statusOf(talk, key)).toBe('In Progress');
  }),

  withBoth('closes an issue', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(`close ${key}`, change({ key, status: 'Done' }));
    expect((await talk.jira.fields(key)).status.statusCategory.key).toBe('done');
  }),

  withBoth('closes an issue where the end of the work has another name', async (talk) => {
    const key = await talk.jira.newIssue({ project: { key: 'DESK' } });
    await talk.carriesOut(`close ${key}`, change({ key, status: 'closed' }));
    expect(await statusOf(talk, key)).toBe('Resolved');
  }),

  withBoth('moves and assigns in one go', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(
      `move ${key} to In Progress and assign it to me`,
      change({ key, status: 'In Progress', assignee: 'me' }),
    );
    expect(await talk.jira.fields(key)).toMatchObject({
      status: { name: 'In Progress' },
      assignee: { displayName: 'Amira Haddad' },
    });
  }),

  withBoth('says that it is there already', async (talk) => {
    const key = await talk.jira.newIssue();
    const turn = await talk.says(`move ${key} to To Do`, change({ key, status: 'To Do' }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).not.toBe('');
    expect(await statusOf(talk, key)).toBe('To Do');
  }),

  withBoth('moves nothing when somebody else moved it meanwhile', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(`move ${key} to Done`, change({ key, status: 'Done' }));
    await talk.jira.ask('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id: '31' } });
    const turn = await talk.decides(plan, true);
    expect(wordsOf(turn)).toMatch(/changed by somebody else/i);
    expect(await statusOf(talk, key)).toBe('In Progress');
  }),

  withBoth(
    'says so when the person may not move it',
    async (talk) => {
      const key = await talk.jira.newIssue();
      const turn = await talk.says(`move ${key} to Done`, change({ key, status: 'Done' }));
      expect(turn.plans).toEqual([]);
      expect(wordsOf(turn)).toMatch(/cannot move|may not/i);
      expect(await statusOf(talk, key)).toBe('To Do');
    },
    named('Hannah'),
  ),

  withBoth('moves nothing when the connection is cut before the change', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(`move ${key} to Done`, change({ key, status: 'Done' }));
    talk.stage.sandbox.faults.next(
      { method: 'POST', path: `/issue/${key}/transitions` },
      { drop: 'before', times: 10 },
    );
    const turn = await talk.decides(plan, true);
    expect(wordsOf(turn)).toMatch(/could not be reached/i);
    expect(await statusOf(talk, key)).toBe('To Do');
  }),
];
