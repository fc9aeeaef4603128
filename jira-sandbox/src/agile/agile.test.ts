import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => NOW, issues: 30 });
});
afterAll(() => sandbox.close());

async function ask(method: string, path: string, body?: unknown, scopes?: readonly string[]) {
  const grant = sandbox.grant(scopes === undefined ? {} : { scopes });
  const response = await fetch(`${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest${path}`, {
    method,
    headers: { authorization: `Bearer ${grant.accessToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

const agile = (method: string, path: string, body?: unknown) => ask(method, `/agile/1.0${path}`, body);

async function create(type = 'Story', more: Record<string, unknown> = {}): Promise<string> {
  const fields = { project: { key: 'PAY' }, issuetype: { name: type }, summary: `A ${type}`, ...more };
  return (await ask('POST', '/api/3/issue', { fields })).json.key;
}

async function sprint(name: string, more: Record<string, unknown> = {}): Promise<number> {
  return (await agile('POST', '/sprint', { name, originBoardId: 1, ...more })).json.id;
}

const dates = { startDate: '2026-11-23T08:00:00.000Z', endDate: '2026-12-04T18:00:00.000Z' };

async function keysIn(path: string): Promise<string[]> {
  const { json } = await agile('GET', `${path}?fields=summary&maxResults=100`);
  return json.issues.map(({ key }: { key: string }) => key);
}

test('a sprint is planned, started, worked on and completed; what is over cannot be changed', async () => {
  const id = await sprint('  Plan  ');
  const path = `/sprint/${id}`;
  expect((await agile('GET', path)).json).toMatchObject({ name: 'Plan', state: 'future', originBoardId: 1 });
  const key = await create();
  expect((await agile('POST', `${path}/issue`, { issues: [key] })).status).toBe(204);
  const early = await agile('POST', path, { state: 'active' });
  expect([early.status, Object.keys(early.json.errors)]).toEqual([400, ['startDate', 'endDate']]);
  expect((await agile('POST', path, { state: 'closed' })).status).toBe(400);
  const backwards = await agile('POST', path, { startDate: dates.endDate, endDate: dates.startDate });
  expect(backwards.json.errors.endDate).toMatch(/must be after/);
  expect((await agile('POST', path, { ...dates, state: 'active' })).json.state).toBe('active');
  expect((await agile('POST', path, { state: 'future' })).status).toBe(400);
  const { json: issue } = await agile('GET', `/issue/${key}`);
  expect(issue.fields).toMatchObject({ sprint: { id, state: 'active' }, flagged: false, epic: null });
  const over = await agile('PUT', path, { name: 'Plan', state: 'closed', ...dates });
  expect(over.json).toMatchObject({ state: 'closed', completeDate: '2026-11-23T09:00:00.000Z', goal: '' });
  expect((await agile('POST', path, { goal: 'More' })).json.errorMessages).toEqual([
    'Sprints that are in a closed state cannot be updated.',
  ]);
  expect((await agile('POST', `${path}/issue`, { issues: [await create()] })).json.errorMessages).toEqual([
    'Issues can only be moved to open or active sprints.',
  ]);
  const edit = await ask('PUT', `/api/3/issue/${await create()}`, { fields: { customfield_10020: id } });
  expect(edit.json.errors.customfield_10020).toBe('Issue can be assigned only active or future sprints.');
  // What was not done is in the backlog again, and remembers.
  expect(await keysIn('/board/1/backlog')).toContain(key);
  const later = (await agile('GET', `/issue/${key}`)).json.fields;
  expect([later.sprint, later.closedSprints[0].id]).toEqual([null, id]);
});

test('sub-tasks go where their parents go, and leave with them', async () => {
  const id = await sprint('With parts');
  const parent = await create();
  const part = await create('Sub-task', { parent: { key: parent } });
  const refused = await agile('POST', `/sprint/${id}/issue`, { issues: [part] });
  expect(refused.json.errorMessages[0]).toMatch(/is a subtask/);
  await agile('POST', `/sprint/${id}/issue`, { issues: [parent] });
  expect((await keysIn(`/sprint/${id}/issue`)).toSorted()).toEqual([parent, part].toSorted());
  const late = await create('Sub-task', { parent: { key: parent } });
  expect(await keysIn(`/sprint/${id}/issue`)).toContain(late);
  await agile('POST', '/backlog/issue', { issues: [parent] });
  expect(await keysIn(`/sprint/${id}/issue`)).toEqual([]);
});

test('a deleted sprint leaves its issues, with the change in their history', async () => {
  const id = await sprint('Given up');
  const key = await create();
  await agile('POST', `/sprint/${id}/issue`, { issues: [key] });
  expect((await agile('DELETE', `/sprint/${id}`)).status).toBe(204);
  expect((await agile('GET', `/sprint/${id}`)).status).toBe(404);
  const { fields, changelog } = (await ask('GET', `/api/3/issue/${key}?expand=changelog`)).json;
  expect(fields.customfield_10020).toBeNull();
  expect(changelog.histories[0].items[0]).toMatchObject({ field: 'Sprint', fromString: 'Given up' });
});

test('issues are ranked before and after others, many at once and in the order given', async () => {
  const [first, second, third, fourth] = [await create(), await create(), await create(), await create()];
  const order = async () => {
    const keys = await keysIn('/board/1/backlog');
    return [first, second, third, fourth].toSorted((left, right) => keys.indexOf(left) - keys.indexOf(right));
  };
  expect(await order()).toEqual([first, second, third, fourth]);
  await agile('PUT', '/issue/rank', { issues: [fourth, third], rankBeforeIssue: first });
  expect(await order()).toEqual([fourth, third, first, second]);
  await agile('PUT', '/issue/rank', { issues: [fourth], rankAfterIssue: second });
  expect(await order()).toEqual([third, first, second, fourth]);
  const partly = await agile('PUT', '/issue/rank', { issues: [second, 'PAY-9999'], rankBeforeIssue: third });
  expect([partly.status, partly.json.entries[1].status]).toEqual([207, 404]);
  expect(await order()).toEqual([second, third, first, fourth]);
  expect((await agile('PUT', '/issue/rank', { issues: [first] })).status).toBe(400);
  const many = Array.from({ length: 51 }, () => first);
  expect((await agile('PUT', '/issue/rank', { issues: many, rankBeforeIssue: second })).status).toBe(400);
});

test('an epic has a colour and an end, and issues that come and go', async () => {
  const epic = await create('Epic');
  const key = await create();
  const edited = await agile('POST', `/epic/${epic}`, { name: 'Big', color: { key: 'color_9' }, done: true });
  expect(edited.json).toMatchObject({ key: epic, name: 'Big', color: { key: 'color_9' }, done: true });
  const fields = (await ask('GET', `/api/3/issue/${epic}`)).json.fields;
  expect(fields).toMatchObject({ customfield_10011: 'Big', customfield_10012: { value: 'Done' } });
  await agile('POST', `/epic/${epic}/issue`, { issues: [key] });
  expect(await keysIn(`/epic/${epic}/issue`)).toEqual([key]);
  expect((await agile('GET', `/issue/${key}`)).json.fields.epic.name).toBe('Big');
  await agile('POST', '/epic/none/issue', { issues: [key] });
  expect(await keysIn('/board/1/epic/none/issue')).toContain(key);
  expect((await agile('GET', `/epic/${key}`)).status).toBe(404);
});

test('boards are listed, filtered and paged; a kanban board has no sprints', async () => {
  const { json } = await agile('GET', '/board?maxResults=1');
  expect(json).toMatchObject({ total: 3, isLast: false, values: [{ id: 1, type: 'scrum' }] });
  expect((await agile('GET', '/board?projectKeyOrId=DESK')).json.values).toMatchObject([{ type: 'kanban' }]);
  expect((await agile('GET', '/board/2/sprint')).json.errorMessages).toEqual([
    'The board does not support sprints',
  ]);
  expect((await agile('GET', '/board/77')).json.errorMessages).toEqual([
    'Board does not exist or you do not have permission to see it.',
  ]);
  const all = await ask('GET', '/software/1.0/board/1/issue?maxResults=3');
  const next = await ask('GET', `/software/1.0/board/1/issue?nextPageToken=${all.json.nextPageToken}`);
  expect(all.json.issues).toHaveLength(3);
  expect(next.json.issues.map(({ id }: { id: string }) => id)).not.toContain(all.json.issues[0].id);
});

test('estimates are the story points of the issue', async () => {
  const key = await create();
  expect((await agile('PUT', `/issue/${key}/estimation?boardId=1`, { value: '5.0' })).json.value).toBe(5);
  expect((await ask('GET', `/api/3/issue/${key}`)).json.fields.customfield_10016).toBe(5);
  expect((await agile('PUT', `/issue/${key}/estimation?boardId=1`, { value: 'five' })).status).toBe(400);
  expect((await agile('GET', `/issue/${key}/estimation?boardId=2`)).status).toBe(400);
});

test('every one of the scopes of an operation is needed', async () => {
  const path = '/agile/1.0/board/1/issue';
  const [boards, details] = ['read:board-scope:jira-software', 'read:issue-details:jira'];
  expect((await ask('GET', path, undefined, [boards])).json.message).toBe(
    'Unauthorized; scope does not match',
  );
  expect((await ask('GET', path, undefined, [boards, details])).status).toBe(200);
});

test('a board is searched with the rights of the caller', async () => {
  const schemes = await startSandbox({ now: () => NOW, issues: 9, permissions: 'schemes' });
  const jql = encodeURIComponent('project in projectsWhereUserHasPermission("Administer Projects")');
  const found = async (position: number): Promise<unknown[]> => {
    const { accessToken } = schemes.grant({ accountId: schemes.people[position]?.accountId ?? '' });
    const url = `${schemes.url}/ex/jira/${schemes.site.cloudId}/rest/agile/1.0/board/1/issue?jql=${jql}`;
    const answer = await (await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } })).json();
    return Object(answer).issues;
  };
  const [administrator, reader] = [await found(0), await found(1)];
  await schemes.close();
  expect(administrator.length).toBeGreaterThan(0);
  expect(reader).toEqual([]);
});

test('versions of a board have numbers and moments, as clients with types of their own read them', async () => {
  const { json } = await agile('GET', '/board/1/version?released=false');
  const midnight = expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00\.000Z$/);
  expect(json.values[0]).toEqual({
    self: expect.stringMatching(/\/version\/\d+$/),
    id: expect.any(Number),
    projectId: 10_000,
    name: expect.any(String),
    description: expect.any(String),
    archived: false,
    released: false,
    startDate: midnight,
    releaseDate: midnight,
  });
});
