import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../index.ts';
import { askingOf } from '../asking.test-rig.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

const ask = askingOf(() => sandbox, '/rest');

const account = (position: number) => sandbox.people[position]?.accountId ?? '';

/** As clients make one: with a template, and schemes that they looked up. */
function draft(key: string, name: string, more: object = {}) {
  const projectTemplateKey = 'com.pyxis.greenhopper.jira:gh-simplified-scrum-classic';
  const base = { key, name, projectTypeKey: 'software', projectTemplateKey, leadAccountId: account(1) };
  return { ...base, assigneeType: 'PROJECT_LEAD', permissionScheme: 10_000, ...more };
}

async function count(jql: string): Promise<number> {
  return (await ask(0, 'POST', '/api/3/search/approximate-count', { jql })).json.count;
}

test('a new project has issues, a board and its lead as the assignee of what names nobody', async () => {
  const made = await ask(0, 'POST', '/api/2/project', draft('NEW', 'Brand new'));
  expect(made).toMatchObject({ status: 201, json: { key: 'NEW', id: expect.any(Number) } });
  const fields = { project: { key: 'NEW' }, summary: 'First', issuetype: { name: 'Story' } };
  expect((await ask(0, 'POST', '/api/2/issue', { fields })).json.key).toBe('NEW-1');
  const first = (await ask(0, 'GET', '/api/2/issue/NEW-1')).json.fields;
  expect(first.assignee.accountId).toBe(account(1));
  const boards = (await ask(0, 'GET', '/agile/1.0/board?projectKeyOrId=NEW')).json.values;
  expect(boards).toMatchObject([{ name: 'NEW board', type: 'scrum' }]);
  const onIt = await ask(0, 'GET', `/agile/1.0/board/${boards[0].id}/issue`);
  expect(onIt.json.issues).toMatchObject([{ key: 'NEW-1' }]);
  expect((await ask(1, 'PUT', '/api/3/project/NEW', { name: 'Newer' })).json.name).toBe('Newer');
});

test('what is wrong with a new project is said field by field', async () => {
  const bad = draft('pay', 'Payments', { leadAccountId: 'nobody', projectTypeKey: 'space' });
  expect(await ask(0, 'POST', '/api/3/project', bad)).toMatchObject({
    status: 400,
    json: {
      errors: {
        projectKey: expect.stringContaining('must start with an uppercase letter'),
        projectName: 'A project with that name already exists.',
        projectLead: 'You must specify a valid project lead.',
        projectType: expect.stringContaining('invalid project type'),
      },
    },
  });
  const taken = await ask(0, 'GET', '/api/3/projectvalidate/key?key=PAY');
  expect(taken.json.errors).toEqual({ projectKey: "Project 'Payments' uses this project key." });
  expect((await ask(2, 'POST', '/api/3/project', draft('NOPE', 'Mine'))).status).toBe(403);
});

test('a project in the trash is out of sight until it is restored, and then as it was', async () => {
  await ask(0, 'POST', '/api/3/project', draft('GONE', 'Soon gone'));
  const fields = { project: { key: 'GONE' }, summary: 'Kept', issuetype: { name: 'Task' } };
  await ask(0, 'POST', '/api/3/issue', { fields });
  expect(await count('summary ~ Kept')).toBe(1);
  expect((await ask(0, 'DELETE', '/api/3/project/GONE')).status).toBe(204);
  expect((await ask(0, 'GET', '/api/3/project/GONE')).status).toBe(404);
  expect((await ask(0, 'GET', '/api/3/issue/GONE-1')).status).toBe(404);
  expect(await count('summary ~ Kept')).toBe(0);
  const trash = await ask(0, 'GET', '/api/3/project/search?status=deleted');
  expect(trash.json.values).toMatchObject([{ key: 'GONE', deleted: true }]);
  expect((await ask(1, 'GET', '/api/3/project/search?status=deleted')).json.total).toBe(0);
  expect((await ask(0, 'POST', '/api/3/project/GONE/restore')).status).toBe(200);
  expect((await ask(0, 'GET', '/api/3/issue/GONE-1')).json.fields.summary).toBe('Kept');
  expect(await count('project = GONE')).toBe(1);
  expect((await ask(0, 'DELETE', '/api/3/project/GONE?enableUndo=false')).status).toBe(204);
  expect((await ask(0, 'POST', '/api/3/project/GONE/restore')).status).toBe(404);
});

test('the permission scheme of a project decides who sees it', async () => {
  expect((await ask(1, 'GET', '/api/3/project/GAME')).status).toBe(404);
  const scheme = '/api/3/project/GAME/permissionscheme';
  expect((await ask(0, 'GET', scheme)).json.name).toBe('Confidential permission scheme');
  expect((await ask(0, 'PUT', scheme, { id: 10_000 })).status).toBe(200);
  expect((await ask(1, 'GET', '/api/3/project/GAME')).status).toBe(200);
  await ask(0, 'PUT', scheme, { id: 10_002 });
  expect((await ask(1, 'GET', '/api/3/project/GAME')).status).toBe(404);
});

test('a category is found by its projects', async () => {
  const { json } = await ask(0, 'POST', '/api/3/projectCategory', { name: 'Money', description: 'About it' });
  await ask(0, 'PUT', '/api/3/project/PAY', { categoryId: Number(json.id) });
  const found = await ask(0, 'GET', `/api/3/project/search?categoryId=${json.id}`);
  expect(found.json.values).toMatchObject([{ key: 'PAY', projectCategory: { name: 'Money' } }]);
  expect((await ask(0, 'POST', '/api/3/projectCategory', { name: 'money' })).status).toBe(409);
  expect((await ask(0, 'DELETE', `/api/3/projectCategory/${json.id}`)).status).toBe(204);
  expect((await ask(0, 'GET', '/api/3/project/PAY')).json.projectCategory).toBeUndefined();
});
