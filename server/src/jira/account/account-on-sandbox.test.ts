import type { Sandbox } from '@sidelight/jira-sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountOnSandbox } from '../account.test-rig.ts';
import type { JiraAccount } from '../jira.ts';

let sandbox: Sandbox;
let account: JiraAccount;

beforeAll(async () => {
  ({ sandbox, account } = await accountOnSandbox(80));
});
afterAll(() => sandbox.close());

test('pages of a search add up to what was counted', async () => {
  const { projects } = await account.projects({ limit: 50 });
  expect(projects.length).toBeGreaterThan(2);
  const jql = `project in (${projects.map(({ key }) => key).join(', ')}) ORDER BY key`;
  const keys = new Set<string>();
  let pageToken: string | undefined;
  let total: number | null;
  do {
    const page = await account.search({ jql, limit: 30, pageToken });
    for (const { key } of page.issues) keys.add(key);
    pageToken = page.nextPageToken ?? undefined;
    total = page.total;
  } while (pageToken !== undefined);
  expect([keys.size, total]).toEqual([80, 80]);
});

test('an issue is created, assigned, moved, commented and read back', async () => {
  const [project] = (await account.projects({ limit: 1 })).projects;
  const key = project?.key ?? '';
  const [person] = await account.findPeople(sandbox.people[1]?.displayName ?? '', { assignableTo: key });
  const vocabulary = await account.vocabulary();
  expect(vocabulary.priorities.length).toBeGreaterThan(1);
  const types = await account.creatableTypes(key);
  const type = types.find(({ subtask, name }) => !subtask && name === 'Task')?.name ?? '';
  const created = await account.createIssue({
    project: key,
    type,
    summary: 'Review the release notes',
    description: 'With **care**:\n\n- one\n- two',
    dueDate: '2026-11-27',
    priority: vocabulary.priorities[0] ?? '',
    labels: ['docs'],
    assigneeAccountId: person?.accountId ?? '',
  });
  expect(created.ignoredFields).toEqual([]);
  expect(created.issue).toMatchObject({
    summary: 'Review the release notes',
    description: 'With **care**:\n\n- one\n- two',
    assignee: { accountId: person?.accountId },
    dueDate: '2026-11-27',
  });
  const issueKey = created.issue.key;
  const edited = await account.editIssue(issueKey, { dueDate: null, description: null, labels: [] });
  expect(edited.ignoredFields).toEqual([]);
  expect(edited.issue).toMatchObject({ dueDate: null, description: '', labels: [] });
  expect((await account.assign(issueKey, null)).issue.assignee).toBeNull();
  const [move] = await account.transitions(issueKey);
  expect((await account.transition(issueKey, move?.id ?? '')).issue.status).toEqual(move?.to);
  const commented = await account.comments.add(issueKey, 'Done by *Friday*');
  expect(commented.issue.comments.items.at(-1)?.body).toBe('Done by *Friday*');
  expect((await account.comments.newest(issueKey)).total).toBe(1);
  expect(commented.issue.history.map(({ field }) => field)).toContain('status');
});

test('Jira says what it does not know or accept', async () => {
  await expect(account.issue('NONE-1')).rejects.toMatchObject({ code: 'jira.not-found' });
  await expect(account.search({ jql: 'nosuchfield = 1', limit: 1 })).rejects.toMatchObject({
    code: 'jql.invalid',
  });
  const wrong = { project: 'NONE', type: 'Task', summary: 'x' };
  await expect(account.createIssue(wrong)).rejects.toMatchObject({ code: 'jira.invalid' });
});

test('the person, and people by a name without its accents', async () => {
  const me = await account.myself();
  expect(me).toMatchObject({ accountId: sandbox.people[0].accountId, timeZone: 'Europe/Berlin' });
  expect(await account.resolvePerson(me.displayName.toUpperCase())).toMatchObject({
    accountId: me.accountId,
  });
});
