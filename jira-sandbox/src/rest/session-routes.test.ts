import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../index.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

function basic(password: string): string {
  return `Basic ${Buffer.from(`${sandbox.apiToken.username}:${password}`).toString('base64')}`;
}

test.each(['1', 'latest'])('an API token is confirmed by /rest/auth/%s/session', async (version) => {
  const address = `${sandbox.url}/rest/auth/${version}/session`;
  const known = await fetch(address, { headers: { authorization: basic(sandbox.apiToken.token) } });
  expect(known.status).toBe(200);
  expect(await known.json()).toMatchObject({ name: sandbox.apiToken.username });
  expect((await fetch(address, { headers: { authorization: basic('wrong') } })).status).toBe(401);
  const ended = await fetch(address, {
    method: 'DELETE',
    headers: { authorization: basic(sandbox.apiToken.token) },
  });
  expect(ended.status).toBe(204);
});

test('nobody signs in there by password, and no scope lets an app in', async () => {
  const signIn = await fetch(`${sandbox.url}/rest/auth/1/session`, {
    method: 'POST',
    headers: { authorization: basic(sandbox.apiToken.token), 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'amira', password: 'secret' }),
  });
  expect(signIn.status).toBe(401);
  const app = await fetch(`${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/auth/1/session`, {
    headers: { authorization: `Bearer ${sandbox.grant().accessToken}` },
  });
  expect(await app.json()).toEqual({ code: 401, message: 'Unauthorized; scope does not match' });
});

test('a slash at the end and a doubled one lead to the same place', async () => {
  for (const path of ['/rest/api/2/myself/', '//rest/api/2/myself']) {
    const answer = await fetch(sandbox.url + path, {
      headers: { authorization: basic(sandbox.apiToken.token) },
    });
    expect(answer.status).toBe(200);
  }
});

test('the fields of a search that is posted may be one text', async () => {
  const answer = await fetch(`${sandbox.url}/rest/api/3/search/jql`, {
    method: 'POST',
    headers: { authorization: basic(sandbox.apiToken.token), 'content-type': 'application/json' },
    body: JSON.stringify({ jql: 'key = PAY-1', fields: 'summary, status' }),
  });
  const { issues } = (await answer.json()) as { issues: { fields: object }[] };
  expect(Object.keys(issues[0]?.fields ?? {})).toEqual(['summary', 'status']);
});
