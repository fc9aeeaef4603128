import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 24 });
});
afterAll(() => sandbox.close());

/** The path goes out as it is written, which fetch would tidy up. */
function ask(path: string, method = 'GET'): Promise<{ status?: number | undefined; text: string }> {
  const { port } = new URL(sandbox.url);
  const { username, token } = sandbox.apiToken;
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: '127.0.0.1', path, method, auth: `${username}:${token}` },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode, text: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

test.each([
  ['/rest/api/3/issue/PAY-1'],
  ['/rest/api/3/issue/PAY-1/'],
  ['//rest//api/3///issue/PAY-1'],
  ['/rest/api/latest/issue/PAY%2D1'],
  ['http://harbour-lane.example/rest/api/2/issue/PAY-1?fields=summary'],
])('%s is found', async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toMatchObject({ key: 'PAY-1' });
});

test('HEAD answers as GET, without the body', async () => {
  expect(await ask('/rest/api/3/issue/PAY-1', 'HEAD')).toEqual({ status: 200, text: '' });
  expect(await ask('/rest/api/3/issue/NONE-1', 'HEAD')).toEqual({ status: 404, text: '' });
});

test.each([
  ['a broken escape', '/rest/api/3/issue/%E0%A4%A', 400],
  ['an escaped slash', '/rest/api/3/issue/a%2Fb', 404],
  ['a long key', `/rest/api/3/issue/${'A'.repeat(7_000)}-1`, 404],
  ['nothing below the base', '/rest/api/3', 404],
  ['another version', '/rest/api/4/issue/PAY-1', 404],
])('%s answers as for what is not there', async (_, path, status) => {
  expect((await ask(path)).status).toBe(status);
});

test.each(['/rest/api/3', '/rest/api/2', '/rest/api/latest', '//rest/api/3'])(
  'a fault meets its operation below %s, and no other',
  async (base) => {
    sandbox.faults.next({ operation: 'GET /rest/api/3/issue/{issueIdOrKey}' }, { status: 503 });
    expect((await ask(`${base}/issue/PAY-1/comment`)).status).toBe(200);
    expect((await ask(`${base}/issue/picker`)).status).toBe(200);
    expect((await ask(`${base}/issue/PAY-1`)).status).toBe(503);
    expect(sandbox.faults.pending).toBe(0);
  },
);

test('a fault meets its operation for an app too', async () => {
  sandbox.faults.next({ operation: 'GET /rest/agile/1.0/board' }, { status: 503 });
  const path = `/ex/jira/${sandbox.site.cloudId}/rest/agile/1.0/board`;
  const headers = { authorization: `Bearer ${sandbox.grant().accessToken}` };
  expect((await fetch(sandbox.url + path, { headers })).status).toBe(503);
});
