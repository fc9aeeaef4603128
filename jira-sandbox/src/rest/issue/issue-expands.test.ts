import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 60 });
});
afterAll(() => sandbox.close());

async function ask(method: string, path: string, body?: unknown, person = 0) {
  const accountId = sandbox.people[person]?.accountId ?? '';
  const { accessToken } = sandbox.grant({ accountId });
  const response = await fetch(`${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest${path}`, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? {} : JSON.parse(text) };
}

const parts = 'transitions,editmeta,operations,versionedRepresentations';
const expanded = {
  transitions: expect.arrayContaining([expect.objectContaining({ hasScreen: expect.any(Boolean) })]),
  editmeta: { fields: { summary: { required: true } } },
  operations: { linkGroups: [{ id: 'view.issue.opsbar' }] },
  versionedRepresentations: { summary: { 1: expect.any(String) } },
};

test('one issue, bulkfetch, search and the agile lists expand alike', async () => {
  const one = await ask('GET', `/api/3/issue/PAY-1?fields=summary&expand=${parts}`);
  expect(one.json).toMatchObject(expanded);
  const fetched = await ask('POST', '/api/3/issue/bulkfetch', {
    issueIdsOrKeys: ['PAY-1'],
    fields: ['summary'],
    expand: parts.split(','),
  });
  expect(fetched.json.issues[0]).toMatchObject(expanded);
  const found = await ask('POST', '/api/3/search/jql', {
    jql: 'key = PAY-1',
    fields: ['summary'],
    expand: `names, schema, ${parts}`,
  });
  expect(found.json).toMatchObject({
    names: { summary: 'Summary' },
    schema: { summary: { type: 'string' } },
    issues: [expanded],
  });
  expect(found.json.issues[0]).not.toHaveProperty('names');
  const listed = await ask(
    'GET',
    `/agile/1.0/board/1/issue?maxResults=1&fields=summary&expand=schema,${parts}`,
  );
  expect(listed.json).toMatchObject({ schema: { summary: { type: 'string' } }, issues: [expanded] });
});

test('operations name what the person may do, and nothing else', async () => {
  const labels = async (person: number) => {
    const { json } = await ask('GET', '/api/3/issue/PAY-1?fields=id&expand=operations', undefined, person);
    const { groups } = json.operations.linkGroups[0];
    return groups.flatMap(({ links }: { links: { label: string }[] }) => links.map(({ label }) => label));
  };
  expect(await labels(0)).toEqual(expect.arrayContaining(['Edit', 'Comment', 'Delete', 'Log work']));
  const outsider = sandbox.people.length - 1;
  expect(await labels(outsider)).not.toContain('Delete');
});

test('the screens show what hangs on an issue, with the operations that change it', async () => {
  const { json } = await ask('GET', '/api/3/issue/PAY-1/editmeta');
  const operations = Object.fromEntries(
    Object.entries<{ operations: string[] }>(json.fields).map(([id, field]) => [id, field.operations]),
  );
  expect(operations).toMatchObject({
    timetracking: ['set', 'edit'],
    comment: ['add', 'edit', 'remove'],
    worklog: ['add', 'edit', 'remove'],
    issuelinks: ['add', 'copy'],
    attachment: ['set', 'copy'],
  });
  const created = await ask('GET', '/api/3/issue/createmeta/PAY/issuetypes/10001?maxResults=200');
  const ids = created.json.fields.map(({ fieldId }: { fieldId: string }) => fieldId);
  expect(ids).toContain('timetracking');
  expect(ids).not.toContain('comment');
});

test('a notification needs somebody to go to', async () => {
  const path = '/api/3/issue/PAY-1/notify';
  expect((await ask('POST', path, { subject: 'See', to: { watchers: true } })).status).toBe(204);
  expect((await ask('POST', path, { subject: 'See' })).json.errorMessages).toEqual([
    'No recipients were defined for notification.',
  ]);
  expect((await ask('POST', path, { to: { users: [{ accountId: 'nobody' }] } })).status).toBe(404);
});

test('reporter and due date are on the screens of those alone who may change them', async () => {
  const [, member] = sandbox.people;
  const issue = { project: { key: 'DESK' }, summary: 'A chair' };
  const types = await ask('GET', '/api/3/issue/createmeta/DESK/issuetypes');
  const issuetype = { id: types.json.issueTypes.find(({ subtask }: { subtask: boolean }) => !subtask).id };
  const outsider = sandbox.people.length - 1;
  const given = { ...issue, issuetype, reporter: { accountId: member?.accountId }, duedate: '2026-12-24' };
  const refused = await ask('POST', '/api/3/issue', { fields: given }, outsider);
  expect(refused.status).toBe(400);
  expect(Object.keys(refused.json.errors).sort()).toEqual(['duedate', 'reporter']);
  sandbox.set({ offScreenFields: 'ignore' });
  const created = await ask('POST', '/api/3/issue', { fields: given }, outsider);
  sandbox.set({ offScreenFields: 'refuse' });
  expect(created.status).toBe(201);
  const { json } = await ask(
    'GET',
    `/api/3/issue/${created.json.key}?fields=reporter,duedate`,
    undefined,
    outsider,
  );
  expect(json.fields).toMatchObject({
    reporter: { accountId: sandbox.people[outsider]?.accountId },
    duedate: null,
  });
});

test('projects looked at of late are listed', async () => {
  const keys = async () =>
    (await ask('GET', '/api/3/project/recent')).json.map(({ key }: { key: string }) => key);
  await ask('GET', '/api/3/issue/PAY-1?updateHistory=true');
  await ask('GET', '/api/3/issue/DESK-1?updateHistory=true');
  expect((await keys()).slice(0, 2)).toEqual(['DESK', 'PAY']);
  await ask('GET', '/api/3/issue/PAY-1?updateHistory=true');
  await ask('GET', '/api/3/issue/DESK-1');
  expect((await keys()).slice(0, 2)).toEqual(['PAY', 'DESK']);
  const last = (await ask('GET', '/api/3/project?recent=1')).json;
  expect(last).toMatchObject([{ key: 'PAY' }]);
});
