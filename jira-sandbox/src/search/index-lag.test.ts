import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => NOW, issues: 30, searchLagMs: 5_000 });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.reset();
  token = sandbox.grant().accessToken;
});

async function send(method: string, path: string, body?: unknown) {
  const response = await fetch(`${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/3${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: text === '' ? undefined : JSON.parse(text),
  };
}

async function found(jql: string, reconcileIssues: number[] = []): Promise<string[]> {
  const { json } = await send('POST', '/search/jql', { jql, fields: ['summary'], reconcileIssues });
  return json.issues.map((issue: { key: string }) => issue.key);
}

test('a new issue is found when the index has caught up, or when it is reconciled', async () => {
  const fields = { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 'Zeppelin' };
  const { key, id } = (await send('POST', '/issue', { fields })).json;
  const jql = 'summary ~ zeppelin';
  expect(await found(jql)).toEqual([]);
  expect((await send('POST', '/search/approximate-count', { jql })).json).toEqual({ count: 0 });
  expect(await found(jql, [Number(id)])).toEqual([key]);
  expect((await send('GET', `/issue/${key}`)).status).toBe(200);
  sandbox.advance(5_000);
  expect(await found(jql)).toEqual([key]);
});

test('an edited, a commented and a deleted issue are found as they were', async () => {
  const [edited, deleted] = [...sandbox.site.issues.values()].filter(({ project }) => project.key === 'PAY');
  const old = edited?.summary;
  await send('PUT', `/issue/${edited?.key}`, { fields: { summary: 'Airship' } });
  await send('PUT', `/issue/${edited?.key}`, { fields: { labels: ['later'] } });
  await send('DELETE', `/issue/${deleted?.key}?deleteSubtasks=true`);
  expect(await found('project = PAY AND summary ~ airship')).toEqual([]);
  const all = (await send('POST', '/search/jql', { jql: 'project = PAY', fields: ['summary'] })).json.issues;
  const indexed = all.find((issue: { key: string }) => issue.key === edited?.key);
  expect(indexed.fields.summary).toBe(old);
  expect(all.map((issue: { key: string }) => issue.key)).toContain(deleted?.key);
  sandbox.advance(5_000);
  expect(await found('project = PAY AND summary ~ airship')).toEqual([edited?.key]);
  expect(await found('project = PAY')).not.toContain(deleted?.key);
});

test('picking an issue and matching queries read the same index', async () => {
  const [edited] = [...sandbox.site.issues.values()].filter(({ project }) => project.key === 'PAY');
  await send('PUT', `/issue/${edited?.key}`, { fields: { summary: 'Airship' } });
  const picked = async () =>
    (await send('GET', '/issue/picker?query=airship')).json.sections[0].issues.length;
  const asked = { issueIds: [Number(edited?.id)], jqls: ['summary ~ airship'] };
  const matched = async () => (await send('POST', '/jql/match', asked)).json.matches[0].matchedIssues.length;
  expect([await picked(), await matched()]).toEqual([0, 0]);
  sandbox.advance(5_000);
  expect([await picked(), await matched()]).toEqual([1, 1]);
});

test('moves to a sprint, with the sub-tasks, and ranking are found late, and at once when reconciled', async () => {
  const { issues, sprints } = sandbox.site;
  const future = sprints.findLast(({ state }) => state === 'future');
  const parent = [...issues.values()].find(
    (issue) =>
      issue.project.key === 'PAY' &&
      issue.type.hierarchyLevel === 0 &&
      [...issues.values()].some((other) => other.parent === issue),
  );
  const child = [...issues.values()].find((issue) => issue.parent === parent);
  const agile = async (method: string, path: string, body: unknown) => {
    const url = `${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/agile/1.0${path}`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return (await fetch(url, { method, headers, body: JSON.stringify(body) })).status;
  };
  expect(await agile('POST', `/sprint/${future?.id}/issue`, { issues: [parent?.key] })).toBe(204);
  const inSprint = `sprint = ${future?.id} AND key in (${parent?.key}, ${child?.key}) ORDER BY created`;
  expect(await found(inSprint)).toEqual([]);
  expect(await found(inSprint, [Number(parent?.id)])).toEqual([parent?.key]);
  expect(await found(inSprint, [Number(parent?.id), Number(child?.id)])).toHaveLength(2);
  sandbox.advance(5_000);
  expect(await found(inSprint)).toHaveLength(2);

  const inOrder = 'project = PAY ORDER BY rank';
  const before = await found(inOrder);
  const [first = '', last = ''] = [before[0], before.at(-1)];
  expect(await agile('PUT', '/issue/rank', { issues: [last], rankBeforeIssue: first })).toBe(204);
  expect(await found(inOrder)).toEqual(before);
  const ranked = [last, ...before.slice(0, -1)];
  expect(await found(inOrder, [Number(issues.get(last)?.id)])).toEqual(ranked);
  sandbox.advance(5_000);
  expect(await found(inOrder)).toEqual(ranked);
});

test('sub-tasks deleted with their parent, and work logged, are found as they were', async () => {
  const parentOf = [...sandbox.site.issues.values()].find(
    ({ type, parent }) => type.hierarchyLevel === -1 && parent?.project.key === 'PAY',
  );
  const jql = 'project = PAY AND issuetype in subTaskIssueTypes() ORDER BY created';
  const before = await found(jql);
  await send('DELETE', `/issue/${parentOf?.parent?.key}?deleteSubtasks=true`);
  expect(await found(jql)).toEqual(before);
  sandbox.advance(5_000);
  expect((await found(jql)).length).toBeLessThan(before.length);

  const [worked] = [...sandbox.site.issues.values()].filter(({ project }) => project.key === 'GAME');
  const logged = `key = ${worked?.key} AND worklogComment ~ balloonist`;
  const comment = {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'balloonist' }] }],
  };
  await send('POST', `/issue/${worked?.key}/worklog`, { timeSpent: '1h', comment });
  expect(await found(logged)).toEqual([]);
  sandbox.advance(5_000);
  expect(await found(logged)).toEqual([worked?.key]);
});

test('at most 50 issues are reconciled, by their ids', async () => {
  const ask = (reconcileIssues: unknown) =>
    send('POST', '/search/jql', { jql: 'project = PAY', reconcileIssues });
  expect((await ask(Array.from({ length: 51 }, (_, id) => id))).status).toBe(400);
  expect((await ask(['PAY-1'])).status).toBe(400);
});

test('a page token is good for its query, and for a week', async () => {
  const first = (await send('POST', '/search/jql', { jql: 'project = PAY', maxResults: 2 })).json;
  const next = (jql: string) => send('POST', '/search/jql', { jql, nextPageToken: first.nextPageToken });
  expect((await next('project = PAY')).status).toBe(200);
  expect((await next('project = GAME')).status).toBe(400);
  sandbox.setTokenLifetime(30 * 24 * 3_600);
  token = sandbox.grant().accessToken;
  sandbox.advance(7 * 24 * 3_600_000);
  expect((await next('project = PAY')).status).toBe(200);
  sandbox.advance(1);
  expect(await next('project = PAY')).toMatchObject({
    status: 400,
    json: { errorMessages: ['The provided next page token is invalid or has expired.'] },
  });
});
