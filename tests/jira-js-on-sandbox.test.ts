import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import * as jira from 'jira.js/cloud';
import { type Client, createClient } from 'jira.js/core';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The field's own client, which checks every answer against Atlassian's shapes and here throws when one differs. */

const NOW = Date.parse('2026-11-23T09:00:00Z');
let sandbox: Sandbox;
let client: Client;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => NOW, issues: 120 });
  const { siteUrl, username, token } = sandbox.apiToken;
  client = createClient({
    host: siteUrl,
    auth: { type: 'basic', email: username, apiToken: token },
    onSchemaMismatch: 'throw',
  });
});
afterAll(() => sandbox.close());

function document(text: string) {
  return {
    type: 'doc' as const,
    version: 1 as const,
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  };
}

test('who and where', async () => {
  expect(await jira.getCurrentUser(client)).toMatchObject({ displayName: 'Amira Haddad' });
  expect(await jira.getServerInfo(client)).toMatchObject({ deploymentType: 'Cloud', baseUrl: sandbox.url });
});

test('projects and what they are made of', async () => {
  const { values } = await jira.searchProjects(client);
  expect(values?.map((project) => project.key)).toEqual(['DESK', 'GAME', 'PAY']);
  const project = await jira.getProject(client, { projectIdOrKey: 'PAY' });
  expect(project.components?.length).toBe(5);
  const statuses = await jira.getAllStatuses(client, { projectIdOrKey: 'DESK' });
  expect(statuses.flatMap((type) => type.statuses).map((status) => status.name)).toContain(
    'Waiting for customer',
  );
});

test('catalogues', async () => {
  expect((await jira.getFields(client)).map((field) => field.id)).toContain('duedate');
  expect((await jira.getIssueAllTypes(client)).map((type) => type.name)).toContain('Incident');
  expect((await jira.searchPriorities(client)).values).toHaveLength(5);
  expect((await jira.getStatuses(client)).map((status) => status.name)).toContain('Playtest');
  expect((await jira.getAllLabels(client)).total).toBeGreaterThan(10);
  expect((await jira.getAutoComplete(client)).visibleFieldNames?.length).toBeGreaterThan(20);
});

test('people', async () => {
  expect(await jira.findUsers(client, { query: 'sofia' })).toHaveLength(2);
  expect(await jira.findAssignableUsers(client, { project: 'GAME', query: 'zoe' })).toHaveLength(1);
  expect((await jira.findUsersForPicker(client, { query: 'jos' })).users).toHaveLength(1);
  const { accountId } = sandbox.people[0];
  expect(await jira.getUser(client, { accountId })).toMatchObject({ accountId });
});

test('every generated issue has the shape, with all fields and its history', async () => {
  let nextPageToken: string | undefined;
  let count = 0;
  do {
    const page = await jira.searchAndReconsileIssuesUsingJqlPost(client, {
      jql: 'project in (PAY, DESK, GAME)',
      fields: ['*all'],
      expand: 'changelog,names',
      maxResults: 50,
      ...(nextPageToken === undefined ? {} : { nextPageToken }),
    });
    count += page.issues?.length ?? 0;
    nextPageToken = page.nextPageToken ?? undefined;
  } while (nextPageToken !== undefined);
  expect(count).toBe(120);
  expect(await jira.countIssues(client, { jql: 'project = PAY' })).toEqual({ count: 40 });
});

test('several issues at once', async () => {
  const { issues } = await jira.bulkFetchIssues(client, {
    issueIdsOrKeys: ['PAY-3', 'GAME-2'],
    fields: ['summary'],
  });
  expect(issues?.map((issue) => issue.key)).toEqual(['PAY-3', 'GAME-2']);
});

test('what a create screen asks for', async () => {
  const types = await jira.getCreateIssueMetaIssueTypes(client, { projectIdOrKey: 'PAY' });
  const task = types.issueTypes?.find((type) => type.name === 'Task');
  const meta = await jira.getCreateIssueMetaIssueTypeId(client, {
    projectIdOrKey: 'PAY',
    issueTypeId: task?.id ?? '',
  });
  expect(meta.fields?.filter((field) => field.required).map((field) => field.fieldId)).toEqual([
    'issuetype',
    'project',
    'summary',
  ]);
});

test('the life of an issue', async () => {
  const created = await jira.createIssue(client, {
    fields: {
      project: { key: 'PAY' },
      issuetype: { name: 'Bug' },
      summary: 'The receipt has no date',
      description: document('Seen by three people.'),
    },
  });
  const issueIdOrKey = created.key ?? '';
  await jira.editIssue(client, { issueIdOrKey, fields: { duedate: '2026-11-27' } });
  await jira.assignIssue(client, { issueIdOrKey, accountId: sandbox.people[1]?.accountId ?? '' });
  const comment = await jira.addComment(client, { issueIdOrKey, body: document('Looking into it.') });
  expect(await jira.getComment(client, { issueIdOrKey, id: comment.id ?? '' })).toMatchObject({
    id: comment.id,
  });
  expect((await jira.getComments(client, { issueIdOrKey })).total).toBe(1);
  const { transitions } = await jira.getTransitions(client, { issueIdOrKey });
  const start = transitions?.find((transition) => transition.name === 'In Progress');
  await jira.doTransition(client, { issueIdOrKey, transition: { id: start?.id ?? '' } });
  const issue = await jira.getIssue(client, { issueIdOrKey, expand: 'changelog' });
  expect(issue.fields).toMatchObject({ status: { name: 'In Progress' }, duedate: '2026-11-27' });
  expect((await jira.getChangeLogs(client, { issueIdOrKey })).values).toHaveLength(3);
  await jira.deleteIssue(client, { issueIdOrKey });
  await expect(jira.getIssue(client, { issueIdOrKey })).rejects.toThrow();
});

test('queries are checked', async () => {
  const parsed = await jira.parseJqlQueries(client, {
    validation: 'strict',
    queries: ['project = PAY', 'x ='],
  });
  expect(parsed.queries.map((query) => query.errors?.length ?? 0)).toEqual([0, 1]);
});
