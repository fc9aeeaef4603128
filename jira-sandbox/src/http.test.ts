import { Agent, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from './sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

interface Raw {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  reused: boolean;
}

function send(
  path: string,
  options: { agent?: Agent; body?: string; headers?: Record<string, string> } = {},
): Promise<Raw> {
  const { username, token } = sandbox.apiToken;
  return new Promise((resolve, reject) => {
    const call = request(
      sandbox.url + path,
      {
        method: options.body === undefined ? 'GET' : 'POST',
        auth: `${username}:${token}`,
        headers: { 'content-type': 'application/json', ...options.headers },
        ...(options.agent === undefined ? {} : { agent: options.agent }),
      },
      async (answer) => {
        const chunks: Buffer[] = [];
        for await (const chunk of answer) chunks.push(chunk);
        const { statusCode: status, headers } = answer;
        resolve({ status, headers, body: Buffer.concat(chunks), reused: call.reusedSocket });
      },
    );
    call.on('error', reject);
    call.end(options.body);
  });
}

test('long answers are sent as gzip to those who take it, short ones and others are not; none has an ETag', async () => {
  const headers = { 'accept-encoding': 'gzip, deflate, br' };
  const long = await send('/rest/api/3/search/jql?jql=project%3DPAY&fields=*all', { headers });
  expect(long.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(JSON.parse(String(gunzipSync(long.body))).issues.length).toBeGreaterThan(1);
  expect(long.headers['etag']).toBeUndefined();
  const plain = await send('/rest/api/3/search/jql?jql=project%3DPAY&fields=*all');
  expect(JSON.parse(String(plain.body)).issues.length).toBeGreaterThan(1);
  const short = await send('/rest/api/3/search/jql?jql=key%3DPAY-1', { headers });
  expect(short.headers['content-encoding']).toBeUndefined();
});

test('a connection is used again', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  expect((await send('/rest/api/3/myself', { agent })).headers['connection']).toBe('keep-alive');
  expect((await send('/rest/api/3/myself', { agent })).reused).toBe(true);
  agent.destroy();
});

test('what was made says where it is', async () => {
  const [key] = sandbox.site.issues.keys();
  const text = {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }],
  };
  const made = await send(`/rest/api/3/issue/${key}/comment`, { body: JSON.stringify({ body: text }) });
  expect(made.headers['location']).toBe(JSON.parse(String(made.body)).self);
});

test('a document that is put together wrongly, and JSON nested too deep, are refused', async () => {
  const [key] = sandbox.site.issues.keys();
  const wrong = { type: 'doc', version: 1, content: [{ type: 'marquee' }] };
  const refused = await send(`/rest/api/3/issue/${key}/comment`, { body: JSON.stringify({ body: wrong }) });
  expect([refused.status, String(refused.body)]).toEqual([
    400,
    '{"errorMessages":["INVALID_INPUT"],"errors":{}}',
  ]);
  const deep = await send(`/rest/api/3/issue/${key}/comment`, {
    body: `${'['.repeat(1_001)}${']'.repeat(1_001)}`,
  });
  expect(deep.status).toBe(400);
});

test('fields that are not on the screen: refused by name, or left out where the switch says so', async () => {
  const body = JSON.stringify({
    fields: { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 'One', colour: 'red' },
  });
  const refused = await send('/rest/api/3/issue', { body });
  expect([refused.status, JSON.parse(String(refused.body)).errors]).toEqual([
    400,
    { colour: "Field 'colour' cannot be set. It is not on the appropriate screen, or unknown." },
  ]);
  sandbox.set({ offScreenFields: 'ignore' });
  expect((await send('/rest/api/3/issue', { body })).status).toBe(201);
});

test('an address that is too long ends its connection, and says so', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    for (let round = 0; round < 5; round += 1) {
      const answer = await send(`/rest/api/3/search/jql?jql=${'%28'.repeat(20_000)}`, { agent });
      expect([answer.status, answer.headers['connection']]).toEqual([431, 'close']);
      const next = await send('/rest/api/3/myself', { agent });
      expect([next.status, next.reused]).toEqual([200, false]);
    }
  } finally {
    agent.destroy();
  }
});
