import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../index.ts';
import { askingOf } from '../asking.test-rig.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

const ask = askingOf(() => sandbox);

async function newIssue(): Promise<string> {
  const fields = { project: { key: 'PAY' }, summary: 'Work', issuetype: { name: 'Task' } };
  const timetracking = { originalEstimate: '10h' };
  return (await ask(0, 'POST', '/issue', { fields: { ...fields, timetracking } })).json.key;
}

async function log(key: string): Promise<number> {
  return Number((await ask(0, 'POST', `/issue/${key}/worklog`, { timeSpent: '1h' })).json.id);
}

const times = async (key: string) => {
  const { fields } = (await ask(0, 'GET', `/issue/${key}?fields=timespent,timeestimate`)).json;
  return [fields.timespent, fields.timeestimate];
};

test('many worklogs are deleted at once, and give their time back unless it is to stay', async () => {
  const key = await newIssue();
  const ids = [await log(key), await log(key), await log(key)];
  expect(await times(key)).toEqual([10_800, 25_200]);
  expect((await ask(0, 'DELETE', `/issue/${key}/worklog`, { ids: ids.slice(0, 1) })).status).toBe(204);
  expect(await times(key)).toEqual([7_200, 28_800]);
  const some = { ids: [ids[1], 1] };
  const path = `/issue/${key}/worklog?adjustEstimate=leave`;
  expect((await ask(0, 'DELETE', path, some)).status).toBe(200);
  expect(await times(key)).toEqual([3_600, 28_800]);
  expect((await ask(0, 'DELETE', path, { ids: [1] })).status).toBe(400);
  expect((await ask(1, 'DELETE', path, { ids: ids.slice(2) })).status).toBe(403);
});

test('worklogs are moved with their author, and both issues count them', async () => {
  const [from, to] = [await newIssue(), await newIssue()];
  const ids = [await log(from), await log(from)];
  const move = { ids: ids.slice(0, 1), issueIdOrKey: to };
  expect((await ask(0, 'POST', `/issue/${from}/worklog/move`, move)).status).toBe(204);
  expect([await times(from), await times(to)]).toEqual([
    [3_600, 32_400],
    [3_600, 32_400],
  ]);
  const { worklogs } = (await ask(0, 'GET', `/issue/${to}/worklog`)).json;
  expect(worklogs).toMatchObject([
    { timeSpentSeconds: 3_600, author: { accountId: sandbox.people[0].accountId } },
  ]);
});
