import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../index.ts';
import { askingOf } from '../asking.test-rig.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

const ask = askingOf(() => sandbox);

test("a filter is its owner's until it is shared, and only the owner changes it", async () => {
  const created = await ask(0, 'POST', '/filter', { name: 'Mine', jql: 'assignee = currentUser()' });
  const path = `/filter/${created.json.id}`;
  expect((await ask(1, 'GET', path)).status).toBe(400);
  await ask(0, 'POST', `${path}/permission`, { type: 'user', accountId: sandbox.people[1]?.accountId });
  expect((await ask(1, 'GET', path)).json.name).toBe('Mine');
  expect((await ask(2, 'GET', path)).status).toBe(400);
  expect((await ask(1, 'PUT', path, { name: 'Yours' })).status).toBe(400);
  expect((await ask(1, 'DELETE', path)).status).toBe(400);
});

test('a name is given once by each owner, and the query must hold', async () => {
  const twice = await ask(0, 'POST', '/filter', { name: 'My open work', jql: '' });
  expect(twice.json.errors).toEqual({ filterName: 'Filter with same name already exists.' });
  expect((await ask(1, 'POST', '/filter', { name: 'My open work', jql: '' })).status).toBe(200);
  const faulty = await ask(0, 'POST', '/filter', { name: 'Faulty', jql: 'color = red' });
  expect(faulty.json.errorMessages[0]).toContain("Field 'color' does not exist");
});

test('favourites are counted for all and listed for each', async () => {
  const { json } = await ask(3, 'PUT', '/filter/10001/favourite');
  expect(json).toMatchObject({ favourite: true, favouritedCount: 2 });
  const names = async (person: number) =>
    (await ask(person, 'GET', '/filter/favourite')).json.map(({ name }: { name: string }) => name);
  expect(await names(3)).toEqual(['Bugs in Payments', 'Waiting for us']);
  expect(await names(5)).toEqual([]);
});

test("a filter that is given away is somebody else's to change", async () => {
  const { json } = await ask(0, 'POST', '/filter', { name: 'Given away', jql: '' });
  const owner = { accountId: sandbox.people[4]?.accountId };
  expect((await ask(0, 'PUT', `/filter/${json.id}/owner`, owner)).status).toBe(204);
  expect((await ask(0, 'DELETE', `/filter/${json.id}`)).status).toBe(400);
  expect((await ask(4, 'DELETE', `/filter/${json.id}`)).status).toBe(204);
});
