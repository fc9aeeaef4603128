import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createJira } from '../create-jira.ts';
import { JiraError, NameError } from '../errors.ts';
import type { Jira, JiraAccount } from '../jira.ts';

/** Answers by "METHOD /path", and every request that came. */
let answers: Map<string, { status?: number; body?: unknown }>;
let requests: { line: string; query: URLSearchParams; body: unknown }[];
let server: Server;
let jira: Jira;
let clock: number;
let account: JiraAccount;

const amelie = {
  self: 'https://acme.example/user/1',
  accountId: 'a-1',
  accountType: 'atlassian',
  active: true,
  displayName: 'Amélie Laurent',
  timeZone: 'Europe/Paris',
  locale: 'fr_FR',
  avatarUrls: { '24x24': 'http://plain.example/24.png', '48x48': 'https://acme.example/48.png' },
};
const status = {
  id: '3',
  name: 'In Progress',
  statusCategory: { id: 4, key: 'indeterminate', name: 'In Progress' },
};
const fields = {
  summary: 'Refunds fail',
  issuetype: { id: '1', name: 'Bug' },
  status,
  priority: { id: '2', name: 'High' },
  assignee: amelie,
  duedate: '2026-11-27',
  updated: '2026-11-23T10:00:00.000+0100',
  project: { id: '10', key: 'PAY', name: 'Payments' },
  description: {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Why' }] }],
  },
  reporter: null,
  labels: ['web'],
  resolution: null,
  parent: { id: '9', key: 'PAY-1', fields: { summary: 'Epic' } },
  subtasks: [{ id: '8', key: 'PAY-8', fields: { summary: 'Sub', status } }],
  created: '2026-11-20T10:00:00.000+0000',
  comment: { comments: [], total: 0, maxResults: 0, startAt: 0 },
};
const changelog = {
  histories: [
    {
      id: '1',
      author: amelie,
      created: '2026-11-21T10:00:00.000+0000',
      items: [{ field: 'priority', fromString: 'Low', toString: 'High' }],
    },
    {
      id: '2',
      author: amelie,
      created: '2026-11-22T10:00:00.000+0000',
      items: [{ field: 'labels', fromString: '', toString: 'web' }],
    },
  ],
};
const issuePath = '/rest/api/3/issue/PAY-7';
const issue = (changes: object = {}) => ({
  id: '7',
  key: 'PAY-7',
  fields: { ...fields, ...changes },
  changelog,
});

beforeEach(async () => {
  answers = new Map();
  requests = [];
  clock = 0;
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://jira');
    const line = `${request.method} ${url.pathname}`;
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      requests.push({ line, query: url.searchParams, body: text === '' ? null : JSON.parse(text) });
      const answer = answers.get(line) ?? { status: 404, body: { errorMessages: ['Not here.'] } };
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
      response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const authorization = { apiBase, header: 'Bearer t', siteUrl: 'https://acme.example' };
  jira = createJira({
    authorizer: { authorize: async () => authorization, renew: async () => authorization },
    ambient: { now: () => clock, random: () => 0.5, fetch, sleep: async () => undefined },
    reportMismatch: () => undefined,
    onSchemaMismatch: 'throw',
  });
  account = jira.as('c');
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('an issue, with times in UTC, Markdown, history newest first and links', async () => {
  answers.set(`GET ${issuePath}`, { body: issue() });
  const found = await account.issue('PAY-7');
  expect(found).toMatchObject({
    key: 'PAY-7',
    url: 'https://acme.example/browse/PAY-7',
    status: { id: '3', name: 'In Progress', category: 'indeterminate' },
    assignee: { accountId: 'a-1', email: null, avatarUrl: 'https://acme.example/48.png' },
    updated: '2026-11-23T09:00:00.000Z',
    description: 'Why',
    parent: { key: 'PAY-1', summary: 'Epic' },
    comments: { total: 0, items: [] },
  });
  expect(found.history.map(({ field, from, to }) => [field, from, to])).toEqual([
    ['labels', null, 'web'],
    ['priority', 'Low', 'High'],
  ]);
});

test('a bare issue: everything that may be missing is missing', async () => {
  const bare = Object.fromEntries(
    ['issuetype', 'status', 'updated', 'created', 'project'].map((name) => [name, Reflect.get(fields, name)]),
  );
  answers.set(`GET ${issuePath}`, { body: { id: '7', key: 'PAY-7', fields: bare } });
  expect(await account.issue('PAY-7')).toMatchObject({
    summary: '',
    description: '',
    priority: null,
    assignee: null,
    dueDate: null,
    labels: [],
    parent: null,
    subtasks: [],
    comments: { total: 0, items: [] },
    history: [],
  });
});

test('the newest comments are fetched when Jira sends only some along', async () => {
  const comment = (id: number) => ({
    id: String(id),
    author: amelie,
    body: { type: 'doc', version: 1, content: [] },
    created: new Date(Date.UTC(2026, 0, id)).toISOString(),
    updated: new Date(Date.UTC(2026, 0, id)).toISOString(),
  });
  answers.set(`GET ${issuePath}`, { body: issue({ comment: { comments: [comment(1)], total: 3 } }) });
  answers.set(`GET ${issuePath}/comment`, { body: { comments: [comment(3), comment(2)], total: 3 } });
  const { comments } = await account.issue('PAY-7');
  expect([comments.total, comments.items.map(({ id }) => id)]).toEqual([3, ['2', '3']]);
  expect(requests.at(-1)?.query.get('orderBy')).toBe('-created');
});

test('search: one page with a count beside it; without a count all the same', async () => {
  answers.set('POST /rest/api/3/search/jql', {
    body: { issues: [issue()], nextPageToken: 'next', isLast: false },
  });
  answers.set('POST /rest/api/3/search/approximate-count', { body: { count: 85 } });
  const options = { jql: 'project = PAY', limit: 1 };
  expect(await account.search(options)).toMatchObject({
    total: 85,
    nextPageToken: 'next',
    issues: [{ key: 'PAY-7' }],
  });
  answers.delete('POST /rest/api/3/search/approximate-count');
  expect(await account.search({ ...options, pageToken: 'next' })).toMatchObject({ total: null });
  expect(requests.filter(({ line }) => line.endsWith('/search/jql')).at(-1)?.body).toMatchObject({
    nextPageToken: 'next',
  });
});

test('a write is read back, and what Jira ignored is named', async () => {
  answers.set(`PUT ${issuePath}`, { status: 204 });
  answers.set(`GET ${issuePath}`, { body: issue() });
  const edit = {
    summary: 'Refunds fail',
    dueDate: null,
    assigneeAccountId: 'b-2',
    labels: ['web'],
    description: '**Why**',
  };
  const result = await account.editIssue('PAY-7', edit);
  expect(result.ignoredFields).toEqual(['Assignee', 'Due date']);
  expect(requests[1]?.body).toMatchObject({
    fields: { duedate: null, assignee: { accountId: 'b-2' }, description: { type: 'doc' } },
  });
});

test('a created issue that cannot be read back is not reported as a failure to create', async () => {
  answers.set('POST /rest/api/3/issue', {
    status: 201,
    body: { id: '7', key: 'PAY-7', self: 'https://acme.example/7' },
  });
  const error = await account
    .createIssue({ project: 'PAY', type: 'Bug', summary: 'x' })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(JiraError);
  expect(String(error)).toContain('PAY-7 was created');
  expect(requests.filter(({ line }) => line.startsWith('POST'))).toHaveLength(1);
});

test('comment, transition and assign', async () => {
  answers.set(`GET ${issuePath}`, { body: issue({ assignee: null }) });
  answers.set(`POST ${issuePath}/comment`, {
    status: 201,
    body: {
      id: '1',
      created: '2026-11-23T10:00:00.000+0000',
      body: { type: 'doc', version: 1, content: [] },
    },
  });
  answers.set(`POST ${issuePath}/transitions`, { status: 204 });
  answers.set(`PUT ${issuePath}/assignee`, { status: 204 });
  answers.set(`GET ${issuePath}/transitions`, {
    body: { transitions: [{ id: '31', name: 'Start', to: status }] },
  });
  await account.comments.add('PAY-7', 'Hi **there**');
  expect(await account.transitions('PAY-7')).toEqual([
    { id: '31', name: 'Start', to: { id: '3', name: 'In Progress', category: 'indeterminate' }, screen: [] },
  ]);
  await account.transition('PAY-7', '31');
  expect((await account.assign('PAY-7', null)).ignoredFields).toEqual([]);
  const sent = requests.filter(({ line }) => !line.startsWith('GET')).map(({ body }) => body);
  expect(sent).toMatchObject([{ body: { type: 'doc' } }, { transition: { id: '31' } }, { accountId: null }]);
});

test('the vocabulary is asked once for several at a time, per connection, until it is old', async () => {
  answers.set('GET /rest/api/3/project/search', {
    body: {
      values: [{ id: '10', key: 'PAY', name: 'Payments' }],
      total: 1,
      isLast: true,
      startAt: 0,
      maxResults: 100,
    },
  });
  answers.set('GET /rest/api/3/issuetype', {
    body: [
      { id: '1', name: 'Bug' },
      { id: '2', name: 'Bug' },
    ],
  });
  answers.set('GET /rest/api/3/status', { body: [status] });
  answers.set('GET /rest/api/3/priority', { status: 403, body: {} });
  answers.set('GET /rest/api/3/field', {
    body: [
      { id: 'duedate', name: 'Due date', key: 'duedate', custom: false },
      { id: 'customfield_10042', name: 'Due date', key: 'customfield_10042', custom: true },
    ],
  });
  const [vocabulary] = await Promise.all([account.vocabulary(), account.vocabulary()]);
  expect(vocabulary).toEqual({
    projects: [{ key: 'PAY', name: 'Payments' }],
    types: ['Bug'],
    statuses: [{ name: 'In Progress', category: 'indeterminate' }],
    priorities: [],
    fields: ['Due date'],
  });
  expect(requests).toHaveLength(5);
  await jira.as('other').vocabulary();
  expect(requests).toHaveLength(10);
  clock += 11 * 60_000;
  await account.vocabulary();
  expect(requests).toHaveLength(15);
});

test('a failure is not remembered, and one who gives up does not end it for the others', async () => {
  await expect(account.myself()).rejects.toMatchObject({ code: 'jira.not-found' });
  answers.set('GET /rest/api/3/myself', { body: amelie });
  const controller = new AbortController();
  const reason = new Error('stop');
  const impatient = jira.as('c', controller.signal).myself();
  const patient = account.myself();
  controller.abort(reason);
  await expect(impatient).rejects.toBe(reason);
  expect(await patient).toMatchObject({
    displayName: 'Amélie Laurent',
    timeZone: 'Europe/Paris',
    locale: 'fr_FR',
  });
});

test('people: accents that Jira does not know, apps and those who left, "me"', async () => {
  answers.set('GET /rest/api/3/myself', { body: amelie });
  answers.set('GET /rest/api/3/user/search', { body: [] });
  answers.set('GET /rest/api/3/users/search', {
    body: [
      amelie,
      { ...amelie, accountId: 'x', displayName: 'Amelie Bot', accountType: 'app' },
      { ...amelie, accountId: 'y', displayName: 'Amelie Gone', active: false },
    ],
  });
  expect((await account.resolvePerson('amelie')).accountId).toBe('a-1');
  expect((await account.resolvePerson('me')).accountId).toBe('a-1');
  expect((await account.resolvePerson('a-1')).accountId).toBe('a-1');
  await expect(account.resolvePerson('nobody else')).rejects.toBeInstanceOf(NameError);
  answers.set('GET /rest/api/3/user/assignable/search', { body: [amelie] });
  await account.findPeople('amélie', { assignableTo: 'PAY-7' });
  expect(requests.at(-1)?.query.get('issueKey')).toBe('PAY-7');
  await account.findPeople('amélie', { assignableTo: 'PAY' });
  expect(requests.at(-1)?.query.get('project')).toBe('PAY');
});

test('keys that are none never reach Jira', async () => {
  for (const key of ['../../admin', 'A-1?x', 'A-1/assignee', 'A 1', 'A-1%2f', '', '..']) {
    for (const call of [account.issue(key), account.creatableTypes(key), account.assign(key, 'a-1')]) {
      await expect(call).rejects.toMatchObject({ code: 'jira.not-found' });
    }
  }
  expect(requests).toEqual([]);
});

test('what can be created: types with their fields', async () => {
  const base = '/rest/api/3/issue/createmeta/PAY/issuetypes';
  answers.set(`GET ${base}`, { body: { issueTypes: [{ id: '1', name: 'Bug', subtask: false }], total: 1 } });
  const field = {
    fieldId: 'priority',
    key: 'priority',
    name: 'Priority',
    required: true,
    operations: ['set'],
  };
  answers.set(`GET ${base}/1`, {
    body: {
      fields: [
        {
          ...field,
          schema: { type: 'priority' },
          allowedValues: [{ id: '1', name: 'High' }, { id: 2, value: 'Odd' }, { name: 'Nowhere' }],
        },
      ],
    },
  });
  const types = await account.creatableTypes('PAY');
  expect(requests.filter(({ line }) => line.startsWith(`GET ${base}/`))).toEqual([]);
  expect(await Promise.all(types.map((type) => account.withFields('PAY', type)))).toEqual([
    {
      id: '1',
      name: 'Bug',
      subtask: false,
      level: 0,
      fields: [
        {
          id: 'priority',
          name: 'Priority',
          required: true,
          hasDefault: false,
          kind: 'choice',
          choices: [
            { id: '1', name: 'High', children: [] },
            { id: '2', name: 'Odd', children: [] },
          ],
          allowedValues: ['High', 'Odd'],
        },
      ],
    },
  ]);
});
