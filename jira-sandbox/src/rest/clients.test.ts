import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../index.ts';

/** What clients written for Jira Cloud send and expect, where it is not what its documents say. */

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

async function ask(method: string, path: string, body?: unknown, more: Record<string, string> = {}) {
  const { username, token } = sandbox.apiToken;
  const authorization = `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`;
  const isForm = body instanceof FormData;
  const response = await fetch(`${sandbox.url}/rest${path}`, {
    method,
    headers: {
      authorization,
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...more,
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

test('an empty restriction of a comment is none', async () => {
  const { status, json } = await ask('POST', '/api/2/issue/PAY-1/comment', { body: 'Hi', visibility: {} });
  expect([status, json.visibility]).toEqual([201, undefined]);
});

test('a form that is edited may send its parent empty, or say that there is none', async () => {
  const story = [...sandbox.site.issues.values()].find(
    ({ type, parent }) => type.hierarchyLevel === 0 && parent !== null,
  );
  const place = `/api/2/issue/${story?.key}`;
  const parent = story?.parent?.key;
  expect((await ask('PUT', place, { fields: { summary: 'Edited', parent: {} } })).status).toBe(204);
  expect((await ask('GET', place)).json.fields.parent.key).toBe(parent);
  expect((await ask('PUT', place, { fields: { parent: { set: 'none' } } })).status).toBe(204);
  expect((await ask('GET', place)).json.fields.parent).toBeUndefined();
});

test('null in a version leaves it as it was', async () => {
  const made = await ask('POST', '/api/2/version', { name: 'N', projectId: 10_000, description: 'Kept' });
  const place = `/api/2/version/${made.json.id}`;
  const nulls = { name: 'M', description: null, archived: null, released: true, startDate: null };
  expect(await ask('PUT', place, nulls)).toMatchObject({
    status: 200,
    json: { name: 'M', description: 'Kept', released: true, archived: false },
  });
});

test('a board is made of any filter that one sees', async () => {
  const filter = await ask('POST', '/api/2/filter', { name: 'Desk only', jql: 'project = DESK' });
  const board = { name: 'Of the desk', type: 'kanban', filterId: Number(filter.json.id) };
  const made = await ask('POST', '/agile/1.0/board', board);
  expect(made).toMatchObject({ status: 201, json: { location: { projectKey: 'DESK' } } });
  const { total } = (await ask('GET', `/agile/1.0/board/${made.json.id}/issue`)).json;
  expect(total).toBe([...sandbox.site.issues.keys()].filter((key) => key.startsWith('DESK-')).length);
  expect((await ask('POST', '/agile/1.0/board', { ...board, filterId: 99_999 })).json.errors).toEqual({
    filterId: 'The selected filter is not available.',
  });
});

test.each(['no-check', 'nocheck'])('attachments are taken with %s', async (token) => {
  const form = new FormData();
  form.append('file', new Blob(['text']), 'note.txt');
  const given = await ask('POST', '/api/2/issue/PAY-1/attachments', form, { 'x-atlassian-token': token });
  expect(given.json).toMatchObject([{ filename: 'note.txt' }]);
});

test('an attachment is also where its page has it, for API tokens', async () => {
  const form = new FormData();
  form.append('file', new Blob(['text']), 'page.txt');
  const sent = { 'x-atlassian-token': 'no-check' };
  const [{ id }] = (await ask('POST', '/api/2/issue/PAY-1/attachments', form, sent)).json;
  const { username, token } = sandbox.apiToken;
  const authorization = `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`;
  for (const path of [`${id}/`, `${id}/page.txt`]) {
    const answer = await fetch(`${sandbox.url}/secure/attachment/${path}`, { headers: { authorization } });
    expect([answer.status, await answer.text()]).toEqual([200, 'text']);
  }
  expect((await fetch(`${sandbox.url}/secure/attachment/${id}/`)).status).toBe(401);
});

test('no field of changelogs is every field, also as an empty list', async () => {
  const asked = { issueIdsOrKeys: ['PAY-1'], fieldIds: [] };
  expect((await ask('POST', '/api/3/changelog/bulkfetch', asked)).status).toBe(200);
});

test('people see the e-mail addresses of others, unless the site hides them', async () => {
  const path = `/api/3/user?accountId=${sandbox.people[1]?.accountId}`;
  expect((await ask('GET', path)).json.emailAddress).toBe(sandbox.people[1]?.email);
  sandbox.set({ emailAddresses: 'hidden' });
  expect((await ask('GET', path)).json.emailAddress).toBeUndefined();
  expect((await ask('GET', '/api/3/myself')).json.emailAddress).toBe(sandbox.apiToken.username);
  sandbox.set({ emailAddresses: 'visible' });
});

test('"latest" is a version of the agile API as well', async () => {
  const { json } = await ask('GET', '/agile/1.0/board/1');
  const latest = await ask('GET', '/agile/latest/board/1');
  expect([latest.status, latest.json.name]).toEqual([200, json.name]);
});
