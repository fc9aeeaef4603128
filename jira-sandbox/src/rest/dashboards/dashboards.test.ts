import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../index.ts';
import { askingOf } from '../asking.test-rig.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

const ask = askingOf(() => sandbox, '/rest/api/2');

const names = (json: { dashboards: { name: string }[] }) => json.dashboards.map(({ name }) => name);

test('everybody has the default dashboard, and those that are shared with them', async () => {
  expect(names((await ask(0, 'GET', '/dashboard')).json)).toEqual([
    'Default dashboard',
    'Payments at a glance',
    'Desk today',
  ]);
  expect(names((await ask(0, 'GET', '/dashboard?filter=my')).json)).toEqual(['Payments at a glance']);
  const mine = { name: 'Mine', sharePermissions: [], editPermissions: [] };
  const { id } = (await ask(1, 'POST', '/dashboard', mine)).json;
  expect((await ask(0, 'GET', `/dashboard/${id}`)).status).toBe(404);
  expect((await ask(1, 'POST', '/dashboard', mine)).json.errors).toEqual({
    dashboardName: 'Dashboard with same name already exists.',
  });
  const open = { ...mine, sharePermissions: [{ type: 'authenticated' }] };
  expect((await ask(1, 'PUT', `/dashboard/${id}`, open)).status).toBe(200);
  expect((await ask(0, 'GET', `/dashboard/${id}`)).json).toMatchObject({ name: 'Mine', isWritable: false });
  expect((await ask(0, 'PUT', `/dashboard/${id}`, mine)).status).toBe(404);
  expect((await ask(0, 'DELETE', `/dashboard/${id}`)).status).toBe(400);
});

test('a gadget is put where it is wanted, and those below it move down', async () => {
  const source = { moduleKey: 'com.example.app:chart', color: 'blue', position: { row: 0, column: 0 } };
  const added = await ask(0, 'POST', '/dashboard/10001/gadget', { ...source, title: 'Chart' });
  const { gadgets } = (await ask(0, 'GET', '/dashboard/10001/gadget')).json;
  const first = gadgets.filter(({ position }: { position: { column: number } }) => position.column === 0);
  const rows = first.map((gadget: { title: string; position: { row: number } }) => [
    gadget.title,
    gadget.position.row,
  ]);
  expect(rows).toEqual([
    ['Filter Results', 1],
    ['Pie Chart', 2],
    ['Chart', 0],
  ]);
  expect((await ask(0, 'POST', '/dashboard/10001/gadget', { uri: 'rest/nowhere' })).status).toBe(400);
  const copied = (await ask(0, 'POST', '/dashboard/10001/copy', { name: 'Copy' })).json.id;
  expect((await ask(0, 'GET', `/dashboard/${copied}/gadget`)).json.gadgets).toHaveLength(4);
  expect((await ask(0, 'DELETE', `/dashboard/10001/gadget/${added.json.id}`)).status).toBe(204);
  expect((await ask(0, 'GET', '/dashboard/10001/gadget')).json.gadgets).toHaveLength(3);
});
