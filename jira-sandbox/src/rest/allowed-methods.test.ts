import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 24 });
});
afterAll(() => sandbox.close());

function ask(method: string, path: string): Promise<Response> {
  const { username, token } = sandbox.apiToken;
  const authorization = `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`;
  return fetch(`${sandbox.url}/rest${path}`, { method, headers: { authorization } });
}

test('a method that Jira does not know at a path is refused with those it knows', async () => {
  for (const [method, path, allow] of [
    ['DELETE', '/api/3/search/jql', 'HEAD,GET,POST,OPTIONS'],
    ['PATCH', '/api/2/issue/PAY-1', 'HEAD,GET,PUT,DELETE,OPTIONS'],
    ['GET', '/api/3/issue/PAY-1/notify', 'POST,OPTIONS'],
    ['PUT', '/agile/1.0/board/1/sprint', 'HEAD,GET,OPTIONS'],
  ] as const) {
    const answer = await ask(method, path);
    expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, allow]);
    expect(await answer.json()).toEqual({ message: 'HTTP 405 Method Not Allowed', 'status-code': 405 });
  }
  expect((await ask('OPTIONS', '/api/3/myself')).headers.get('allow')).toBe('HEAD,GET,OPTIONS');
});

test('a method that Jira knows and the sandbox lacks is 501', async () => {
  for (const path of ['/api/3/bulk/issues/move', '/api/2/screens'])
    expect((await ask('POST', path)).status).toBe(501);
});

test('a path that Jira Cloud does not have is 404, as those of older servers are', async () => {
  for (const path of ['/api/2/project/PAY/priorityscheme', '/api/2/priorityschemes', '/agile/1.0/filter/1'])
    expect((await ask('GET', path)).status).toBe(404);
});

test('every answer names the account that asked', async () => {
  const answer = await ask('GET', '/api/3/myself');
  expect(answer.headers.get('x-aaccountid')).toBe(sandbox.people[0].accountId);
});
