import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { called, undo } from '../script.ts';
import { wordsOf } from '../talk.ts';

const remove = (key: string) => called('delete_issue', { keys: [key] });

export const deleting: readonly Conversation[] = [
  withBoth(
    'deletes an issue once that is approved, and creates it again when that is undone',
    async (talk) => {
      const { accountId } = talk.stage.sandbox.people[0];
      const key = await talk.jira.newIssue({
        summary: 'Sink the old buoy',
        duedate: '2026-11-30',
        labels: ['tide'],
        priority: { name: 'High' },
        assignee: { accountId },
      });
      const before = await talk.jira.fields(key);
      const plan = await talk.proposes(`delete ${key}`, remove(key));
      expect(plan.kind).toBe('delete');
      expect(plan.warnings.at(-1)).toContain('Jira keeps no copy');
      expect(await talk.jira.issue(key)).not.toBeNull();
      await talk.approves(plan);
      expect(await talk.jira.issue(key)).toBeNull();

      const { output } = await talk.carriesOut('undo that', undo());
      const again = await talk.jira.fields(output.issue.key);
      for (const field of ['summary', 'duedate', 'labels', 'priority', 'assignee', 'project', 'issuetype']) {
        expect(again[field]).toEqual(before[field]);
      }
    },
  ),

  withBoth('deletes nothing that was refused', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.decides(await talk.proposes(`delete ${key}`, remove(key)), false);
    expect(await talk.jira.issue(key)).not.toBeNull();
  }),

  withBoth('deletes no issue that was changed meanwhile', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(`delete ${key}`, remove(key));
    talk.stage.advance(60_000);
    await talk.jira.ask('PUT', `/rest/api/3/issue/${key}`, { fields: { summary: 'It is needed after all' } });
    expect(wordsOf(await talk.decides(plan, true))).toMatch(/was changed/i);
    expect((await talk.jira.fields(key)).summary).toBe('It is needed after all');
  }),

  withBoth('takes no sub-tasks along', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.jira.newIssue({ issuetype: { name: 'Sub-task' }, parent: { key } });
    const turn = await talk.says(`delete ${key}`, remove(key));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain(`${key} has a sub-task`);
    expect(await talk.jira.issue(key)).not.toBeNull();
  }),

  withBoth('deletes several at once, a parent after its sub-tasks, and creates them again', async (talk) => {
    const parent = await talk.jira.newIssue({ summary: 'Scrap the dredger' });
    const child = await talk.jira.newIssue({
      summary: 'Drain the oil',
      issuetype: { name: 'Sub-task' },
      parent: { key: parent },
    });
    const plan = await talk.proposes(
      `delete ${parent} and ${child}`,
      called('delete_issue', { keys: [parent, child] }),
    );
    expect(plan).toMatchObject({ title: 'Delete 2 issues', total: 2, action: 'delete', leftOut: [] });
    const { output } = await talk.approves(plan);
    expect(output.done).toBe('Deleted all 2 issues.');
    expect(await talk.jira.issue(parent)).toBeNull();
    expect(await talk.jira.issue(child)).toBeNull();
    const { output: again } = await talk.carriesOut('undo that', undo());
    const issues = await Promise.all(
      (again.many?.issues ?? []).map(async ({ key }) => ({ ...(await talk.jira.fields(key)), key })),
    );
    const dredger = issues.find(({ summary }) => summary === 'Scrap the dredger');
    expect(issues.find(({ summary }) => summary === 'Drain the oil')).toMatchObject({
      parent: { key: dredger?.key },
      issuetype: { name: 'Sub-task' },
    });
  }),

  withScript('deletes of several those that take nothing along, and says which it leaves', async (talk) => {
    const parent = await talk.jira.newIssue({ summary: 'Has one below' });
    const child = await talk.jira.newIssue({ issuetype: { name: 'Sub-task' }, parent: { key: parent } });
    const plain = await talk.jira.newIssue({ summary: 'Has none' });
    const plan = await talk.proposes(
      'delete them',
      called('delete_issue', { keys: [parent, plain, 'PAY-99999'] }),
    );
    expect(plan.issues.map(({ key }) => key)).toEqual([plain]);
    expect(plan.leftOut.map(({ keys }) => keys)).toEqual([[parent], ['PAY-99999']]);
    await talk.approves(plan);
    expect(await talk.jira.issue(plain)).toBeNull();
    expect(await talk.jira.issue(parent)).not.toBeNull();
    expect(await talk.jira.issue(child)).not.toBeNull();
  }),

  withBoth(
    'says so when the person may not delete',
    async (talk) => {
      const key = await talk.jira.newIssue();
      const turn = await talk.says(`delete ${key}`, remove(key));
      expect(turn.plans).toEqual([]);
      expect(wordsOf(turn)).toContain(`You may not delete ${key}`);
      expect(await talk.jira.issue(key)).not.toBeNull();
    },
    named('Brandt'),
  ),
];
