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

test("a scheme of one's own decides who sees a project, grant by grant", async () => {
  const permissions = [{ permission: 'BROWSE_PROJECTS', holder: { type: 'user', parameter: account(0) } }];
  const made = await ask(0, 'POST', '/permissionscheme', { name: 'Narrow', permissions });
  expect(made.status).toBe(201);
  const scheme = `/permissionscheme/${made.json.id}`;
  const sees = async () => (await ask(3, 'GET', '/issue/PAY-1')).status;
  expect(await sees()).toBe(200);
  expect((await ask(0, 'PUT', '/project/PAY/permissionscheme', { id: made.json.id })).status).toBe(200);
  expect(await sees()).toBe(404);
  const holder = { type: 'applicationRole' };
  const grant = { permission: 'BROWSE_PROJECTS', holder };
  const granted = await ask(0, 'POST', `${scheme}/permission`, grant);
  expect(granted).toMatchObject({ status: 201, json: grant });
  expect(await sees()).toBe(200);
  expect((await ask(0, 'POST', `${scheme}/permission`, grant)).status).toBe(400);
  expect((await ask(0, 'DELETE', `${scheme}/permission/${granted.json.id}`)).status).toBe(204);
  expect(await sees()).toBe(404);
  await ask(0, 'PUT', scheme, { name: 'Wide', permissions: [grant] });
  expect(await sees()).toBe(200);
});

test('projects whose scheme is deleted get the default one, which stays', async () => {
  expect((await ask(0, 'DELETE', '/permissionscheme/10000')).status).toBe(204);
  expect((await ask(0, 'GET', '/project/PAY/permissionscheme')).json.id).toBe(0);
  expect((await ask(0, 'DELETE', '/permissionscheme/0')).status).toBe(400);
});

test.each([
  [{}, /name must be given/],
  [{ name: ' ' }, /must not be empty/],
  [{ name: 'default permission scheme' }, /already exists/],
  [{ name: 'New', permissions: {} }, /must be a list/],
  [
    { name: 'New', permissions: [{ permission: 'FLY', holder: { type: 'reporter' } }] },
    /'FLY' does not exist/,
  ],
  [
    { name: 'New', permissions: [{ permission: 'EDIT_ISSUES', holder: { type: 'moon' } }] },
    /'moon' is not valid/,
  ],
  [
    { name: 'New', permissions: [{ permission: 'EDIT_ISSUES', holder: { type: 'user', value: 'x' } }] },
    /user 'x'/,
  ],
  [
    { name: 'New', permissions: [{ permission: 'EDIT_ISSUES', holder: { type: 'group', value: 'x' } }] },
    /group 'x'/,
  ],
  [
    {
      name: 'New',
      permissions: [{ permission: 'EDIT_ISSUES', holder: { type: 'projectRole', value: '1' } }],
    },
    /role '1'/,
  ],
])('%j is refused', async (body, reason) => {
  const { status, json } = await ask(0, 'POST', '/permissionscheme', body);
  expect([status, json.errorMessages[0]]).toEqual([400, expect.stringMatching(reason)]);
});
