import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorRegistry } from '@sidelight/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { createApi } from './create-api.ts';

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
  server = undefined;
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

describe('createApi', () => {
  it('asks with the authorization of the moment and answers what the contract says', async () => {
    const seen: unknown[] = [];
    const baseUrl = await serve((request, response) => {
      seen.push([request.url, request.headers.authorization]);
      json(response, 200, { examples: ['show my issues'] });
    });
    let token = 'one';
    const api = createApi({ baseUrl: `${baseUrl}/`, authorization: async () => `Bearer ${token}` });
    expect(await api.examples()).toEqual(['show my issues']);
    token = 'two';
    await api.examples();
    expect(seen).toEqual([
      ['/api/chat/examples', 'Bearer one'],
      ['/api/chat/examples', 'Bearer two'],
    ]);
  });

  it('throws the problem document of an error', async () => {
    const { status, title, advice } = errorRegistry['session.missing'];
    const baseUrl = await serve((_, response) =>
      json(response, 401, { type: '/x', code: 'session.missing', status, title, advice, requestId: 'r' }),
    );
    await expect(createApi({ baseUrl }).tokenStatus()).rejects.toMatchObject({
      name: 'ProblemError',
      problem: { code: 'session.missing' },
    });
  });

  it.each([
    [502, '<html>Bad gateway</html>'],
    [200, '<html>Log in to the Wi-Fi</html>'],
    [200, '{"examples":"many"}'],
    [500, '{"message":"not ours"}'],
  ])('knows that a proxy answered instead: %i %s', async (status, body) => {
    const baseUrl = await serve((_, response) => response.writeHead(status).end(body));
    await expect(createApi({ baseUrl }).examples()).rejects.toMatchObject({
      name: 'NoAnswerError',
      reason: 'unintelligible',
    });
  });

  it('says that nobody answers', async () => {
    const baseUrl = await serve((request) => request.socket.destroy());
    await expect(createApi({ baseUrl }).examples()).rejects.toMatchObject({
      name: 'NoAnswerError',
      reason: 'unreachable',
    });
  });

  it('lets go when it is told to', async () => {
    const controller = new AbortController();
    const baseUrl = await serve(() => controller.abort());
    await expect(createApi({ baseUrl }).examples({}, controller.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('takes an empty answer to a command', async () => {
    const bodies: string[] = [];
    const baseUrl = await serve(async (request, response) => {
      let body = '';
      for await (const chunk of request.setEncoding('utf8')) body += chunk;
      bodies.push(body);
      response.writeHead(204).end();
    });
    await createApi({ baseUrl }).chooseSite('c-1');
    expect(bodies).toEqual(['{"cloudId":"c-1"}']);
  });

  it('sends nobody to sign in anywhere but at the server', () => {
    const api = createApi({ baseUrl: 'https://sidelight.example' });
    expect(api.loginUrl('/dashboard/token', true)).toBe(
      'https://sidelight.example/api/auth/login?return_to=%2Fdashboard%2Ftoken',
    );
    expect(api.loginUrl('/', false)).toBe(
      'https://sidelight.example/api/auth/login?return_to=%2F&remember=false',
    );
  });
});
