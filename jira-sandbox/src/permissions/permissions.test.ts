import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
let sandbox: Sandbox;
let hannah: string;
let tomas: string;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => NOW, issues: 120, permissions: 'schemes' });
  hannah = sandbox.grant({ accountId: person("Hannah O'Neill").accountId }).accessToken;
  tomas = sandbox.grant({ accountId: person('Tomás Ferreira').accountId }).accessToken;
});
afterAll(() => sandbox.close());

function person(name: string): Person {
  const found = sandbox.people.find(({ displayName }) => displayName === name);
  if (found === undefined) throw new Error(`Nobody is called ${name}.`);
  return found;
}

function issueWhere(condition: (issue: Issue) => boolean): Issue {
  const found = [...sandbox.site.issues.values()].find(condition);
  if (found === undefined) throw new Error('The site has no such issue.');
  return found;
}

async function send(token: string, method: string, path: string, body?: unknown) {
  const response = await fetch(`${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/3${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
}

test('what one may not browse is not there: by key, in searches and in the list of projects', async () => {
  const secret = issueWhere(({ project }) => project.key === 'GAME');
  const hidden = {
    errorMessages: ['Issue does not exist or you do not have permission to see it.'],
    errors: {},
  };
  expect(await send(hannah, 'GET', `/issue/${secret.key}`)).toMatchObject({ status: 404, json: hidden });
  expect(await send(hannah, 'GET', `/issue/${secret.id}/transitions`)).toMatchObject({ status: 404 });
  expect(await send(hannah, 'PUT', `/issue/${secret.key}`, {})).toMatchObject({ status: 404, json: hidden });
  expect((await send(hannah, 'GET', '/project/GAME')).status).toBe(404);
  const projects = (await send(hannah, 'GET', '/project/search')).json.values;
  expect(projects.map(({ key }: { key: string }) => key)).toEqual(['DESK', 'PAY']);
  const count = await send(hannah, 'POST', '/search/approximate-count', { jql: 'created > -365d' });
  const seen = [...sandbox.site.issues.values()].filter(({ project }) => project.key !== 'GAME');
  expect(count.json).toEqual({ count: seen.length });
  const amira = sandbox.grant().accessToken;
  expect((await send(amira, 'GET', `/issue/${secret.key}`)).status).toBe(200);
});

test('the service desk shows people their own requests only', async () => {
  const priya = sandbox.grant({ accountId: person('Priya Raman').accountId }).accessToken;
  const fields = { project: { key: 'DESK' }, issuetype: { name: 'Incident' }, summary: 'No network' };
  const mine = await send(priya, 'POST', '/issue', { fields });
  expect(mine.status).toBe(201);
  expect((await send(priya, 'GET', `/issue/${mine.json.key}`)).status).toBe(200);
  const foreign = issueWhere(
    ({ project, reporter }) => project.key === 'DESK' && reporter !== person('Priya Raman'),
  );
  expect((await send(priya, 'GET', `/issue/${foreign.key}`)).status).toBe(404);
});

test('what one sees and may not change is refused in words', async () => {
  const issue = issueWhere(
    ({ project, reporter, assignee }) =>
      project.key === 'PAY' && reporter !== person("Hannah O'Neill") && assignee !== person("Hannah O'Neill"),
  );
  const path = `/issue/${issue.key}`;
  const says = (message: string) => ({ errorMessages: [message], errors: {} });
  expect(await send(hannah, 'PUT', path, { fields: { summary: 'x' } })).toEqual({
    status: 403,
    json: says('You do not have permission to edit issues in this project.'),
  });
  expect(await send(hannah, 'DELETE', path)).toMatchObject({ status: 403 });
  expect(await send(hannah, 'PUT', `${path}/assignee`, { accountId: null })).toMatchObject({ status: 403 });
  expect((await send(hannah, 'GET', `${path}/transitions`)).json.transitions).toEqual([]);
  const transition = { transition: { id: '31' } };
  expect(await send(hannah, 'POST', `${path}/transitions`, transition)).toMatchObject({ status: 400 });
  expect(await send(tomas, 'PUT', path, { fields: { summary: 'A new title' } })).toMatchObject({
    status: 204,
  });
  const permissions = 'EDIT_ISSUES,BROWSE_PROJECTS';
  const mine = await send(hannah, 'GET', `/mypermissions?permissions=${permissions}&issueKey=${issue.key}`);
  expect(mine.json.permissions).toMatchObject({
    EDIT_ISSUES: { havePermission: false },
    BROWSE_PROJECTS: { havePermission: true },
  });
});

test('a reporter edits the request, but does not assign it', async () => {
  const priya = sandbox.grant({ accountId: person('Priya Raman').accountId }).accessToken;
  const fields = { project: { key: 'DESK' }, issuetype: { name: 'Incident' }, summary: 'No screen' };
  const { key } = (await send(priya, 'POST', '/issue', { fields })).json;
  expect((await send(priya, 'PUT', `/issue/${key}`, { fields: { summary: 'Black screen' } })).status).toBe(
    204,
  );
  const { accountId } = person("Hannah O'Neill");
  expect(await send(priya, 'PUT', `/issue/${key}`, { fields: { assignee: { accountId } } })).toEqual({
    status: 400,
    json: {
      errorMessages: [],
      errors: {
        assignee: "Field 'assignee' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    },
  });
});

test('own comments are one thing, those of others another', async () => {
  const issue = issueWhere(({ project }) => project.key === 'PAY');
  const body = {
    body: {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hi' }] }],
    },
  };
  const { json } = await send(tomas, 'POST', `/issue/${issue.key}/comment`, body);
  const path = `/issue/${issue.key}/comment/${json.id}`;
  expect(await send(hannah, 'PUT', path, body)).toMatchObject({
    status: 400,
    json: { errorMessages: [`You do not have permission to edit comment with id: ${json.id}.`] },
  });
  expect((await send(tomas, 'PUT', path, body)).status).toBe(200);
  expect((await send(hannah, 'DELETE', path)).status).toBe(400);
  expect((await send(tomas, 'DELETE', path)).status).toBe(204);
});

test('a transition has its condition, its screen and what must be given on it', async () => {
  const admin = sandbox.grant().accessToken;
  const fields = { project: { key: 'DESK' }, issuetype: { name: 'Incident' }, summary: 'No printer' };
  const { key } = (await send(admin, 'POST', '/issue', { fields })).json;
  const ways = async (token: string) =>
    (await send(token, 'GET', `/issue/${key}/transitions?expand=transitions.fields`)).json.transitions;
  const names = (list: { name: string }[]) => list.map(({ name }) => name);
  expect(names(await ways(hannah))).not.toContain('Cancel request');
  const offered = await ways(admin);
  expect(names(offered)).toContain('Cancel request');
  const cancel = offered.find(({ name }: { name: string }) => name === 'Cancel request');
  expect(cancel).toMatchObject({ hasScreen: true, fields: { resolution: { required: true } } });
  const bare = { transition: { id: cancel.id } };
  expect(await send(admin, 'POST', `/issue/${key}/transitions`, bare)).toEqual({
    status: 400,
    json: { errorMessages: [], errors: { resolution: 'Resolution is required.' } },
  });
  const whole = { ...bare, fields: { resolution: { name: "Won't Do" } } };
  expect((await send(hannah, 'POST', `/issue/${key}/transitions`, whole)).status).toBe(400);
  expect((await send(admin, 'POST', `/issue/${key}/transitions`, whole)).status).toBe(204);
});
