import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../index.ts';
import { askingOf } from '../asking.test-rig.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

const ask = askingOf(() => sandbox);

const account = (position: number) => sandbox.people[position]?.accountId ?? '';

test('who belongs to a group sees what its members see, as long as they belong to it', async () => {
  // Tomás is not of the studio.
  expect((await ask(1, 'GET', '/project/GAME')).status).toBe(404);
  const group = '/group/user?groupname=game-developers';
  expect((await ask(0, 'POST', group, { accountId: account(1) })).status).toBe(201);
  expect((await ask(1, 'GET', '/project/GAME')).status).toBe(200);
  expect((await ask(0, 'POST', group, { accountId: account(1) })).status).toBe(400);
  expect((await ask(0, 'DELETE', `${group}&accountId=${account(1)}`)).status).toBe(200);
  expect((await ask(1, 'GET', '/project/GAME')).status).toBe(404);
});

test('only administrators of the site make groups and invite people', async () => {
  expect((await ask(1, 'POST', '/group', { name: 'mine' })).status).toBe(403);
  expect((await ask(1, 'POST', '/user', { emailAddress: 'a@example.com', products: [] })).status).toBe(403);
  const invited = await ask(0, 'POST', '/user', { emailAddress: 'Ada@example.com', displayName: 'Ada' });
  expect(invited).toMatchObject({
    status: 201,
    json: { displayName: 'Ada', emailAddress: 'ada@example.com' },
  });
  const { accountId } = invited.json;
  const again = await ask(0, 'POST', '/user', { emailAddress: 'ada@example.com', products: [] });
  expect(again.json.accountId).toBe(accountId);
  expect((await ask(1, 'GET', `/user/search?query=${accountId}`)).json).toHaveLength(1);
  expect((await ask(0, 'DELETE', `/user?accountId=${accountId}`)).status).toBe(204);
  expect((await ask(0, 'GET', `/user?accountId=${accountId}`)).status).toBe(404);
  expect((await ask(0, 'DELETE', `/user?accountId=${account(1)}`)).status).toBe(400);
});

test('a deleted group leaves its shares to another', async () => {
  await ask(0, 'POST', '/group', { name: 'old' });
  const share = [{ type: 'group', group: { name: 'old' } }];
  const { json } = await ask(0, 'POST', '/filter', { name: 'Shared', jql: '', sharePermissions: share });
  expect((await ask(0, 'DELETE', '/group?groupname=old&swapGroup=jira-users')).status).toBe(200);
  const { sharePermissions } = (await ask(0, 'GET', `/filter/${json.id}`)).json;
  expect(sharePermissions).toMatchObject([{ type: 'group', group: { name: 'jira-users' } }]);
  expect((await ask(5, 'GET', `/filter/${json.id}`)).status).toBe(200);
});

test('preferences are set for oneself alone, and go back to what they were', async () => {
  const key = '/mypreferences?key=user.notify.own.changes';
  expect((await ask(0, 'PUT', key, 'true')).status).toBe(204);
  expect([(await ask(0, 'GET', key)).json, (await ask(1, 'GET', key)).json]).toEqual(['true', 'false']);
  expect((await ask(0, 'DELETE', key)).status).toBe(204);
  expect((await ask(0, 'GET', key)).json).toBe('false');
  await ask(0, 'PUT', '/mypreferences/locale', { locale: 'fr_FR' });
  expect((await ask(0, 'GET', '/myself')).json.locale).toBe('fr_FR');
});

test("a person's settings are theirs and the administrators'", async () => {
  const property = `/user/properties/tour?accountId=${account(1)}`;
  expect((await ask(2, 'PUT', property, 1)).status).toBe(403);
  expect((await ask(1, 'PUT', property, 1)).status).toBe(201);
  expect((await ask(0, 'GET', property)).json).toEqual({ key: 'tour', value: 1 });
  const columns = { columns: ['issuekey', 'customfield_10016'] };
  expect((await ask(1, 'PUT', '/user/columns', columns)).status).toBe(200);
  expect((await ask(1, 'GET', '/user/columns')).json[1]).toEqual({
    label: 'Story Points',
    value: 'customfield_10016',
  });
  expect((await ask(1, 'PUT', '/user/columns', { columns: ['mood'] })).status).toBe(400);
});
