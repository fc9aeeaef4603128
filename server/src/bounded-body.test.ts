import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BodyTooLargeError, readBoundedBody } from './bounded-body.ts';

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const text = 'x'.repeat(1_000);
    if (request.url === '/length') response.setHeader('content-length', '1000').end(text);
    else if (request.url === '/zipped') {
      response.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(1_000)));
    } else if (request.url === '/empty') response.writeHead(204).end();
    // Without a length: Node sends it in chunks.
    else response.write(text.slice(0, 600), () => response.end(text.slice(600)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test.each(['/length', '/chunks', '/zipped'])('%s: the whole body, up to the limit', async (url) => {
  const body = await readBoundedBody(await fetch(origin + url), 1_000);
  expect(new TextDecoder().decode(body)).toBe('x'.repeat(1_000));
});

test.each(['/length', '/chunks', '/zipped'])('%s: no byte more', async (url) => {
  await expect(readBoundedBody(await fetch(origin + url), 999)).rejects.toThrow(BodyTooLargeError);
});

test('no body is an empty one', async () => {
  expect(await readBoundedBody(await fetch(`${origin}/empty`), 10)).toHaveLength(0);
});
