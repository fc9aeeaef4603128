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

const edit = (keys: readonly string[], input: object, ...actions: string[]) =>
  bulk(0, 'fields', { selectedIssueIdsOrKeys: keys, selectedActions: actions, editedFieldsInput: input });

test('many issues are edited as one is, each with its history', async () => {
  const [one, two] = [await newIssue(), await newIssue()];
  await ask(0, 'PUT', `/issue/${one.key}`, { fields: { labels: ['old'] } });
  const labels = (option: string, ...names: string[]) => ({
    labelsFields: [
      { fieldId: 'labels', bulkEditMultiSelectFieldOption: option, labels: names.map((name) => ({ name })) },
    ],
  });
  const input = {
    ...labels('ADD', 'new'),
    priority: { priorityId: '1' },
    datePickerFields: [{ fieldId: 'duedate', date: { formattedDate: '2026-12-24' } }],
    singleSelectClearableUserPickerFields: [
      { fieldId: 'assignee', user: { accountId: sandbox.people[0].accountId } },
    ],
  };
  const task = await edit([one.key, two.key], input, 'labels', 'priority', 'duedate', 'assignee');
  expect(task.processedAccessibleIssues).toEqual([Number(one.id), Number(two.id)]);
  const read = async (key: string) => (await ask(0, 'GET', `/issue/${key}?expand=changelog`)).json;
  const first = await read(one.key);
  expect(first.fields).toMatchObject({
    labels: ['old', 'new'],
    priority: { name: 'Highest' },
    duedate: '2026-12-24',
    assignee: { accountId: sandbox.people[0].accountId },
  });
  const changed = first.changelog.histories.flatMap(({ items }: { items: { field: string }[] }) =>
    items.map(({ field }) => field),
  );
  expect(changed).toEqual(expect.arrayContaining(['labels', 'priority', 'duedate', 'assignee']));
  await edit([one.key], labels('REMOVE', 'old'), 'labels');
  expect((await read(one.key)).fields.labels).toEqual(['new']);
  await edit([one.key], labels('REPLACE', 'other'), 'labels');
  expect((await read(one.key)).fields.labels).toEqual(['other']);
  await edit([one.key], labels('REMOVE_ALL'), 'labels');
  expect((await read(one.key)).fields.labels).toEqual([]);
});

test('a status is reached by the way that leads there; what no way leads to is told', async () => {
  const [one, two] = [await newIssue(), await newIssue()];
  const done = await edit([one.key, two.key], { status: { statusId: '3' } }, 'status');
  expect(done.processedAccessibleIssues).toHaveLength(2);
  expect((await ask(0, 'GET', `/issue/${one.key}`)).json.fields.status.id).toBe('3');
  const failed = await edit([one.key], { status: { statusId: '10024' } }, 'status');
  expect(failed.failedAccessibleIssues[one.id][0]).toMatch(/no transition to the status/);
});

test('a value that Jira would refuse fails issue by issue, and those one may not edit stay as they are', async () => {
  const { key, id } = await newIssue();
  const input = { priority: { priorityId: '99' } };
  expect((await edit([key], input, 'priority')).failedAccessibleIssues).toHaveProperty(id);
  const selected = { selectedIssueIdsOrKeys: [key], selectedActions: ['priority'] };
  const stranger = sandbox.people.findIndex(({ displayName }) => displayName === "Hannah O'Neill");
  const other = await bulk(stranger, 'fields', {
    ...selected,
    editedFieldsInput: { priority: { priorityId: '1' } },
  });
  expect(Object.keys(other.failedAccessibleIssues)).toEqual([id]);
  expect((await ask(0, 'GET', `/issue/${key}`)).json.fields.priority.name).toBe('Medium');
});

test('fields that all the issues have are listed, found by words and paged', async () => {
  const { key } = await newIssue();
  const list = (query: string) => ask(0, 'GET', `/bulk/issues/fields?issueIdsOrKeys=${key},PAY-1${query}`);
  const { fields } = (await list('')).json;
  const labels = fields.find(({ id }: { id: string }) => id === 'labels');
  expect(labels.multiSelectFieldOptions).toEqual(['ADD', 'REMOVE', 'REPLACE', 'REMOVE_ALL']);
  expect((await list('&searchText=prior')).json.fields.map(({ id }: { id: string }) => id)).toEqual([
    'priority',
  ]);
  const rest = (await list(`&startingAfter=${fields[1].id}`)).json;
  expect(rest.fields[0].id).toBe(fields[2].id);
  const before = (await list(`&endingBefore=${fields[2].id}`)).json;
  expect(before.fields.map(({ id }: { id: string }) => id)).toEqual([fields[0].id, fields[1].id]);
  expect((await list('&searchText=nothing')).status).toBe(404);
});

test.each([
  [{}, ['priority'], /says nothing of the field 'priority'/],
  [{}, [], /must name the fields/],
  [{ labelsFields: [{ fieldId: 'labels', labels: [] }] }, ['labels'], /must be ADD, REMOVE/],
  [
    { priority: { priorityId: '1' }, status: { statusId: '3' } },
    ['status'],
    /not listed as selectedActions : priority/,
  ],
  [{ colorFields: [{ fieldId: 'x', color: { name: 'red' } }] }, ['x'], /'colorFields' cannot be edited/],
])('%j for %j is refused', async (editedFieldsInput, selectedActions, reason) => {
  const body = { selectedIssueIdsOrKeys: ['PAY-1'], selectedActions, editedFieldsInput };
  const { status, json } = await ask(0, 'POST', '/bulk/issues/fields', body);
  expect([status, json.errors[0].message]).toEqual([400, expect.stringMatching(reason)]);
});
