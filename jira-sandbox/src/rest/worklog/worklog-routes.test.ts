import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox.ts';

let now = Date.parse('2026-11-23T09:00:00Z');
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => now, issues: 30 });
});
afterAll(() => sandbox.close());

async function call(method: string, path: string, body?: unknown, person = 0) {
  const { accessToken } = sandbox.grant({ accountId: sandbox.people[person]?.accountId ?? '' });
  const response = await fetch(`${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/3${path}`, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

async function create(fields = {}, update = {}): Promise<string> {
  const given = { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 'Timed', ...fields };
  return (await call('POST', '/issue', { fields: given, update })).json.key;
}

async function times(key: string) {
  const { originalEstimate, remainingEstimate, timeSpent } = (await call('GET', `/issue/${key}`)).json.fields
    .timetracking;
  return [originalEstimate, remainingEstimate, timeSpent];
}

function adf(text: string) {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

test('what is logged comes off the remaining estimate, unless the request says otherwise', async () => {
  const key = await create({ timetracking: { originalEstimate: '2d' } });
  expect(await times(key)).toEqual(['2d', '2d', undefined]);
  const log = `/issue/${key}/worklog`;
  const { status, json } = await call('POST', log, {
    timeSpent: '3h',
    started: '2026-11-20T10:00:00.000+0100',
    comment: adf('Read the code'),
  });
  expect([status, json.timeSpentSeconds, json.started]).toEqual([
    201,
    10_800,
    '2026-11-20T09:00:00.000+0000',
  ]);
  expect(await times(key)).toEqual(['2d', '1d 5h', '3h']);
  await call('POST', `${log}?adjustEstimate=leave`, { timeSpentSeconds: 60 });
  expect(await times(key)).toEqual(['2d', '1d 5h', '3h 1m']);
  await call('POST', `${log}?adjustEstimate=new&newEstimate=4h`, { timeSpent: '1h' });
  await call('POST', `${log}?adjustEstimate=manual&reduceBy=30m`, { timeSpent: '1h' });
  expect(await times(key)).toEqual(['2d', '3h 30m', '5h 1m']);
  await call('PUT', `${log}/${json.id}`, { timeSpent: '1h' });
  expect(await times(key)).toEqual(['2d', '5h 30m', '3h 1m']);
  await call('DELETE', `${log}/${json.id}?adjustEstimate=manual&increaseBy=1h`);
  expect(await times(key)).toEqual(['2d', '6h 30m', '2h 1m']);
  expect((await call('GET', log)).json).toMatchObject({ total: 3, startAt: 0 });
  const { items } = (await call('GET', `/issue/${key}/changelog`)).json.values.at(-1);
  expect(items).toMatchObject([
    { field: 'timeestimate', from: '19800', to: '23400' },
    { field: 'timespent', from: '10860', to: '7260' },
    { field: 'WorklogId', from: json.id, to: null },
  ]);
});

test.each([
  ['no time', {}, '', 'timeLogged'],
  ['no duration', { timeSpent: 'a while' }, '', 'timeLogged'],
  ['a bad start', { timeSpent: '1h', started: 'yesterday' }, '', 'started'],
  ['plain text', { timeSpent: '1h', comment: 'text' }, '', 'comment'],
  ['no new estimate', { timeSpent: '1h' }, '?adjustEstimate=new', 'newEstimate'],
  ['no amount', { timeSpent: '1h' }, '?adjustEstimate=manual', 'adjustmentAmount'],
  ['an unknown role', { timeSpent: '1h', visibility: { type: 'role', value: 'Queen' } }, '', 'commentLevel'],
])('a worklog with %s is refused', async (_name, body, query, field) => {
  const { status, json } = await call('POST', `/issue/PAY-1/worklog${query}`, body);
  expect([status, Object.keys(json.errors)]).toEqual([400, [field]]);
});

test('worklogs and comments for a role are not there for others', async () => {
  const key = await create();
  const visibility = { type: 'role', value: 'Administrators' };
  const { json } = await call('POST', `/issue/${key}/worklog`, { timeSpent: '1h', visibility });
  expect(json.visibility).toEqual({ type: 'role', value: 'Administrators', identifier: '10002' });
  const said = await call('POST', `/issue/${key}/comment`, { body: adf('Quiet'), visibility });
  const stranger = 1;
  expect((await call('GET', `/issue/${key}/worklog`, undefined, stranger)).json.total).toBe(0);
  expect((await call('GET', `/issue/${key}/worklog/${json.id}`, undefined, stranger)).status).toBe(404);
  expect(
    (await call('GET', `/issue/${key}?fields=comment`, undefined, stranger)).json.fields.comment.total,
  ).toBe(0);
  expect(
    (await call('POST', '/comment/list', { ids: [Number(said.json.id)] }, stranger)).json.values,
  ).toEqual([]);
  expect((await call('POST', '/comment/list', { ids: [Number(said.json.id)] })).json.values).toHaveLength(1);
});

test('work is logged along with other changes, and all of them or none are made', async () => {
  const key = await create(
    { timetracking: { originalEstimate: '1d' } },
    { worklog: [{ add: { timeSpent: '1h' } }] },
  );
  expect(await times(key)).toEqual(['1d', '7h', '1h']);
  const [logged] = (await call('GET', `/issue/${key}/worklog`)).json.worklogs;
  const update = {
    worklog: [{ edit: { id: logged.id, timeSpent: '2h' } }, { add: { timeSpent: '1h' } }],
    timetracking: [{ edit: { originalEstimate: '3d' } }],
    comment: [{ add: { body: adf('Took longer') } }],
  };
  expect((await call('PUT', `/issue/${key}`, { update })).status).toBe(204);
  expect(await times(key)).toEqual(['3d', '5h', '3h']);
  const broken = { ...update, worklog: [{ add: { timeSpent: '1h' } }, { remove: { id: '1' } }] };
  expect((await call('PUT', `/issue/${key}`, { update: broken })).status).toBe(400);
  expect(await times(key)).toEqual(['3d', '5h', '3h']);
});

test('synchronising clients learn what changed and went', async () => {
  const since = now;
  const first = (await call('POST', '/issue/PAY-2/worklog', { timeSpent: '1h' })).json.id;
  const second = (await call('POST', '/issue/PAY-2/worklog', { timeSpent: '2h' })).json.id;
  await call('DELETE', `/issue/PAY-2/worklog/${first}`);
  now += 120_000;
  const updated = (await call('GET', `/worklog/updated?since=${since}`)).json;
  expect(updated.lastPage).toBe(true);
  expect(updated.values.map((entry: { worklogId: number }) => entry.worklogId)).toContain(Number(second));
  expect((await call('GET', `/worklog/deleted?since=${since}`)).json.values).toContainEqual({
    worklogId: Number(first),
    updatedTime: since,
    properties: [],
  });
  const listed = (await call('POST', '/worklog/list', { ids: [Number(first), Number(second)] })).json;
  expect(listed).toMatchObject([{ id: second, timeSpent: '2h' }]);
});
