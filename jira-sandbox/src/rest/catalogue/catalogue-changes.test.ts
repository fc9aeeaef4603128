import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../index.ts';
import { askingOf } from '../asking.test-rig.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 60 });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const ask = askingOf(() => sandbox);

async function count(jql: string): Promise<number> {
  return (await ask(0, 'POST', '/search/approximate-count', { jql })).json.count;
}

async function newIssue(fields: object = {}) {
  const asked = { project: { key: 'PAY' }, summary: 'New', issuetype: { name: 'Task' }, ...fields };
  const { key } = (await ask(0, 'POST', '/issue', { fields: asked })).json;
  return { key, fields: (await ask(0, 'GET', `/issue/${key}`)).json.fields };
}

const names = async (list: string) =>
  (await ask(0, 'GET', `/${list}`)).json.map(({ name }: { name: string }) => name);

test('a new priority is chosen, ordered, renamed, made the default, and its issues get that when it goes', async () => {
  const { id } = (await ask(0, 'POST', '/priority', { name: 'Frantic', statusColor: '#f00' })).json;
  const { key } = await newIssue({ priority: { name: 'Frantic' } });
  await ask(0, 'PUT', '/priority/move', { ids: [id], position: 'First' });
  expect((await names('priority'))[0]).toBe('Frantic');
  expect(await count('priority > Highest')).toBe(1);
  await ask(0, 'PUT', `/priority/${id}`, { name: 'Hectic' });
  expect(await count('priority = Hectic')).toBe(1);
  expect((await ask(0, 'GET', `/issue/${key}`)).json.fields.priority.name).toBe('Hectic');
  expect((await ask(0, 'PUT', '/priority/default', { id: '2' })).status).toBe(204);
  expect((await newIssue()).fields.priority.name).toBe('High');
  const deleted = await ask(0, 'DELETE', `/priority/${id}`);
  expect(deleted.json).toMatchObject({ status: 'COMPLETE' });
  const after = (await ask(0, 'GET', `/issue/${key}?expand=changelog`)).json;
  expect(after.fields.priority.name).toBe('High');
  expect(after.changelog.histories[0].items).toMatchObject([{ fromString: 'Hectic', toString: 'High' }]);
  expect((await ask(0, 'DELETE', '/priority/2')).status).toBe(400);
  sandbox.reset();
  expect(await names('priority')).toEqual(['Highest', 'High', 'Medium', 'Low', 'Lowest']);
});

test('a deleted resolution is replaced, and its issues stay resolved when they were', async () => {
  const { id } = (await ask(0, 'POST', '/resolution', { name: 'Moved' })).json;
  const { key } = await newIssue();
  await ask(0, 'PUT', '/resolution/default', { id });
  await ask(0, 'POST', `/issue/${key}/transitions`, { transition: { id: '51' } });
  const resolved = (await ask(0, 'GET', `/issue/${key}`)).json.fields;
  expect(resolved.resolution.name).toBe('Moved');
  sandbox.advance(60_000);
  expect((await ask(0, 'DELETE', `/resolution/${id}`)).status).toBe(400);
  expect((await ask(0, 'DELETE', `/resolution/${id}?replaceWith=${id}`)).status).toBe(400);
  expect((await ask(0, 'DELETE', `/resolution/${id}?replaceWith=10001`)).status).toBe(200);
  const replaced = (await ask(0, 'GET', `/issue/${key}`)).json.fields;
  expect([replaced.resolution.name, replaced.resolutiondate]).toEqual(["Won't Do", resolved.resolutiondate]);
});

test('a renamed status is the new name in issues, workflows, boards and projects that come later', async () => {
  const before = await count('status = "In Progress"');
  expect(before).toBeGreaterThan(0);
  const status = { id: '3', name: 'Being done', statusCategory: 'IN_PROGRESS' };
  expect((await ask(0, 'PUT', '/statuses', { statuses: [status] })).status).toBe(204);
  expect(await count('status = "Being done"')).toBe(before);
  expect(await count('status WAS "In Progress"')).toBeGreaterThan(0);
  const { key } = await newIssue();
  const { transitions } = (await ask(0, 'GET', `/issue/${key}/transitions`)).json;
  expect(transitions.map(({ to }: { to: { name: string } }) => to.name)).toContain('Being done');
  const lead = sandbox.people[1]?.accountId;
  await ask(0, 'POST', '/project', {
    key: 'NEW',
    name: 'New',
    projectTypeKey: 'software',
    leadAccountId: lead,
  });
  const [type] = (await ask(0, 'GET', '/project/NEW/statuses')).json;
  expect(type.statuses.map(({ name }: { name: string }) => name)).toContain('Being done');
  const workflows = (await ask(0, 'GET', '/workflow/search')).json.values;
  expect(new Set(workflows.map((each: { id: { name: string } }) => each.id.name)).size).toBe(
    workflows.length,
  );
});

test('only statuses that no workflow has are deleted', async () => {
  const asked = { scope: { type: 'GLOBAL' }, statuses: [{ name: 'Parked', statusCategory: 'TODO' }] };
  const made = await ask(0, 'POST', '/statuses', asked);
  expect(made).toMatchObject({ status: 200, json: [{ name: 'Parked', statusCategory: 'TODO' }] });
  expect((await ask(0, 'POST', '/statuses', asked)).status).toBe(400);
  expect((await ask(0, 'DELETE', '/statuses?id=3')).status).toBe(400);
  expect((await ask(0, 'DELETE', `/statuses?id=${made.json[0].id}`)).status).toBe(204);
  expect(await names('statuses')).not.toContain('Parked');
});

test('what does not suit is refused, and others than administrators change nothing', async () => {
  for (const [method, path, body] of [
    ['POST', '/priority', { name: 'No colour' }],
    ['POST', '/priority', { name: 'Bad', statusColor: 'red' }],
    ['POST', '/priority', { name: 'high', statusColor: '#f00' }],
    ['PUT', '/priority/move', { ids: ['1'] }],
    ['PUT', '/priority/move', { ids: ['1', '1'], position: 'First' }],
    ['PUT', '/priority/move', { ids: ['1'], after: '1' }],
    ['PUT', '/resolution/10000', { description: 'No name' }],
    ['PUT', '/statuses', { statuses: [{ id: '3', name: '' }] }],
    ['POST', '/statuses', { scope: { type: 'PROJECT' }, statuses: [] }],
  ] as const)
    expect([path, body, (await ask(0, method, path, body)).status]).toEqual([path, body, 400]);
  for (const [method, path, body] of [
    ['POST', '/priority', {}],
    ['PUT', '/priority/1', {}],
    ['PUT', '/priority/default', {}],
    ['PUT', '/priority/move', {}],
    ['DELETE', '/priority/1', undefined],
    ['POST', '/resolution', {}],
    ['PUT', '/resolution/10000', {}],
    ['PUT', '/resolution/default', {}],
    ['PUT', '/resolution/move', {}],
    ['DELETE', '/resolution/10000?replaceWith=10001', undefined],
    ['POST', '/statuses', {}],
    ['PUT', '/statuses', {}],
    ['DELETE', '/statuses?id=3', undefined],
  ] as const)
    expect([method, path, (await ask(2, method, path, body)).status]).toEqual([method, path, 403]);
});
