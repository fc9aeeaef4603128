import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../index.ts';
import { askingOf } from '../asking.test-rig.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const ask = askingOf(() => sandbox, '/rest');

async function found(jql: string): Promise<string[]> {
  const { json } = await ask(0, 'POST', '/api/3/search/jql', { jql, fields: ['summary'], maxResults: 3 });
  return json.issues.map(({ key }: { key: string }) => key);
}

test('with its key a project changes those of its issues, and the old ones go on meaning them', async () => {
  const before = await found('project = PAY ORDER BY key');
  const renamed = await ask(0, 'PUT', '/api/3/project/PAY', { key: 'CASH' });
  expect(renamed).toMatchObject({ status: 200, json: { key: 'CASH' } });
  const after = before.map((key) => key.replace('PAY', 'CASH'));
  expect(await found('project = CASH ORDER BY key')).toEqual(after);
  expect(await found('project = PAY ORDER BY key')).toEqual(after);
  expect(await found('key = PAY-1')).toEqual(['CASH-1']);
  expect((await ask(0, 'GET', '/api/3/issue/pay-1')).json.key).toBe('CASH-1');
  const edit = { fields: { labels: ['old'] } };
  expect((await ask(0, 'PUT', '/api/3/issue/PAY-1', edit)).status).toBe(204);
  const project = (await ask(0, 'GET', '/api/3/project/PAY')).json;
  expect(project.key).toBe('CASH');
  const fields = { project: { key: 'CASH' }, summary: 'Next', issuetype: { name: 'Task' } };
  const next = (await ask(0, 'POST', '/api/3/issue', { fields })).json.key;
  expect(next).toMatch(/^CASH-\d+$/);
  expect(Number(next.split('-')[1])).toBeGreaterThan(before.length);
  const board = (await ask(0, 'GET', '/agile/1.0/board?projectKeyOrId=PAY')).json.values[0];
  const issues = (await ask(0, 'GET', `/agile/1.0/board/${board.id}/issue?maxResults=1`)).json.issues;
  expect(issues[0].key).toMatch(/^CASH-/);
});

test('a key that another project has or had is taken; its own old one is not', async () => {
  const rekey = (project: string, key: string) => ask(0, 'PUT', `/api/3/project/${project}`, { key });
  expect((await rekey('PAY', 'DESK')).json.errors.projectKey).toMatch(/uses this project key/);
  expect((await rekey('PAY', 'x')).status).toBe(400);
  await rekey('PAY', 'CASH');
  expect((await rekey('DESK', 'PAY')).status).toBe(400);
  const draft = {
    key: 'PAY',
    name: 'New',
    projectTypeKey: 'software',
    leadAccountId: sandbox.people[0].accountId,
  };
  expect((await ask(0, 'POST', '/api/3/project', draft)).status).toBe(400);
  expect((await rekey('CASH', 'PAY')).json.key).toBe('PAY');
  expect((await ask(0, 'GET', '/api/3/issue/CASH-1')).json.key).toBe('PAY-1');
});

test('only administrators of the site change a key, or delete a project for good', async () => {
  expect((await ask(1, 'PUT', '/api/3/project/PAY', { key: 'CASH' })).status).toBe(403);
  expect((await ask(1, 'POST', '/api/3/project/PAY/delete')).status).toBe(403);
  const deleted = await ask(0, 'POST', '/api/3/project/GAME/delete');
  expect(deleted).toMatchObject({ status: 200, json: { status: 'COMPLETE' } });
  expect((await ask(0, 'POST', '/api/3/project/GAME/restore')).status).toBe(404);
});
