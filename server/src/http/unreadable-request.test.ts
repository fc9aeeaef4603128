import { once } from 'node:events';
import { connect } from 'node:net';
import { problemSchema } from '@sidelight/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppInstance } from './app-instance.ts';
import { registerHealthRoutes } from './routes/health.ts';
import { createHttpServer } from './server.ts';

let app: AppInstance;
let port: number;
beforeAll(async () => {
  app = await createHttpServer({
    config: { publicUrl: 'http://localhost:8000', logLevel: 'silent' },
    version: '0.0.0',
    newId: () => 'an-id',
  });
  registerHealthRoutes(app, { version: '0.0.0', now: () => 0, checks: {} });
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(() => app.close());

async function answerTo(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  socket.write(bytes);
  await once(socket, 'close');
  return answer;
}

const post = 'POST /api/health HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

test.each([
  ['no HTTP at all', 'hello?\r\n\r\n', 'request.unreadable'],
  ['an unknown method', 'FOO /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n', 'request.unreadable'],
  [
    'two lengths, as for smuggling a second request',
    `${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    'request.unreadable',
  ],
  [
    'a header without end',
    `GET /api/health HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    'request.too-large',
  ],
])('%s is answered with a problem document, and the connection ends', async (_name, bytes, code) => {
  const [head = '', body = ''] = (await answerTo(bytes)).split('\r\n\r\n');
  const problem = problemSchema.parse(JSON.parse(body));
  expect(problem).toMatchObject({ code, requestId: 'an-id' });
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${problem.status} `));
  expect(head).toMatch(/content-type: application\/problem\+json/i);
});
