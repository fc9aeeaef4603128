import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { change } from '../script.ts';
import { wordsOf } from '../talk.ts';

export const changing: readonly Conversation[] = [
  withScript('mentions people in a description by account, and shows their names', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(
      'say who knows',
      change({ key, description: 'Ask @Priya Raman, not @Daniel' }),
    );
    expect(plan.issues[0]?.changes[0]?.after).toBe('Ask @Priya Raman, not @Daniel');
    expect(plan.warnings[0]).toContain('"@Daniel" could be');
    await talk.approves(plan);
    const { description } = await talk.jira.fields(key);
    const { accountId } = talk.stage.sandbox.people[5] ?? { accountId: '' };
    expect(JSON.stringify(description)).toContain(`"type":"mention","attrs":{"id":"${accountId}"`);
  }),

  withBoth('sets a due date', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(
      `set the due date of ${key} to Friday`,
      change({ key, dueDate: '2026-11-27' }),
    );
    expect(plan.issues[0]?.changes).toMatchObject([{ field: 'duedate', before: null, after: '27 Nov 2026' }]);
    await talk.approves(plan);
    expect((await talk.jira.fields(key)).duedate).toBe('2026-11-27');
  }),

  withBoth('changes the priority', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(`set the priority of ${key} to Highest`, change({ key, priority: 'Highest' }));
    expect((await talk.jira.fields(key)).priority.name).toBe('Highest');
  }),

  withBoth('renames an issue', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(
      `rename ${key} to "Repaint the pier"`,
      change({ key, summary: 'Repaint the pier' }),
    );
    expect((await talk.jira.fields(key)).summary).toBe('Repaint the pier');
  }),

  withBoth('adds a label and keeps the others', async (talk) => {
    const key = await talk.jira.newIssue({ labels: ['tide'] });
    await talk.carriesOut(`add label storm to ${key}`, change({ key, addLabels: ['storm'] }));
    expect((await talk.jira.fields(key)).labels.toSorted()).toEqual(['storm', 'tide']);
  }),

  withBoth('takes a label off', async (talk) => {
    const key = await talk.jira.newIssue({ labels: ['storm', 'tide'] });
    await talk.carriesOut(`remove label storm from ${key}`, change({ key, removeLabels: ['storm'] }));
    expect((await talk.jira.fields(key)).labels).toEqual(['tide']);
  }),

  withBoth('changes several fields at once', async (talk) => {
    const key = await talk.jira.newIssue({ duedate: '2026-11-30' });
    await talk.carriesOut(
      `assign ${key} to me and set the priority to Low`,
      change({ key, assignee: 'me', priority: 'Low' }),
    );
    expect(await talk.jira.fields(key)).toMatchObject({
      assignee: { displayName: 'Amira Haddad' },
      priority: { name: 'Low' },
      duedate: '2026-11-30',
    });
  }),

  withBoth('empties a due date', async (talk) => {
    const key = await talk.jira.newIssue({ duedate: '2026-11-30' });
    await talk.carriesOut(`remove the due date of ${key}`, change({ key, dueDate: null }));
    expect((await talk.jira.fields(key)).duedate).toBeNull();
  }),

  withScript('changes a paragraph of the description and nothing else in it', async (talk) => {
    const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
    const panel = {
      type: 'panel',
      attrs: { panelType: 'warning' },
      content: [paragraph('Mind the gap')],
    };
    const key = await talk.jira.newIssue({
      description: { type: 'doc', version: 1, content: [panel, paragraph('High tide at six')] },
    });
    const plan = await talk.proposes(
      'it is at seven',
      change({ key, description: '> [!WARNING]\n> Mind the gap\n\nHigh tide at seven' }),
    );
    await talk.approves(plan);
    const { description } = await talk.jira.fields(key);
    expect(JSON.stringify(description)).toContain('High tide at seven');
    expect(JSON.stringify(description)).toContain('Mind the gap');
  }),

  withBoth('says that it is so already, and writes nothing', async (talk) => {
    const key = await talk.jira.newIssue({ priority: { name: 'High' } });
    const { updated } = await talk.jira.fields(key);
    const turn = await talk.says(`set the priority of ${key} to High`, change({ key, priority: 'High' }));
    expect(turn.plans).toEqual([]);
    expect((await talk.jira.fields(key)).updated).toBe(updated);
  }),

  withBoth('changes nothing when somebody else changed the field meanwhile', async (talk) => {
    const key = await talk.jira.newIssue({ duedate: '2026-11-30' });
    const plan = await talk.proposes(
      `set the due date of ${key} to Friday`,
      change({ key, dueDate: '2026-11-27' }),
    );
    await talk.jira.ask('PUT', `/rest/api/3/issue/${key}`, { fields: { duedate: '2026-12-24' } });
    const turn = await talk.decides(plan, true);
    expect(wordsOf(turn)).toMatch(/changed by somebody else/i);
    expect((await talk.jira.fields(key)).duedate).toBe('2026-12-24');
  }),

  withBoth('reports a field that Jira passed over in silence', async (talk) => {
    const key = await talk.jira.newIssue();
    const { priority } = await talk.jira.fields(key);
    const plan = await talk.proposes(
      `set the priority of ${key} to Lowest`,
      change({ key, priority: 'Lowest' }),
    );
    talk.stage.sandbox.faults.next({ method: 'PUT', path: `/issue/${key}` }, { status: 204 });
    const { output } = await talk.approves(plan);
    expect(output.ignoredFields).toEqual(['Priority']);
    expect(output.done).toContain('left unchanged: Priority');
    expect((await talk.jira.fields(key)).priority).toEqual(priority);
  }),

  withBoth('names the priorities there are', async (talk) => {
    const key = await talk.jira.newIssue();
    const turn = await talk.says(
      `set the priority of ${key} to Gargantuan`,
      change({ key, priority: 'Gargantuan' }),
    );
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toMatch(/Gargantuan|priority/);
  }),

  withBoth(
    'says so when the person may not change the issue',
    async (talk) => {
      const key = await talk.jira.newIssue();
      const turn = await talk.says(`set the priority of ${key} to Low`, change({ key, priority: 'Low' }));
      const [plan] = turn.plans;
      const words = wordsOf(plan === undefined ? turn : await talk.decides(plan, true));
      expect(words).toMatch(/permission|may not|not allowed/i);
      expect((await talk.jira.fields(key)).priority.name).not.toBe('Low');
    },
    named('Hannah'),
  ),

  withBoth('writes once when Jira asks to wait, and once only', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(
      `set the priority of ${key} to Lowest`,
      change({ key, priority: 'Lowest' }),
    );
    const { faults, calls } = talk.stage.sandbox;
    faults.next(
      { method: 'PUT', path: `/issue/${key}` },
      { rateLimit: 'jira-burst-based', times: 2, retryAfterSeconds: 0 },
    );
    const from = calls.length;
    await talk.approves(plan);
    const writes = calls.slice(from).filter(({ method, status }) => method === 'PUT' && status === 204);
    expect(writes.length).toBe(1);
    expect((await talk.jira.fields(key)).priority.name).toBe('Lowest');
  }),
];
