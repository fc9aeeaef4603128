import { randomUUID } from 'node:crypto';
import type { WriteOutput } from '@sidelight/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { undoLifetimeMs } from './changes.ts';
import { type ChatRig, type Person, startChatRig } from './chat.test-rig.ts';
import { outputOf, readTurn, type Turn } from './turn.test-rig.ts';

let rig: ChatRig;
beforeAll(async () => {
  rig = await startChatRig();
});
afterEach(() => rig.sandbox.faults.clear());
afterAll(() => rig.close());

const me = () => rig.amelie.account;

/** Says it, approves the plan, and answers what the tool did. */
async function carryOut(id: string, text: string): Promise<WriteOutput> {
  return approve(id, await rig.amelie.say(id, text));
}

const approve = async (id: string, proposed: Turn) => outputOf(await rig.approve(id, proposed));

async function pressUndo(who: Person, id: string, changeId: string | undefined): Promise<Turn> {
  const action = { kind: 'message', messageId: randomUUID(), text: 'Undo that', changeId };
  return readTurn(await who.send({ conversationId: id, timeZone: 'Europe/Berlin', action }));
}

async function newIssue(id: string): Promise<WriteOutput> {
  const [project] = rig.sandbox.site.projects;
  return carryOut(id, `create a task in ${project?.key ?? ''}: Water the plants, due Friday, high priority`);
}

const exists = async (key: string) =>
  (await rig.other.account.search({ jql: `key = ${key}`, limit: 1 })).issues.length;
const deny = () =>
  rig.sandbox.faults.next(
    { method: 'GET', path: /\/mypermissions$/ },
    {
      status: 200,
      body: {
        permissions: {
          DELETE_ISSUES: { havePermission: false },
          DELETE_OWN_COMMENTS: { havePermission: false },
        },
      },
    },
  );

describe('undo of a created issue', () => {
  it('deletes it, once that is approved, and creates it again when the undo is undone', async () => {
    const id = randomUUID();
    const created = await newIssue(id);
    const { key } = created.issue;
    const before = await me().snapshot(key);
    const turn = await rig.amelie.say(id, 'undo that');
    expect(turn.plans[0]).toMatchObject({ kind: 'delete', title: `Undo: delete ${key}` });
    expect(turn.plans[0]?.warnings).toEqual([expect.stringContaining('created again under a new key')]);
    expect(await me().snapshot(key)).toEqual(before);

    const gone = await approve(id, turn);
    expect(gone).toMatchObject({ done: `Deleted ${key}.`, deleted: true, undoes: created.changeId });
    await expect(me().snapshot(key)).rejects.toMatchObject({ code: 'jira.not-found' });

    const again = await approve(id, await pressUndo(rig.amelie, id, gone.changeId));
    expect(again.undoes).toBe(gone.changeId);
    const { summary, type, priority, dueDate, project } = await me().snapshot(again.issue.key);
    expect({ summary, type, priority, dueDate, project }).toEqual({
      summary: before.summary,
      type: before.type,
      priority: before.priority,
      dueDate: before.dueDate,
      project: before.project,
    });
  });

  it('says what would go with it', async () => {
    const id = randomUUID();
    const { issue } = await newIssue(id);
    await rig.other.account.editIssue(issue.key, { priority: 'Low' });
    await rig.other.account.comments.add(issue.key, 'I am on it.');
    const [plan] = (await rig.amelie.say(id, 'undo that')).plans;
    expect(plan?.warnings).toEqual([
      'Priority was changed to Low since; that goes with the issue.',
      'A comment was added since; that goes with the issue.',
      expect.any(String),
    ]);
  });

  it('closes it without the right to delete', async () => {
    const id = randomUUID();
    const { issue } = await newIssue(id);
    const targets = await me().transitions(issue.key);
    deny();
    const turn = await rig.amelie.say(id, 'undo that');
    if (!targets.some(({ to }) => to.category === 'done')) {
      expect(turn.text).toContain('You may not delete');
      return;
    }
    expect(turn.plans[0]?.warnings[0]).toContain(`You may not delete ${issue.key}; it is moved to`);
    await approve(id, turn);
    expect((await me().snapshot(issue.key)).status.category).toBe('done');
  });

  it('deletes no sub-tasks with it', async () => {
    const id = randomUUID();
    const { issue } = await newIssue(id);
    const { project } = await me().snapshot(issue.key);
    const types = await me().creatableTypes(project.key);
    const type = types.find(({ subtask }) => subtask)?.name ?? '';
    await rig.other.account.createIssue({ project: project.key, type, summary: 'Part', parent: issue.key });
    const turn = await rig.amelie.say(id, 'undo that');
    expect(JSON.stringify([turn.text, turn.plans])).toContain(
      'has a sub-task, which would be deleted with it',
    );
    expect(turn.plans.filter(({ kind }) => kind === 'delete')).toEqual([]);
  });
});

describe('undo of a change', () => {
  it('sets each field back, and forth again when that is undone', async () => {
    const id = randomUUID();
    const { issue } = await newIssue(id);
    const before = await me().snapshot(issue.key);
    const changed = await carryOut(id, `set the priority of ${issue.key} to Low`);
    const back = await approve(id, await rig.amelie.say(id, 'undo'));
    expect(back.undoes).toBe(changed.changeId);
    expect((await me().snapshot(issue.key)).priority).toBe(before.priority);
    await approve(id, await pressUndo(rig.amelie, id, back.changeId));
    expect((await me().snapshot(issue.key)).priority).toBe('Low');
  });

  it('moves back to the status before', async () => {
    for (const { key } of rig.sandbox.site.issues.values()) {
      const before = await me().snapshot(key);
      const to = (await me().transitions(key)).find(({ to: { name } }) => name !== before.status.name);
      if (to === undefined) continue;
      const id = randomUUID();
      await carryOut(id, `move ${key} to ${to.to.name}`);
      const possible = (await me().transitions(key)).some((way) => way.to.name === before.status.name);
      if (!possible) continue;
      const turn = await rig.amelie.say(id, 'take it back');
      expect(turn.plans[0]?.title).toBe(`Undo: move ${key} to ${before.status.name}`);
      await approve(id, turn);
      expect((await me().snapshot(key)).status).toEqual(before.status);
      return;
    }
    throw new Error('No issue can move and move back.');
  });

  it('leaves what somebody changed since, and says so', async () => {
    const id = randomUUID();
    const { issue } = await newIssue(id);
    const before = await me().snapshot(issue.key);
    await carryOut(id, `assign ${issue.key} to me and set the priority to Low`);
    await rig.other.account.editIssue(issue.key, { priority: 'Highest' });
    const turn = await rig.amelie.say(id, 'undo that');
    const [plan] = turn.plans;
    expect(plan?.warnings).toEqual(['Priority was changed to Highest since; it stays.']);
    expect(plan?.issues[0]?.changes.map(({ field }) => field)).toEqual(['assignee']);
    await approve(id, turn);
    expect(await me().snapshot(issue.key)).toMatchObject({ priority: 'Highest', assignee: before.assignee });
  });

  it('says when nothing is left to undo, and writes nothing', async () => {
    const id = randomUUID();
    const { issue } = await newIssue(id);
    await carryOut(id, `set the priority of ${issue.key} to Low`);
    await rig.other.account.editIssue(issue.key, { priority: 'Highest' });
    const turn = await rig.amelie.say(id, 'undo that');
    expect(turn.plans).toEqual([]);
    expect(turn.text).toContain('Priority was changed to Highest since; it stays');
    expect((await me().snapshot(issue.key)).priority).toBe('Highest');
  });

  it('is not run when the field changes between the plan and the approval', async () => {
    const id = randomUUID();
    const { issue } = await newIssue(id);
    const { changeId } = await carryOut(id, `set the priority of ${issue.key} to Low`);
    const turn = await rig.amelie.say(id, 'undo that');
    await rig.other.account.editIssue(issue.key, { priority: 'Highest' });
    await expect(approve(id, turn)).rejects.toThrow('Not done');
    expect((await me().snapshot(issue.key)).priority).toBe('Highest');
    // It failed, so it was not used up.
    await rig.other.account.editIssue(issue.key, { priority: 'Low' });
    await approve(id, await pressUndo(rig.amelie, id, changeId));
    expect((await me().snapshot(issue.key)).priority).toBe('High');
  });
});

describe('undo of a comment', () => {
  const comment = async (id: string) => {
    const { issue } = await newIssue(id);
    await rig.other.account.comments.add(issue.key, 'Before.');
    return carryOut(id, `comment on ${issue.key}: Looks good to me`);
  };
  const bodies = async (key: string) =>
    (await me().comments.newest(key)).comments.map(({ body }) => body.trim());

  it('deletes that comment only, and adds it again when that is undone', async () => {
    const id = randomUUID();
    const { issue } = await comment(id);
    const turn = await rig.amelie.say(id, 'undo that');
    expect(turn.plans[0]?.issues[0]?.changes).toEqual([
      { field: 'comment', label: 'Comment', before: expect.stringContaining('Looks good'), after: 'deleted' },
    ]);
    const gone = await approve(id, turn);
    expect(await bodies(issue.key)).toEqual(['Before.']);
    await approve(id, await pressUndo(rig.amelie, id, gone.changeId));
    expect(await bodies(issue.key)).toEqual(['Before.', 'Looks good to me']);
  });

  it('is refused without the right to delete comments', async () => {
    const id = randomUUID();
    const { issue } = await comment(id);
    deny();
    const turn = await rig.amelie.say(id, 'undo that');
    expect(turn.plans).toEqual([]);
    expect(turn.text).toContain('You may not delete your comments');
    expect(await bodies(issue.key)).toHaveLength(2);
  });

  it('says when it is gone already', async () => {
    const id = randomUUID();
    const { issue } = await comment(id);
    const { comments } = await me().comments.newest(issue.key);
    await me().comments.remove(issue.key, comments.at(-1)?.id ?? '');
    expect((await rig.amelie.say(id, 'undo that')).text).toContain('is not there any more');
  });
});

describe('which change is undone', () => {
  it('none, when there is none', async () => {
    const turn = await rig.amelie.say(randomUUID(), 'undo that');
    expect(turn.plans).toEqual([]);
    expect(turn.text).toContain('no such change of yours');
  });

  it('never one that was undone before', async () => {
    const id = randomUUID();
    const { issue } = await newIssue(id);
    const { changeId } = await carryOut(id, `set the priority of ${issue.key} to Low`);
    await approve(id, await pressUndo(rig.amelie, id, changeId));
    const turn = await pressUndo(rig.amelie, id, changeId);
    expect(turn.plans).toEqual([]);
    expect(turn.text).toContain('undone already');
  });

  it('once, even when it was planned twice', async () => {
    const id = randomUUID();
    const { issue } = await newIssue(id);
    const { changeId } = await carryOut(id, `comment on ${issue.key}: Twice?`);
    const gone = await approve(id, await pressUndo(rig.amelie, id, changeId));
    const ids = [randomUUID(), randomUUID()] as const;
    const turns = [
      await pressUndo(rig.amelie, ids[0], gone.changeId),
      await pressUndo(rig.amelie, ids[1], gone.changeId),
    ] as const;
    await approve(ids[0], turns[0]);
    await expect(approve(ids[1], turns[1])).rejects.toThrow('undone already');
    expect((await me().comments.newest(issue.key)).total).toBe(1);
  });

  it('the one whose Undo was pressed, not the newest', async () => {
    const id = randomUUID();
    const { issue } = await newIssue(id);
    const first = await carryOut(id, `set the priority of ${issue.key} to Low`);
    await carryOut(id, `comment on ${issue.key}: Not this one`);
    await approve(id, await pressUndo(rig.amelie, id, first.changeId));
    expect((await me().snapshot(issue.key)).priority).toBe('High');
    expect((await me().comments.newest(issue.key)).total).toBe(1);
  });

  it("never somebody else's", async () => {
    const { changeId, issue } = await newIssue(randomUUID());
    const turn = await pressUndo(rig.other, randomUUID(), changeId);
    expect(turn.plans).toEqual([]);
    expect(turn.text).toContain('no such change of yours');
    expect(await exists(issue.key)).toBe(1);
  });

  it('none older than 30 days', async () => {
    const id = randomUUID();
    const { changeId } = await newIssue(id);
    await rig.database
      .updateTable('changes')
      .set(({ eb }) => ({ at: eb('at', '-', undoLifetimeMs + 60_000) }))
      .where('id', '=', changeId ?? '')
      .execute();
    expect((await pressUndo(rig.amelie, id, changeId)).text).toContain('no such change of yours');
    expect((await rig.amelie.say(id, 'undo that')).text).toContain('no such change of yours');
  });
});
