import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(`${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/3${path}`, {
    method,
    headers: {
      authorization: `Bearer ${sandbox.grant().accessToken}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

async function create(summary: string): Promise<string> {
  const fields = { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary };
  return (await call('POST', '/issue', { fields })).json.key;
}

test('a link shows on both issues, in their histories, and goes with either of them', async () => {
  const [blocker, blocked] = [await create('First'), await create('Second')];
  const ends = { inwardIssue: { key: blocker }, outwardIssue: { key: blocked } };
  expect((await call('POST', '/issueLink', { type: { name: 'blocks' }, ...ends })).status).toBe(201);
  const linksOf = async (key: string) =>
    (await call('GET', `/issue/${key}?fields=issuelinks`)).json.fields.issuelinks;
  expect(await linksOf(blocker)).toMatchObject([
    { type: { outward: 'blocks' }, outwardIssue: { key: blocked } },
  ]);
  const [link] = await linksOf(blocked);
  expect(link).toMatchObject({ type: { inward: 'is blocked by' }, inwardIssue: { key: blocker } });
  expect((await call('GET', `/issue/${blocked}/changelog`)).json.values[0].items).toMatchObject([
    { field: 'Link', to: blocker, toString: `This issue is blocked by ${blocker}` },
  ]);
  expect((await call('GET', `/issueLink/${link.id}`)).json).toMatchObject(ends);
  await call('DELETE', `/issue/${blocker}`);
  expect(await linksOf(blocked)).toEqual([]);
  expect((await call('DELETE', `/issueLink/${link.id}`)).status).toBe(404);
});

test('a link needs a known type and two issues', async () => {
  const key = await create('Alone');
  const self = { inwardIssue: { key }, outwardIssue: { key } };
  expect((await call('POST', '/issueLink', { type: { name: 'Blocks' }, ...self })).status).toBe(400);
  expect((await call('POST', '/issueLink', { type: { name: 'Hates' }, ...self })).json.errorMessages).toEqual(
    ["No issue link type with name 'Hates' found."],
  );
});

test('one watches, is seen to watch, and may not vote for what one reported', async () => {
  const [, tomas] = sandbox.people;
  const key = await create('Watched');
  expect((await call('POST', `/issue/${key}/watchers`, tomas?.accountId)).status).toBe(204);
  expect((await call('DELETE', `/issue/${key}/watchers`)).status).toBe(204);
  expect((await call('GET', `/issue/${key}/watchers`)).json).toMatchObject({
    isWatching: false,
    watchCount: 1,
    watchers: [{ displayName: 'Tomás Ferreira' }],
  });
  expect(await call('POST', `/issue/${key}/votes`)).toMatchObject({
    status: 404,
    json: { errorMessages: ['You cannot vote for an issue you have reported.'] },
  });
});
