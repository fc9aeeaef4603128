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
const summaries = async (query = '') =>
  (await ask(0, 'GET', `/auditing/record${query}`)).json.records.map(
    ({ summary }: { summary: string }) => summary,
  );

test('what administrators change is recorded, the newest first, and found by words and times', async () => {
  expect(await summaries()).toEqual([]);
  const { id } = (await ask(0, 'POST', '/role', { name: 'Guests' })).json;
  sandbox.advance(60_000);
  await ask(0, 'PUT', `/role/${id}`, { name: 'Visitors', description: '' });
  await ask(0, 'DELETE', `/role/${id}`);
  await ask(0, 'POST', '/project/GAME/archive');
  expect(await summaries()).toEqual([
    'Project archived',
    'Project role deleted',
    'Project role updated',
    'Project role created',
  ]);
  expect(await summaries('?filter=ROLE%20guests')).toEqual(['Project role created']);
  expect(await summaries('?offset=1&limit=1')).toEqual(['Project role deleted']);
  expect(await summaries('?to=2026-11-23T09:00:30.000%2B0000')).toEqual(['Project role created']);
  expect(await summaries('?from=2026-11-23T09:00:30Z')).toHaveLength(3);
  const { records } = (await ask(0, 'GET', '/auditing/record?filter=created')).json;
  expect(records[0]).toMatchObject({
    category: 'project roles',
    authorAccountId: sandbox.people[0].accountId,
    objectItem: { id: String(id), name: 'Guests', typeName: 'PROJECT_ROLE' },
  });
});

test('refusals and work on issues leave no record, and only administrators read them', async () => {
  await ask(0, 'POST', '/role', {});
  await ask(2, 'POST', '/role', { name: 'Mine' });
  await ask(0, 'PUT', '/issue/PAY-1', { fields: { labels: ['x'] } });
  expect(await summaries()).toEqual([]);
  expect((await ask(2, 'GET', '/auditing/record')).status).toBe(403);
  expect((await ask(0, 'GET', '/auditing/record?from=soon')).status).toBe(400);
});

test('the banner is written part by part, by administrators', async () => {
  const banner = async () => (await ask(0, 'GET', '/announcementBanner')).json;
  const before = await banner();
  expect((await ask(0, 'PUT', '/announcementBanner', { message: 'Closed', isEnabled: true })).status).toBe(
    204,
  );
  expect(await banner()).toMatchObject({ message: 'Closed', isEnabled: true, visibility: 'private' });
  expect((await banner()).hashId).not.toBe(before.hashId);
  expect((await ask(0, 'PUT', '/announcementBanner', { visibility: 'secret' })).status).toBe(400);
  expect((await ask(2, 'PUT', '/announcementBanner', { message: 'Mine' })).status).toBe(403);
});

test('the levels of issue security are listed with who is of them and where', async () => {
  const values = async (path: string) => (await ask(0, 'GET', `/issuesecurityschemes/${path}`)).json.values;
  expect(await values('search')).toMatchObject([{ id: 10_000, projectIds: [10_001] }]);
  expect(await values('search?projectId=10000')).toEqual([]);
  expect(await values('level?id=10100')).toMatchObject([{ id: '10100', name: 'Agents only' }]);
  expect(await values('project')).toEqual([{ issueSecuritySchemeId: '10000', projectId: '10001' }]);
  const members = await values('level/member?levelId=10100');
  expect(members.map(({ holder }: { holder: { type: string } }) => holder.type)).toEqual([
    'group',
    'projectRole',
  ]);
  expect(await values('10000/members?issueSecurityLevelId=10100')).toHaveLength(2);
  expect((await ask(0, 'GET', '/issuesecurityschemes/1/members')).status).toBe(404);
  expect((await ask(2, 'GET', '/issuesecurityschemes/search')).status).toBe(403);
});
