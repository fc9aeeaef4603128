import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../index.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 90 });
});
afterAll(() => sandbox.close());

async function ask(method: string, path: string, body?: unknown, person = 0) {
  const { token } = sandbox.apiToken;
  const authorization = `Basic ${Buffer.from(`${sandbox.people[person]?.email}:${token}`).toString('base64')}`;
  const response = await fetch(`${sandbox.url}/rest/api/3${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

const issues = () => [...sandbox.site.issues.values()];

test('a deleted component leaves its issues to another, with an entry in their histories', async () => {
  const [from, to] = sandbox.site.projects[0]?.components ?? [];
  const moved = issues().filter(({ components }) => from !== undefined && components.includes(from));
  expect(moved.length).toBeGreaterThan(0);
  expect((await ask('DELETE', `/component/${from?.id}?moveIssuesTo=${to?.id}`)).status).toBe(204);
  for (const issue of moved) {
    expect(issue.components).toEqual([to]);
    expect(issue.history.at(-1)?.items.map(({ field }) => field)).toContain('Component');
  }
  expect((await ask('GET', `/component/${from?.id}`)).status).toBe(404);
});

test('names of components and versions are taken once in a project', async () => {
  const component = await ask('POST', '/component', { project: 'PAY', name: 'ledger' });
  expect(component.json.errors.name).toBe('A component with the name ledger already exists in this project.');
  const version = await ask('POST', '/version', { projectId: 10_000, name: '5.0' });
  expect(version.json.errors.name).toBe('A version with this name already exists in this project.');
});

test('a version that is merged into another hands over its issues', async () => {
  const [, , from, into] = sandbox.site.projects[0]?.versions ?? [];
  const before = issues().filter(({ fixVersions }) =>
    fixVersions.some((version) => version === from || version === into),
  );
  expect((await ask('PUT', `/version/${from?.id}/mergeto/${into?.id}`)).status).toBe(204);
  for (const issue of before) expect(issue.fixVersions.filter((version) => version === into)).toHaveLength(1);
  expect(issues().some(({ fixVersions }) => from !== undefined && fixVersions.includes(from))).toBe(false);
});

test('a release may send what is not done to another version', async () => {
  const { json } = await ask('POST', '/version', { project: 'GAME', name: 'Beta 2' });
  const beta = sandbox.site.projects[2]?.versions.find(({ name }) => name === 'Beta 1');
  const [one] = issues().filter(({ project, resolution }) => project.key === 'GAME' && resolution === null);
  await ask('PUT', `/issue/${one?.key}`, { fields: { fixVersions: [{ id: beta?.id }] } });
  await ask('PUT', `/version/${beta?.id}`, { released: true, moveUnfixedIssuesTo: json.self });
  expect(one?.fixVersions.map(({ name }) => name)).toEqual(['Beta 2']);
});

test('versions move among the others', async () => {
  const names = () => sandbox.site.projects[2]?.versions.map(({ name }) => name);
  const [first, second] = sandbox.site.projects[2]?.versions ?? [];
  await ask('POST', `/version/${first?.id}/move`, { position: 'Later' });
  expect(names()?.slice(0, 2)).toEqual([second?.name, first?.name]);
  await ask('POST', `/version/${second?.id}/move`, {
    after: `${sandbox.url}/rest/api/3/version/${first?.id}`,
  });
  expect(names()?.slice(0, 2)).toEqual([first?.name, second?.name]);
});

test('a link type that goes takes its links along', async () => {
  const { json } = await ask('POST', '/issueLinkType', {
    name: 'Tests',
    inward: 'is tested by',
    outward: 'tests',
  });
  const ends = { inwardIssue: { key: 'PAY-1' }, outwardIssue: { key: 'PAY-2' } };
  await ask('POST', '/issueLink', { type: { name: 'Tests' }, ...ends });
  const linked = () => sandbox.site.issues.get('PAY-1')?.links.some(({ type }) => type.name === 'Tests');
  expect(linked()).toBe(true);
  expect((await ask('DELETE', `/issueLinkType/${json.id}`)).status).toBe(204);
  expect(linked()).toBe(false);
  expect((await ask('POST', '/issueLink', { type: { name: 'Tests' }, ...ends })).status).toBe(404);
});

test('only administrators change link types', async () => {
  const { status } = await ask('DELETE', '/issueLinkType/10000', undefined, 1);
  expect(status).toBe(403);
});
