import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../index.ts';
import { askingOf } from '../asking.test-rig.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const ask = askingOf(() => sandbox);
const account = (position: number) => sandbox.people[position]?.accountId ?? '';

test('a new role is in every project, empty, and gives its people to projects that come later', async () => {
  const made = await ask(0, 'POST', '/role', { name: 'Guests', description: 'Look in' });
  expect(made).toMatchObject({ status: 200, json: { name: 'Guests', actors: [] } });
  const { id } = made.json;
  expect((await ask(0, 'GET', '/project/PAY/role')).json).toHaveProperty('Guests');
  expect((await ask(0, 'POST', `/role/${id}/actors`, { user: [account(4)] })).status).toBe(200);
  expect((await ask(0, 'GET', `/project/PAY/role/${id}`)).json.actors).toEqual([]);
  const project = { key: 'NEW', name: 'New', projectTypeKey: 'software', leadAccountId: account(1) };
  expect((await ask(0, 'POST', '/project', project)).status).toBe(201);
  const actors = (await ask(0, 'GET', `/project/NEW/role/${id}`)).json.actors;
  expect(actors).toMatchObject([{ actorUser: { accountId: account(4) } }]);
  expect((await ask(0, 'DELETE', `/role/${id}/actors?user=${account(4)}`)).json).toEqual({ actors: [] });
});

test('a role that is in use is deleted only for another one, which gets its people and permissions', async () => {
  const { id } = (await ask(0, 'POST', '/role', { name: 'Guests' })).json;
  await ask(0, 'POST', `/project/PAY/role/${id}`, { user: [account(5)] });
  expect((await ask(0, 'DELETE', `/role/${id}`)).status).toBe(409);
  expect((await ask(0, 'DELETE', `/role/${id}?swap=1`)).status).toBe(400);
  expect((await ask(0, 'DELETE', `/role/${id}?swap=10005`)).status).toBe(204);
  const viewers = (await ask(0, 'GET', '/project/PAY/role/10005')).json.actors;
  expect(viewers).toContainEqual(expect.objectContaining({ actorUser: { accountId: account(5) } }));
  expect((await ask(0, 'GET', `/role/${id}`)).status).toBe(404);
});

test('a renamed role keeps its permissions; names are unique, and a reset brings the old ones back', async () => {
  const edit = () => ask(1, 'PUT', '/issue/PAY-1', { fields: { labels: ['later'] } });
  const before = (await edit()).status;
  expect((await ask(0, 'PUT', '/role/10004', { name: 'Crew', description: 'On board' })).status).toBe(200);
  expect((await edit()).status).toBe(before);
  expect((await ask(0, 'POST', '/role/10003', { name: 'crew' })).status).toBe(409);
  expect((await ask(0, 'PUT', '/role/10004', { name: 'Crew' })).status).toBe(400);
  expect((await ask(0, 'POST', '/role', { name: ' Crew' })).status).toBe(400);
  sandbox.reset();
  expect((await ask(0, 'GET', '/role/10004')).json.name).toBe('Member');
});

test('roles and permission schemes are for administrators of the site', async () => {
  for (const [method, path, body] of [
    ['POST', '/role', { name: 'Mine' }],
    ['POST', '/role/10004', { name: 'Mine' }],
    ['PUT', '/role/10004', { name: 'Mine', description: '' }],
    ['DELETE', '/role/10004', undefined],
    ['GET', '/role/10004/actors', undefined],
    ['POST', '/role/10004/actors', { user: [account(1)] }],
    ['DELETE', `/role/10004/actors?user=${account(1)}`, undefined],
    ['POST', '/permissionscheme', { name: 'Mine' }],
    ['PUT', '/permissionscheme/10000', { name: 'Mine' }],
    ['DELETE', '/permissionscheme/10000', undefined],
    ['POST', '/permissionscheme/10000/permission', {}],
    ['DELETE', '/permissionscheme/10000/permission/11000', undefined],
  ] as const)
    expect([method, path, (await ask(2, method, path, body)).status]).toEqual([method, path, 403]);
});
