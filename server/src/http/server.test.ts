import { problemSchema } from '@sidelight/contract';
import type { InjectOptions } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CodedError } from '../coded-error.ts';
import type { AppInstance } from './app-instance.ts';
import { registerHealthRoutes } from './routes/health.ts';
import { createHttpServer } from './server.ts';

class ExampleError extends CodedError {}

let app: AppInstance;
let log: string[];

beforeEach(async () => {
  log = [];
  let id = 0;
  app = await createHttpServer({
    config: { publicUrl: 'http://sidelight.intranet:8000', logLevel: 'info' },
    version: '1.2.3',
    newId: () => `request-${++id}`,
    logStream: { write: (line) => log.push(line) },
  });
  registerHealthRoutes(app, {
    version: '1.2.3',
    now: () => 0,
    checks: {
      works: { required: true, run: async () => 'fine' },
      breaks: {
        required: true,
        run: async () => {
          throw new Error('disk at /secret/place is full');
        },
      },
    },
  });
  app.post(
    '/echo',
    { config: { public: true }, schema: { body: z.strictObject({ day: z.iso.date() }) } },
    async (request) => request.body,
  );
  app.get('/coded', { config: { public: true } }, async () => {
    throw new ExampleError('jira.rate-limited', {
      detail: 'Until noon.',
      retryAfterSeconds: 1.2,
      cause: 'private',
    });
  });
  app.get('/crash', { config: { public: true } }, async () => {
    throw new TypeError('private words');
  });
});
afterEach(() => app.close());

const host = 'sidelight.intranet:8000';

async function problemOf(request: InjectOptions) {
  const answer = await app.inject({ ...request, headers: { host, ...request.headers } });
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.headers['cache-control']).toBe('no-store');
  const problem = problemSchema.parse(answer.json());
  expect(problem.status).toBe(answer.statusCode);
  return { problem, answer };
}

describe('a request that cannot be served gets a problem document', () => {
  const json = { 'content-type': 'application/json' };
  test.each([
    [
      'malformed JSON',
      { method: 'POST', url: '/echo', headers: json, payload: '{"day":' },
      'request.malformed',
    ],
    ['no JSON at all', { method: 'POST', url: '/echo', headers: json, payload: '' }, 'request.malformed'],
    [
      'another media type',
      { method: 'POST', url: '/echo', headers: { 'content-type': 'text/csv' }, payload: 'a' },
      'request.unsupported-media-type',
    ],
    [
      'too large a body',
      { method: 'POST', url: '/echo', headers: json, payload: `"${'a'.repeat(300_000)}"` },
      'request.too-large',
    ],
    [
      'prototype poisoning',
      { method: 'POST', url: '/echo', headers: json, payload: '{"__proto__":{"day":"2026-01-01"}}' },
      'request.malformed',
    ],
    ['no such address', { method: 'GET', url: '/nowhere' }, 'request.not-found'],
    ['a broken address', { method: 'GET', url: '/api/%zz' }, 'request.not-found'],
    [
      'a foreign host',
      { method: 'GET', url: '/api/health', headers: { host: 'rebound.example' } },
      'request.wrong-host',
    ],
  ] as [string, InjectOptions, string][])('%s', async (_name, request, code) => {
    const { problem } = await problemOf(request);
    expect(problem.code).toBe(code);
  });

  test('a wrong shape names each fault', async () => {
    const { problem } = await problemOf({
      method: 'POST',
      url: '/echo',
      payload: { day: 'Friday', more: 1 },
    });
    expect(problem.code).toBe('request.invalid');
    expect(problem.errors?.map((fault) => fault.path)).toContain('day');
    expect(problem.errors?.some((fault) => fault.message.includes('more'))).toBe(true);
  });

  test('a coded error keeps its cause to itself', async () => {
    const { problem, answer } = await problemOf({ method: 'GET', url: '/coded' });
    expect(problem).toMatchObject({
      code: 'jira.rate-limited',
      detail: 'Until noon.',
      retryAfterSeconds: 1.2,
    });
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.body).not.toContain('private');
  });

  test('an unforeseen error says nothing but its request id, which the log has too', async () => {
    const { problem, answer } = await problemOf({ method: 'GET', url: '/crash' });
    expect(problem.code).toBe('server.fault');
    expect(answer.body).not.toContain('private words');
    expect(log.some((line) => line.includes(problem.requestId) && line.includes('private words'))).toBe(true);
  });
});

test('the log has the path without its query', async () => {
  await app.inject({ url: '/api/health?code=very-secret', headers: { host } });
  expect(log.join('')).toContain('/api/health');
  expect(log.join('')).not.toContain('very-secret');
});

test('loopback names are always ours', async () => {
  for (const name of ['localhost:8000', '127.0.0.1:9', '[::1]:8000']) {
    expect((await app.inject({ url: '/api/health', headers: { host: name } })).statusCode).toBe(200);
  }
});

test('pages may load only what is ours', async () => {
  const { headers } = await app.inject({ url: '/api/health', headers: { host } });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain("script-src 'self';");
  expect(headers['x-frame-options']).toBe('DENY');
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('readiness names the part that fails without telling why', async () => {
  const answer = await app.inject({ url: '/api/ready', headers: { host } });
  expect(answer.statusCode).toBe(503);
  expect(answer.json().parts).toEqual([
    { name: 'works', ok: true, required: true, detail: 'fine' },
    { name: 'breaks', ok: false, required: true, detail: expect.not.stringContaining('secret') },
  ]);
});

test('the reference page and its document are there', async () => {
  const page = await app.inject({ url: '/docs/', headers: { host } });
  expect(page.statusCode).toBe(200);
  const document = await app.inject({ url: '/openapi.json', headers: { host } });
  expect(document.json().paths['/api/health'].get.summary).toBe('The process is alive');
});
