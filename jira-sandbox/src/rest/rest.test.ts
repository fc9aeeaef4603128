import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
let sandbox: Sandbox;
let accessToken: string;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => NOW, issues: 90 });
  accessToken = sandbox.grant().accessToken;
});
afterAll(() => sandbox.close());

interface Answer {
  status: number;
  json: Record<string, unknown>;
}

async function call(method: string, path: string, body?: unknown, token = accessToken): Promise<Answer> {
  const response = await fetch(`${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/3${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? {} : JSON.parse(text) };
}

function adf(text: string) {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

async function create(fields: Record<string, unknown> = {}): Promise<string> {
  const { json } = await call('POST', '/issue', {
    fields: { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 'Water the plants', ...fields },
  });
  return String(json['key']);
}

test('an issue is created with what was asked, changed, and leaves its history', async () => {
  const [amira, tomas] = sandbox.people;
  const key = await create({
    description: adf('All of them'),
    priority: { name: 'High' },
    assignee: { accountId: tomas?.accountId },
    duedate: '2026-11-27',
    labels: ['office'],
    components: [{ name: 'Ledger' }],
  });
  expect((await call('GET', `/issue/${key}`)).json).toMatchObject({
    key,
    fields: {
      summary: 'Water the plants',
      status: { name: 'To Do', statusCategory: { key: 'new' } },
      priority: { name: 'High' },
      assignee: { displayName: 'Tomás Ferreira' },
      reporter: { accountId: amira.accountId },
      duedate: '2026-11-27',
      created: '2026-11-23T09:00:00.000+0000',
      description: { type: 'doc' },
    },
  });
  const edit = await call('PUT', `/issue/${key}`, {
    fields: { duedate: null },
    update: { labels: [{ add: 'green' }, { remove: 'office' }] },
  });
  expect(edit.status).toBe(204);
  expect((await call('PUT', `/issue/${key}/assignee`, { accountId: null })).status).toBe(204);
  const changelog = (await call('GET', `/issue/${key}/changelog`)).json;
  expect(changelog).toMatchObject({
    total: 2,
    isLast: true,
    values: [
      {
        items: [
          expect.objectContaining({ field: 'duedate', from: '2026-11-27', to: null }),
          expect.objectContaining({ field: 'labels', fromString: 'office' }),
        ],
      },
      { items: [expect.objectContaining({ field: 'assignee', fromString: 'Tomás Ferreira', to: null })] },
    ],
  });
  const some = await call('GET', `/issue/${key}?fields=labels,assignee`);
  expect(some.json['fields']).toEqual({ assignee: null, labels: ['green'] });
  expect((await call('DELETE', `/issue/${key}`)).status).toBe(204);
  expect(await call('GET', `/issue/${key}`)).toEqual({
    status: 404,
    json: { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} },
  });
});

test.each([
  [
    'plain text for rich text',
    { description: 'plain' },
    'description',
    'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
  ],
  [
    'an unknown field',
    { colour: 'red' },
    'colour',
    "Field 'colour' cannot be set. It is not on the appropriate screen, or unknown.",
  ],
  ['a day that is none', { duedate: '2026-02-30' }, 'duedate', 'Error parsing date string: 2026-02-30'],
  [
    'an unknown person',
    { assignee: { accountId: 'nobody' } },
    'assignee',
    'Specify a valid value for assignee',
  ],
  [
    'a label with a space',
    { labels: ['a b'] },
    'labels',
    "The label 'a b' contains spaces which is invalid.",
  ],
  ['no summary', { summary: ' ' }, 'summary', 'You must specify a summary of the issue.'],
])('refused: %s', async (_name, fields, field, message) => {
  const body = { fields: { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 'x', ...fields } };
  expect(await call('POST', '/issue', body)).toEqual({
    status: 400,
    json: { errorMessages: [], errors: { [field]: message } },
  });
});

test('malformed JSON is refused as Jira does', async () => {
  expect(await call('POST', '/issue', '{"fields":')).toMatchObject({
    status: 400,
    json: { errorMessages: [expect.stringContaining('parsing JSON')] },
  });
});

test('the workflow is kept: review follows work, done gets a resolution', async () => {
  const key = await create();
  const names = async () => {
    const { json } = await call('GET', `/issue/${key}/transitions`);
    return (json['transitions'] as { name: string }[]).map((transition) => transition.name);
  };
  expect(await names()).toEqual(['Backlog', 'In Progress', 'Done']);
  expect(await call('POST', `/issue/${key}/transitions`, { transition: { id: '41' } })).toMatchObject({
    status: 400,
    json: { errorMessages: ["Transition id '41' is not valid for this issue."] },
  });
  expect((await call('POST', `/issue/${key}/transitions`, { transition: { id: '31' } })).status).toBe(204);
  expect(await names()).toContain('Ready for review');
  await call('POST', `/issue/${key}/transitions`, {
    transition: { id: '51' },
    fields: { resolution: { name: "Won't Do" } },
    update: { comment: [{ add: { body: adf('They are made of plastic.') } }] },
  });
  expect((await call('GET', `/issue/${key}?fields=status,resolution,comment`)).json['fields']).toMatchObject({
    status: { name: 'Done' },
    resolution: { name: "Won't Do" },
    comment: { total: 1 },
  });
});

test('comments: added, read, edited, removed; only documents', async () => {
  const key = await create();
  const added = await call('POST', `/issue/${key}/comment`, { body: adf('First') });
  expect(added).toMatchObject({ status: 201, json: { author: { displayName: 'Amira Haddad' } } });
  const path = `/issue/${key}/comment/${added.json['id']}`;
  expect((await call('PUT', path, { body: adf('Second') })).json['body']).toEqual(adf('Second'));
  expect((await call('GET', `/issue/${key}/comment`)).json).toMatchObject({ total: 1, startAt: 0 });
  expect((await call('DELETE', path)).status).toBe(204);
  expect((await call('GET', path)).status).toBe(404);
  expect((await call('POST', `/issue/${key}/comment`, { body: 'text' })).json['errors']).toEqual({
    comment: 'Comment body is not valid!',
  });
});

test('search: pages by token, only ids unless asked, GET and POST alike, counted', async () => {
  const jql = 'project = DESK ORDER BY created DESC';
  const keys: string[] = [];
  let nextPageToken: unknown;
  for (let pages = 0; pages < 10; pages += 1) {
    const body = {
      jql,
      maxResults: 12,
      fields: ['summary'],
      ...(nextPageToken === undefined ? {} : { nextPageToken }),
    };
    const { json } = await call('POST', '/search/jql', body);
    keys.push(...(json['issues'] as { key: string }[]).map((issue) => issue.key));
    expect(json['isLast']).toBe(json['nextPageToken'] === undefined);
    nextPageToken = json['nextPageToken'];
    if (nextPageToken === undefined) break;
  }
  expect(new Set(keys).size).toBe(30);
  expect(keys[0]).toBe('DESK-30');
  const ids = (await call('GET', `/search/jql?jql=${encodeURIComponent(jql)}&maxResults=1`)).json['issues'];
  expect(ids).toEqual([{ id: sandbox.site.issues.get('DESK-30')?.id }]);
  expect((await call('POST', '/search/approximate-count', { jql })).json).toEqual({ count: 30 });
  expect((await call('POST', '/search/jql', { jql, nextPageToken: 'x' })).status).toBe(400);
});

test('search refuses what Jira refuses', async () => {
  const search = async (jql: string) => call('POST', '/search/jql', { jql });
  expect((await search('')).json['errorMessages']).toEqual([expect.stringContaining('Unbounded JQL')]);
  expect((await search('project = ')).json['errorMessages']).toEqual([
    expect.stringContaining('Error in the JQL Query'),
  ]);
  expect((await search('colour = red')).status).toBe(400);
  expect(await call('GET', '/search?jql=x')).toMatchObject({
    status: 410,
    json: { errorMessages: [expect.stringContaining('/rest/api/3/search/jql')] },
  });
  const parsed = await call('POST', '/jql/parse', { queries: ['project = PAY', 'project = '] });
  expect(parsed.json['queries']).toMatchObject([
    { query: 'project = PAY' },
    { query: 'project = ', errors: [expect.any(String)] },
  ]);
});

test('people are found without accents and by any word of the name', async () => {
  const names = async (path: string) =>
    ((await call('GET', path)).json as unknown as { displayName: string }[]).map(
      (person) => person.displayName,
    );
  expect(await names('/user/search?query=wojcik')).toEqual(['Łukasz Wójcik']);
  expect(await names('/user/assignable/search?project=PAY&query=daniel')).toEqual([
    'Daniel Okafor',
    'Daniel Brandt',
  ]);
  expect(await names('/user/assignable/search?project=PAY&query=marcus')).toEqual([]);
});

test('writing needs the scope for it', async () => {
  const { accessToken: reader } = sandbox.grant({ scopes: ['read:jira-work'] });
  expect((await call('GET', '/project/PAY', undefined, reader)).status).toBe(200);
  expect(await call('POST', '/issue', { fields: {} }, reader)).toEqual({
    status: 401,
    json: { code: 401, message: 'Unauthorized; scope does not match' },
  });
});

test('several issues at once, without those that are not there', async () => {
  const body = { issueIdsOrKeys: ['PAY-3', 'game-2', 'PAY-9999'], fields: ['summary'] };
  const { json } = await call('POST', '/issue/bulkfetch', body);
  expect((json['issues'] as { key: string }[]).map((issue) => issue.key)).toEqual(['PAY-3', 'GAME-2']);
  const many = Array.from({ length: 101 }, (_, index) => `PAY-${index}`);
  expect((await call('POST', '/issue/bulkfetch', { issueIdsOrKeys: many })).status).toBe(400);
});

test('the page of an issue shows hostile text as text', async () => {
  const key = await create({ summary: '<img src=x onerror=alert(1)>' });
  const html = await (await fetch(`${sandbox.url}/browse/${key}`)).text();
  expect(html).toContain('onerror=alert(1)');
  expect(html).not.toContain('<img');
});
