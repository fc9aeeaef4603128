import { issueSchema, problemSchema, searchResultSchema, writeResultSchema } from '@sidelight/contract';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BrowserUnderTest, problemOf } from './browser-under-test.ts';
import { accessKey, startServerUnderTest } from './server-under-test.ts';

let sandbox: Sandbox;
let server: Awaited<ReturnType<typeof startServerUnderTest>>;
let browser: BrowserUnderTest;

beforeAll(async () => {
  sandbox = await startSandbox({ issues: 0 });
  server = await startServerUnderTest({ atlassian: sandbox, now: Date.now });
  browser = new BrowserUnderTest(server.origin, sandbox.consent);
  await browser.post('/api/auth/access-key', { accessKey });
});
afterEach(() => sandbox.faults.clear());
afterAll(async () => {
  await server.close();
  await sandbox.close();
});

const fields = {
  summary: 'Refunds fail',
  issuetype: { id: '1', name: 'Bug' },
  status: { id: '3', name: 'Done', statusCategory: { key: 'done' } },
  updated: '2026-11-23T10:00:00.000+0100',
  created: '2026-11-23T10:00:00.000+0100',
  project: { id: '10', key: 'PAY', name: 'Payments' },
};
const issue = { id: '7', key: 'PAY-7', fields };

describe('every route', () => {
  it.each([
    ['GET', '/api/jira/myself'],
    ['GET', '/api/jira/projects'],
    ['GET', '/api/jira/search?jql=x'],
    ['GET', '/api/jira/issues/PAY-7'],
    ['GET', '/api/jira/issues/PAY-7/comments'],
    ['GET', '/api/jira/issues/PAY-7/transitions'],
    ['POST', '/api/jira/issues'],
    ['PATCH', '/api/jira/issues/PAY-7'],
    ['POST', '/api/jira/issues/PAY-7/comments'],
    ['POST', '/api/jira/issues/PAY-7/transitions'],
  ])('demands a caller: %s %s', async (method, path) => {
    const stranger = new BrowserUnderTest(server.origin, sandbox.consent);
    const valid = { project: 'PAY', type: 'Bug', summary: 'x' };
    const bodies: Record<string, unknown> = {
      'POST /api/jira/issues': valid,
      'PATCH /api/jira/issues/PAY-7': { summary: 'x' },
      'POST /api/jira/issues/PAY-7/comments': { body: 'x' },
      'POST /api/jira/issues/PAY-7/transitions': { transitionId: '1' },
    };
    expect(await problemOf(await stranger.send(method, path, bodies[`${method} ${path}`]))).toBe(
      'session.missing',
    );
  });
});

describe('reads', () => {
  it('answer without being stored on the way', async () => {
    const response = await browser.get('/api/jira/myself');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ accountId: sandbox.people[0].accountId });
  });

  it('search, with the count beside it', async () => {
    sandbox.faults.next({ path: '/search/jql' }, { status: 200, body: { issues: [issue], isLast: true } });
    sandbox.faults.next({ path: '/search/approximate-count' }, { status: 200, body: { count: 1 } });
    const response = await browser.get('/api/jira/search?jql=project%20%3D%20PAY');
    expect(searchResultSchema.parse(await response.json())).toMatchObject({
      total: 1,
      issues: [{ key: 'PAY-7', status: { category: 'done' } }],
    });
  });

  it('search, with the columns that were asked for', async () => {
    const found = { key: 'PAY-7', fields: { ...issue.fields, customfield_10016: 3 } };
    sandbox.faults.next({ path: '/search/jql' }, { status: 200, body: { issues: [found], isLast: true } });
    const response = await browser.get(
      '/api/jira/search?jql=project%20%3D%20PAY&columns=Story%20Points%7CKey',
    );
    expect(searchResultSchema.parse(await response.json())).toMatchObject({
      columns: [{ name: 'Story Points', kind: 'number' }],
      issues: [{ key: 'PAY-7', cells: [3] }],
    });
  });

  it('an issue, its key in either case', async () => {
    sandbox.faults.next({ path: '/issue/PAY-7' }, { status: 200, body: issue });
    const response = await browser.get('/api/jira/issues/pay-7');
    expect(issueSchema.parse(await response.json())).toMatchObject({ key: 'PAY-7', assignee: null });
  });
});

describe('bad input', () => {
  it.each([
    ['jql=project%20%3D', 'jql.invalid'],
    ['', 'request.invalid'],
    ['jql=x&limit=1000', 'request.invalid'],
    ['jql=x&unknown=1', 'request.invalid'],
    ['jql=project%20%3D%20PAY&columns=Marmalade', 'assistant.name-unknown'],
  ])('search?%s', async (query, code) => {
    expect(await problemOf(await browser.get(`/api/jira/search?${query}`))).toBe(code);
  });

  it('a fault in the JQL comes with its place', async () => {
    const response = await browser.get('/api/jira/search?jql=project%20%3D%20');
    expect(problemSchema.parse(await response.json()).position).toBeDefined();
  });

  it.each(['nonsense', '..%2f..%2fadmin', 'PAY-7%3Fx', 'PAY-0'])('no key: %s', async (key) => {
    const before = sandbox.calls.length;
    expect(await problemOf(await browser.get(`/api/jira/issues/${key}`))).toMatch(/^request\./);
    expect(sandbox.calls.length).toBe(before);
  });

  it.each([{}, { summary: 'x', unknown: 1 }, { dueDate: 'Friday' }, { labels: ['a b'] }, [], 'text'])(
    'an edit like %j',
    async (body) => {
      const response = await browser.send('PATCH', '/api/jira/issues/PAY-7', body);
      expect(await problemOf(response)).toBe('request.invalid');
    },
  );

  it('JSON that is none', async () => {
    const response = await fetch(`${server.origin}/api/jira/issues`, {
      method: 'POST',
      headers: {
        cookie: browser.cookieHeader(),
        origin: server.origin,
        'content-type': 'application/json',
      },
      body: '{"project":',
    });
    expect(await problemOf(response)).toBe('request.malformed');
  });
});

describe("Jira's own faults are problems with a code", () => {
  it.each([
    ['down', { drop: 'before' as const }, 'jira.unreachable'],
    ['in trouble', { status: 500, html: '<h1>com.atlassian.Oops</h1>' }, 'jira.unavailable'],
    ['a page of a proxy', { status: 200, html: '<h1>Log in</h1>' }, 'jira.unintelligible'],
    ['limiting', { status: 429, headers: { 'retry-after': '60' } }, 'jira.rate-limited'],
    ['without the issue', { status: 404, body: { errorMessages: ['No issue.'] } }, 'jira.not-found'],
    [
      'short of a scope',
      { status: 401, body: { message: 'Unauthorized; scope does not match' } },
      'jira.scope-missing',
    ],
  ])('%s', async (_name, fault, code) => {
    sandbox.faults.next({ path: '/issue/PAY-7' }, { ...fault, times: 5 });
    const response = await browser.get('/api/jira/issues/PAY-7');
    const problem = problemSchema.parse(await response.clone().json());
    expect([problem.code, problem.status]).toEqual([code, response.status]);
    expect(await response.text()).not.toMatch(/<h1>|com\.atlassian/);
  });

  it('says when to come back', async () => {
    const headers = { 'retry-after': '60', 'ratelimit-reason': 'jira-burst-based' };
    sandbox.faults.next({ path: '/issue/PAY-7' }, { status: 429, headers });
    expect((await browser.get('/api/jira/issues/PAY-7')).headers.get('retry-after')).toBe('60');
  });
});

describe('writes', () => {
  it('answer with the issue read back', async () => {
    const created = { id: '7', key: 'PAY-7', self: 'https://acme.example/7' };
    sandbox.faults.next({ method: 'POST', path: '/rest/api/3/issue' }, { status: 201, body: created });
    sandbox.faults.next({ method: 'GET', path: '/issue/PAY-7' }, { status: 200, body: issue });
    const body = { project: 'PAY', type: 'Bug', summary: 'Refunds fail', dueDate: '2026-11-27' };
    const response = await browser.post('/api/jira/issues', body);
    expect(response.status).toBe(201);
    expect(writeResultSchema.parse(await response.json()).ignoredFields).toEqual(['Due date']);
  });

  it('are refused to other web sites', async () => {
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const body = { project: 'PAY', type: 'Bug', summary: 'x' };
    expect(await problemOf(await browser.post('/api/jira/issues', body, foreign))).toBe('request.cross-site');
  });

  it("name the fields that Jira did not accept, and its words are Jira's", async () => {
    const errors = { duedate: 'Date is in the wrong format.' };
    sandbox.faults.next(
      { method: 'PUT', path: '/issue/PAY-7' },
      { status: 400, body: { errorMessages: [], errors } },
    );
    const response = await browser.send('PATCH', '/api/jira/issues/PAY-7', { dueDate: '2026-11-27' });
    expect(problemSchema.parse(await response.json())).toMatchObject({
      code: 'jira.invalid',
      errors: [{ path: 'duedate', message: 'Date is in the wrong format.' }],
    });
  });
});
