import { randomUUID } from 'node:crypto';
import type { WriteOutput } from '@sidelight/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatRig, startChatRig } from '../chat.test-rig.ts';

let rig: ChatRig;
let project: string;
beforeAll(async () => {
  rig = await startChatRig();
  project = rig.sandbox.site.projects[0]?.key ?? '';
});
afterAll(() => rig.close());

const me = () => rig.amelie.account;
async function newIssue(): Promise<string> {
  const types = await me().creatableTypes(project);
  const type = types.find(({ subtask, name }) => !subtask && name !== 'Epic')?.name ?? '';
  return (await me().createIssue({ project, type, summary: 'A plank' })).issue.key;
}

const editing = { method: 'PUT', path: /\/issue\/[A-Z]+-\d+$/ };
const moving = { method: 'POST', path: /\/transitions$/ };
const commenting = { method: 'POST', path: /\/comment$/ };
const logging = { method: 'POST', path: /\/worklog$/ };
const attaching = { method: 'POST', path: /\/attachments$/ };
const detaching = { method: 'DELETE', path: /\/attachment\/\d+$/ };
const changingComment = { method: 'PUT', path: /\/comment\/\d+$/ };
const deletingComment = { method: 'DELETE', path: /\/comment\/\d+$/ };
const changingWork = { method: 'PUT', path: /\/worklog\/\d+$/ };
const deletingWork = { method: 'DELETE', path: /\/worklog\/\d+$/ };
const planning = { method: 'POST', path: /\/sprint\/\d+\/issue$/ };
const ranking = { method: 'PUT', path: /\/issue\/rank$/ };
const linking = { method: 'POST', path: /\/issueLink$/ };
const watching = { method: 'POST', path: /\/watchers$/ };
const creating = { method: 'POST', path: /\/issue$/ };

/**
 * Says it and approves it; the process dies at the write, before or after Jira did it, and another goes on. The
 * database is left as the dead one would have left it.
 */
async function diesAt(
  write: { readonly method: string; readonly path: RegExp },
  drop: 'before' | 'after',
  text: string,
  { files = {}, id = randomUUID() }: { files?: Readonly<Record<string, string>>; id?: string } = {},
): Promise<WriteOutput> {
  const turn =
    Object.keys(files).length === 0 ? rig.amelie.say(id, text) : rig.amelie.sayWith(id, text, files);
  const [plan] = (await turn).plans;
  if (plan === undefined) throw new Error(`No plan for: ${text}`);
  rig.sandbox.faults.next(write, { drop });
  await rig.amelie.decide(id, plan.toolCallId, true);
  expect(rig.sandbox.faults.pending).toBe(0);
  await dead(plan.toolCallId);
  rig.advance(60_000);
  expect(await rig.assistant.recover(() => undefined)).toBe(1);
  const { state, outcome } = await rig.database
    .selectFrom('planned_writes')
    .select(['state', 'outcome'])
    .where('tool_call_id', '=', plan.toolCallId)
    .executeTakeFirstOrThrow();
  expect(state).toBe('finished');
  return JSON.parse(outcome ?? 'null').output;
}

/** As if the process that ran the plan had died in its first operation. */
async function dead(toolCallId: string): Promise<void> {
  await rig.database
    .updateTable('planned_items')
    .set({ outcome: null })
    .where('tool_call_id', '=', toolCallId)
    .execute();
  await rig.database
    .updateTable('planned_writes')
    .set({ state: 'running', outcome: null, runner: 'dead', runner_until: 0 })
    .where('tool_call_id', '=', toolCallId)
    .execute();
}

describe.each(['before', 'after'] as const)('a process that died %s Jira did it', (drop) => {
  const times = async (key: string, field: string) =>
    (await me().issue(key)).history.filter((entry) => entry.field.toLowerCase() === field).length;

  it('an edit is made once', async () => {
    const key = await newIssue();
    const output = await diesAt(editing, drop, `Set the priority of ${key} to Low`);
    expect(output).toMatchObject({ issue: { key, priority: 'Low' }, changeId: expect.any(String) });
    expect(await times(key, 'priority')).toBe(1);
  });

  it('a transition is made once', async () => {
    const key = await newIssue();
    const [target] = await me().transitions(key);
    const output = await diesAt(moving, drop, `Move ${key} to ${target?.to.name}`);
    expect(output.issue.status.name).toBe(target?.to.name);
    expect(await times(key, 'status')).toBe(1);
  });

  it('a field of any name is set once', async () => {
    const key = await newIssue();
    const output = await diesAt(editing, drop, `Set the story points of ${key} to 5`);
    expect(output).toMatchObject({ done: `Set Story Points of ${key} to 5.`, ignoredFields: [] });
    expect(await times(key, 'story points')).toBe(1);
  });

  it('a way of several steps is gone once, to its end', async () => {
    const [key, shows] = [await newIssue(), await newIssue()];
    const start = (await me().transitions(shows)).find(({ to }) => to.name === 'In Progress');
    await me().transition(shows, start?.id ?? '');
    const output = await diesAt(moving, drop, `Move ${key} straight to In Review`);
    expect(output.issue.status.name).toBe('In Review');
    expect(await times(key, 'status')).toBe(2);
  });

  it('an issue is put into a sprint once', async () => {
    const key = await newIssue();
    const next = (await me().agile.openSprints(project)).find(({ state }) => state === 'future');
    const output = await diesAt(planning, drop, `Move ${key} to the next sprint`);
    expect(output).toMatchObject({ done: `Moved ${key} to ${next?.name}.`, ignoredFields: [] });
    expect(await times(key, 'sprint')).toBe(1);
  });

  it('an issue is ranked where it was to be', async () => {
    const [key, other] = [await newIssue(), await newIssue()];
    const output = await diesAt(ranking, drop, `Rank ${key} below ${other}`);
    expect(output).toMatchObject({ done: `Ranked ${key} below ${other}.`, ignoredFields: [] });
    const { keys } = await me().keys(`key in (${key}, ${other}) ORDER BY Rank ASC`, 2);
    expect(keys).toEqual([other, key]);
  });

  it('what was begun of a change in several parts is finished, each part once', async () => {
    const key = await newIssue();
    const text = `Set the story points of ${key} to 5 and move it to the next sprint and move it to In Progress`;
    const output = await diesAt(planning, drop, text);
    expect(output).toMatchObject({ ignoredFields: [], issue: { status: { name: 'In Progress' } } });
    for (const field of ['story points', 'sprint', 'status']) expect(await times(key, field)).toBe(1);
  });

  it('a link is made once', async () => {
    const [key, other] = [await newIssue(), await newIssue()];
    const output = await diesAt(linking, drop, `Link ${key} as blocking ${other}`);
    expect(output.done).toContain('Linked');
    expect(await me().links.of(key)).toHaveLength(1);
  });

  it('an issue is watched', async () => {
    const key = await newIssue();
    await me().follow(key, { watch: false });
    const output = await diesAt(watching, drop, `Watch ${key}`);
    expect(output).toMatchObject({ done: `You now watch ${key}.`, ignoredFields: [] });
  });

  it('a comment is added once', async () => {
    const key = await newIssue();
    const output = await diesAt(commenting, drop, `Comment on ${key}: The *bridge* is closed.`);
    expect(output.done).toContain(key);
    expect((await me().comments.newest(key)).total).toBe(1);
  });

  it('work is logged once', async () => {
    const key = await newIssue();
    const output = await diesAt(logging, drop, `Log 2h on ${key}`);
    expect(output.done).toContain('Logged 2h');
    const issue = [...rig.sandbox.site.issues.values()].find((candidate) => candidate.key === key);
    expect(issue?.worklogs).toHaveLength(1);
  });

  it('files are attached once, together', async () => {
    const key = await newIssue();
    const files = { 'a.log': 'ERROR', 'b.log': 'WARN' };
    const output = await diesAt(attaching, drop, `attach these files to ${key}`, { files });
    expect(output).toMatchObject({ done: `Attached a.log and b.log to ${key}.`, ignoredFields: [] });
    expect((await me().attachments.of(key)).map(({ fileName }) => fileName)).toEqual(['a.log', 'b.log']);
  });

  it('a file like one that was there before is attached beside it', async () => {
    const key = await newIssue();
    const bytes = new TextEncoder().encode('ERROR');
    await me().attachments.add(key, [{ name: 'a.log', mediaType: 'text/plain', bytes }]);
    await diesAt(attaching, drop, `attach this to ${key}`, { files: { 'a.log': 'ERROR' } });
    expect(await me().attachments.of(key)).toHaveLength(2);
  });

  it('attachments are deleted, each once, and can be brought back', async () => {
    const key = await newIssue();
    const id = randomUUID();
    const files = { 'a.log': 'ERROR', 'b.log': 'WARN' };
    const [plan] = (await rig.amelie.sayWith(id, `attach these files to ${key}`, files)).plans;
    await rig.amelie.decide(id, plan?.toolCallId ?? '', true);
    rig.advance(1_000);
    const output = await diesAt(detaching, drop, 'undo that', { id });
    expect(output.done).toBe(`Deleted a.log and b.log from ${key}.`);
    expect(await me().attachments.of(key)).toEqual([]);
    const [back] = (await rig.amelie.say(id, 'undo that')).plans;
    await rig.amelie.decide(id, back?.toolCallId ?? '', true);
    const restored = await me().attachments.of(key);
    const texts = await Promise.all(
      restored.map(async (one) => Buffer.from(await me().attachments.content(one)).toString()),
    );
    expect(restored.map(({ fileName }, index) => [fileName, texts[index]])).toEqual(Object.entries(files));
  });

  it('a reply is written once', async () => {
    const key = await newIssue();
    await rig.other.account.comments.add(key, 'Is the bridge open?');
    await diesAt(commenting, drop, `Reply to the last comment on ${key}: No`);
    const { total, comments } = await me().comments.newest(key);
    expect(total).toBe(2);
    expect(comments.at(-1)?.body).toContain('> Is the bridge open?');
  });

  it('a comment is changed once, and can be changed back', async () => {
    const key = await newIssue();
    await me().comments.add(key, 'One');
    const output = await diesAt(changingComment, drop, `Change my comment on ${key} to: Two`);
    expect(output).toMatchObject({ ignoredFields: [], changeId: expect.any(String) });
    expect((await me().comments.newest(key)).comments.map(({ body }) => body)).toEqual(['Two']);
  });

  it('a comment is deleted once', async () => {
    const key = await newIssue();
    await me().comments.add(key, 'One');
    await me().comments.add(key, 'Two');
    const output = await diesAt(deletingComment, drop, `Delete my last comment on ${key}`);
    expect(output.changeId).toEqual(expect.any(String));
    expect((await me().comments.newest(key)).comments.map(({ body }) => body)).toEqual(['One']);
  });

  it('a work log is changed once, and the estimate follows once', async () => {
    const key = await newIssue();
    const started = '2026-11-20T08:00:00.000Z';
    const work = { seconds: 3_600, started, comment: null };
    await me().worklogs.log(key, work, { adjustment: { kind: 'new', seconds: 36_000 } });
    await diesAt(changingWork, drop, `Change my worklog on ${key} to 3h`);
    expect(await me().worklogs.of(key)).toMatchObject([{ seconds: 10_800, started }]);
    expect(await me().worklogs.timeTracking(key)).toMatchObject({ spent: 10_800, remaining: 28_800 });
    expect(await times(key, 'time spent')).toBe(2);
  });

  it('a work log is deleted once, and the estimate follows once', async () => {
    const key = await newIssue();
    const work = { seconds: 3_600, started: '2026-11-20T08:00:00.000Z', comment: null };
    await me().worklogs.log(key, work, { adjustment: { kind: 'new', seconds: 36_000 } });
    await me().worklogs.log(key, { ...work, seconds: 7_200 }, { adjustment: { kind: 'leave' } });
    await diesAt(deletingWork, drop, `Delete my last worklog on ${key}`);
    expect(await me().worklogs.of(key)).toHaveLength(1);
    expect((await me().worklogs.timeTracking(key)).remaining).toBeGreaterThan(36_000);
    expect(await times(key, 'time spent')).toBe(3);
  });

  it('an issue is created once', async () => {
    const summary = `Mend the bridge ${drop}`;
    const output = await diesAt(creating, drop, `Create a task in ${project}: ${summary}`);
    expect(output.issue.summary).toBe(summary);
    expect(await me().count(`project = ${project} AND summary ~ "\\"${summary}\\""`)).toBe(1);
  });
});

describe.each(['before', 'after'] as const)('a process that died %s Jira did the last of it', (drop) => {
  it('an issue is created once, and is in its sprint', async () => {
    const summary = `Tar the bridge ${drop}`;
    const output = await diesAt(
      planning,
      drop,
      `Create a task in ${project} in the current sprint: ${summary}`,
    );
    const [current] = await me().agile.openSprints(project);
    expect(output).toMatchObject({ done: `Created ${output.issue.key} in ${current?.name}.` });
    expect(await me().count(`project = ${project} AND summary ~ "\\"${summary}\\""`)).toBe(1);
    const changes = (await me().issue(output.issue.key)).history;
    expect(changes.filter(({ field }) => field.toLowerCase() === 'sprint')).toHaveLength(1);
  });
});

it('what somebody else has changed since is left, and said', async () => {
  const id = randomUUID();
  const key = await newIssue();
  const [plan] = (await rig.amelie.say(id, `Set the priority of ${key} to Low`)).plans;
  if (plan === undefined) throw new Error('no plan');
  await rig.other.account.editIssue(key, { priority: 'Highest' });
  await rig.database
    .insertInto('planned_items')
    .values({ conversation_id: id, tool_call_id: plan.toolCallId, position: 0, begun_at: 0, outcome: null })
    .execute();
  await dead(plan.toolCallId);
  await rig.assistant.recover(() => undefined);
  const { body } = await rig.amelie.get(`/api/chat/${id}`);
  expect(JSON.stringify(body)).toContain('it was changed since');
  expect((await me().snapshot(key)).priority).toBe('Highest');
});
