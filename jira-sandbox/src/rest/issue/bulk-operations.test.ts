import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../index.ts';
import { askingOf } from '../asking.test-rig.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

const ask = askingOf(() => sandbox);

async function newIssue(): Promise<{ id: string; key: string }> {
  const fields = { project: { key: 'PAY' }, summary: 'One of many', issuetype: { name: 'Task' } };
  return (await ask(0, 'POST', '/issue', { fields })).json;
}

async function bulk(person: number, operation: string, body: object) {
  const { status, json } = await ask(person, 'POST', `/bulk/issues/${operation}`, body);
  expect(status).toBe(201);
  return (await ask(person, 'GET', `/bulk/queue/${json.taskId}`)).json;
}

test('what can go its way does, and the rest is told why not', async () => {
  const [one, two] = [await newIssue(), await newIssue()];
  const offered = await ask(0, 'GET', `/bulk/issues/transition?issueIdsOrKeys=${one.key},${two.key}`);
  const ways = offered.json.availableTransitions[0].transitions;
  const start = ways.find(
    ({ transitionName }: { transitionName: string }) => transitionName === 'In Progress',
  );
  const input = {
    selectedIssueIdsOrKeys: [one.key, two.id, 'PAY-99999'],
    transitionId: String(start.transitionId),
  };
  const first = await bulk(0, 'transition', { bulkTransitionInputs: [input] });
  expect(first).toMatchObject({
    status: 'COMPLETE',
    processedAccessibleIssues: [Number(one.id), Number(two.id)],
    invalidOrInaccessibleIssueCount: 1,
    totalIssueCount: 3,
  });
  expect((await ask(0, 'GET', `/issue/${two.key}`)).json.fields.status.name).toBe('In Progress');
  const again = await bulk(0, 'transition', { bulkTransitionInputs: [input] });
  expect(Object.keys(again.failedAccessibleIssues)).toEqual([one.id, two.id]);
});

test('only those who may delete do, and nobody reads the task of somebody else', async () => {
  const { id, key } = await newIssue();
  const selected = { selectedIssueIdsOrKeys: [key] };
  expect((await bulk(1, 'delete', selected)).failedAccessibleIssues).toEqual({
    [id]: ['You do not have permission to delete issues in this project.'],
  });
  const { taskId } = (await ask(0, 'POST', '/bulk/issues/delete', selected)).json;
  expect((await ask(1, 'GET', `/bulk/queue/${taskId}`)).status).toBe(400);
  expect((await ask(0, 'GET', `/issue/${key}`)).status).toBe(404);
});

test('many issues are watched, and no longer watched, at once', async () => {
  const { id, key } = await newIssue();
  const selected = { selectedIssueIdsOrKeys: [key] };
  const watched = async () =>
    (await ask(1, 'POST', '/issue/watching', { issueIds: [id] })).json.issuesIsWatching[id];
  await bulk(1, 'watch', selected);
  expect(await watched()).toBe(true);
  await bulk(1, 'unwatch', selected);
  expect(await watched()).toBe(false);
});
