import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatRig, startChatRig } from './chat.test-rig.ts';

let rig: ChatRig;
beforeAll(async () => {
  rig = await startChatRig();
});
afterAll(() => rig.close());

const issues = () => [...rig.sandbox.site.issues.values()];

describe('with the built-in model', () => {
  it('shows my open issues, with links, the total and the JQL', async () => {
    const me = rig.sandbox.people[0].accountId;
    const mine = issues().filter(
      ({ assignee, status }) => assignee?.accountId === me && status.category.key !== 'done',
    );
    const turn = await rig.amelie.say(randomUUID(), 'show my open issues');
    expect(turn.text).toContain(String(mine.length));
    expect(turn.text).toContain('assignee = currentUser()');
    expect(turn.text).toMatch(/\[[A-Z]+-\d+\]\(http/);
  });

  it('counts the open bugs of a project', async () => {
    const bug = issues().find(({ type, status }) => type.name === 'Bug' && status.category.key !== 'done');
    const bugs = issues().filter(
      ({ type, status, project }) =>
        project.key === bug?.project.key && type.name === 'Bug' && status.category.key !== 'done',
    );
    const turn = await rig.amelie.say(randomUUID(), `how many bugs are open in ${bug?.project.name}?`);
    expect(turn.text).toContain(String(bugs.length));
  });

  it('says what an issue is about', async () => {
    const [issue] = issues();
    const turn = await rig.amelie.say(randomUUID(), `what is ${issue?.key} about?`);
    expect(turn.text).toContain(issue?.summary);
  });

  it('creates a task for a person due Friday once it is approved', async () => {
    const person = rig.sandbox.people[1]?.displayName ?? '';
    const id = randomUUID();
    const turn = await rig.amelie.say(
      id,
      `create a task to review the release notes for ${person} due Friday`,
    );
    const [plan] = turn.plans;
    expect(plan?.warnings).toEqual([expect.stringContaining('You named no project')]);
    const after = await rig.amelie.decide(id, plan?.toolCallId ?? '', true);
    const key = /[A-Z]+-\d+/.exec(after.text)?.[0] ?? '';
    expect(await rig.amelie.account.snapshot(key)).toMatchObject({
      summary: expect.stringMatching(/review the release notes/i),
      type: 'Task',
      assignee: { displayName: person },
      dueDate: '2026-11-27',
    });
  });

  it('moves nothing when the person refuses', async () => {
    for (const { key } of issues()) {
      const to = (await rig.amelie.account.transitions(key)).find((t) => t.to.name === 'In Progress');
      if (to === undefined) continue;
      const before = await rig.amelie.account.snapshot(key);
      if (before.status.name === 'In Progress') continue;
      const id = randomUUID();
      const turn = await rig.amelie.say(id, `move ${key} to In Progress`);
      const [plan] = turn.plans;
      expect(plan?.title).toBe(`Move ${key} to In Progress`);
      const after = await rig.amelie.decide(id, plan?.toolCallId ?? '', false);
      expect(after.chunks.map(({ type }) => type)).toContain('tool-output-denied');
      expect(await rig.amelie.account.snapshot(key)).toEqual(before);
      return;
    }
    throw new Error('No issue can move to In Progress.');
  });

  it('closes an issue where the end of the work has another name', async () => {
    for (const { key, project, status } of issues()) {
      if (project.key !== 'DESK' || status.category.key === 'done') continue;
      const reachable = (await rig.amelie.account.transitions(key)).some(({ to }) => to.name === 'Resolved');
      if (!reachable) continue;
      const [plan] = (await rig.amelie.say(randomUUID(), `close ${key}`)).plans;
      expect(plan?.title).toBe(`Move ${key} to Resolved`);
      return;
    }
    throw new Error('No issue can move to Resolved.');
  });

  it('creates an issue of a type that only another project has', async () => {
    const [plan] = (await rig.amelie.say(randomUUID(), 'create an incident: VPN down in Dublin')).plans;
    expect(plan?.title).toBe('Create an incident in IT Service Desk');
    expect(plan?.warnings[0]).toMatch(/^You named no project; /);
  });

  it('knows the issue of the page', async () => {
    const [issue] = issues();
    const turn = await rig.amelie.say(randomUUID(), 'summarise this issue', { issueKey: issue?.key ?? '' });
    expect(turn.text).toContain(issue?.key);
  });

  it('says what it does not understand, with examples', async () => {
    const turn = await rig.amelie.say(randomUUID(), 'colourless green ideas');
    expect(turn.text).toContain('Show my open issues');
    expect(turn.problems).toEqual([]);
  });

  it('takes a name as the answer to which person was meant, and help as a wish for help', async () => {
    const id = randomUUID();
    const [issue] = issues();
    expect((await rig.amelie.say(id, `assign ${issue?.key} to Daniel`)).text).toContain('Daniel Brandt');
    expect((await rig.amelie.say(id, 'help')).text).toContain('Every change is shown to you');
    expect((await rig.amelie.say(id, `assign ${issue?.key} to Daniel`)).plans).toEqual([]);
    const { plans, text } = await rig.amelie.say(id, 'Daniel Brandt');
    expect(plans.length === 1 || text.includes('Daniel Brandt')).toBe(true);
  });

  it('keeps what its examples promise: each finds something or proposes a change', async () => {
    const { body } = await rig.amelie.get('/api/chat/examples');
    const { examples } = body as { examples: string[] };
    expect(examples.length).toBeGreaterThan(4);
    for (const example of examples) {
      const { plans, chunks, problems } = await rig.amelie.say(randomUUID(), example);
      const ended = chunks.some(({ type }) => type === 'tool-output-available') || plans.length === 1;
      expect({ example, ended, problems }).toEqual({ example, ended: true, problems: [] });
    }
  });

  it('answers without a model of its own going wrong when Jira is down', async () => {
    const fresh = await startChatRig();
    fresh.sandbox.faults.next(() => true, { status: 503, times: 200 });
    const turn = await fresh.amelie.say(randomUUID(), 'show my open issues');
    expect(`${turn.text}${JSON.stringify(turn.problems)}`).toMatch(/Jira has a fault/);
    await fresh.close();
  });
});
