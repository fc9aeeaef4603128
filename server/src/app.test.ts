import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAmbient } from './ambient.ts';
import { type App, createApp } from './app.ts';
import { configFromEnvironment } from './config.ts';

interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly security?: readonly Record<string, readonly string[]>[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

let app: App;
let operations: { name: string; operation: Operation }[];
let tags: string[];

beforeAll(async () => {
  app = await createApp({
    config: configFromEnvironment({ DATABASE_URL: ':memory:', LOG_LEVEL: 'silent', DEMO: 'true' }),
    ambient: createAmbient(),
  });
  const document = (await app.http.inject('/openapi.json')).json();
  tags = document.tags.map(({ name }: { name: string }) => name);
  operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
});
afterAll(() => app.close());

describe('the API reference', () => {
  test('has every route', () => {
    const routes = app.routes
      .filter(({ method }) => method !== 'HEAD')
      .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
    expect(operations.map(({ name }) => name).sort()).toEqual(routes.sort());
    expect(routes.length).toBeGreaterThan(20);
  });

  test('says of each what it does and under which heading', () => {
    for (const { name, operation } of operations) {
      expect(operation.summary, name).toMatch(/^[A-Z].{8,}/);
      expect(tags, name).toEqual(expect.arrayContaining([...(operation.tags ?? ['none'])]));
    }
  });

  test('says who may call each, as the guard has it', () => {
    for (const { method, url, isPublic } of app.routes) {
      const name = `${method} ${url.replace(/:(\w+)/g, '{$1}')}`;
      const found = operations.find((described) => described.name === name);
      if (found === undefined) continue;
      expect(found.operation.security, name).toEqual(isPublic ? [] : [{ cookie: [] }, { bearer: [] }]);
    }
  });

  test('says what each answers, and that failures are problem documents', () => {
    for (const { name, operation } of operations) {
      expect(Object.keys(operation.responses)[0], name).toMatch(/^[23]\d\d$/);
      for (const status of ['4XX', '5XX']) {
        expect(Object.keys(operation.responses[status]?.content ?? {}), name).toEqual([
          'application/problem+json',
        ]);
      }
    }
  });
});
