import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCookies } from '../sessions/cookies.ts';
import type { AppInstance } from './app-instance.ts';
import { type Authentication, createAuthentication } from './authentication.ts';
import { type GuardedRoute, guardRoutes } from './route-guard.ts';
import { createHttpServer } from './server.ts';

let app: AppInstance;
let authentication: Authentication;
let routes: readonly GuardedRoute[];

beforeEach(async () => {
  const publicUrl = 'http://localhost:8000';
  app = await createHttpServer({
    config: { publicUrl, logLevel: 'silent' },
    version: '0.0.0',
    newId: () => 'request',
  });
  authentication = createAuthentication({
    sessions: { find: async () => ({ state: 'ended' as const }), isOpen: async () => false },
    cookies: createCookies({ publicUrl }),
    publicUrl,
  });
  authentication.register(app);
  routes = guardRoutes(app, authentication);
});
afterEach(() => app.close());

const handler = async () => ({});

test('a route that does not say who may call it cannot be registered', () => {
  expect(() => app.get('/forgotten', handler)).toThrow('GET /forgotten must say who may call it');
});

test('nor one that says both', () => {
  const options = { config: { public: true }, onRequest: authentication.required } as const;
  expect(() => app.post('/both', options, handler)).toThrow('must say who may call it');
});

test('another check does not stand in for a caller', () => {
  expect(() => app.post('/almost', { onRequest: authentication.sameOrigin }, handler)).toThrow(
    'must say who may call it',
  );
});

test('the list grows with the routes, those of a scope too', async () => {
  app.get('/open', { config: { public: true } }, handler);
  app.register(async (scope) => {
    scope.post('/closed', { onRequest: [authentication.sameOrigin, authentication.required] }, handler);
  });
  await app.ready();
  expect(routes.filter(({ method }) => method !== 'HEAD')).toEqual([
    { method: 'GET', url: '/open', isPublic: true },
    { method: 'POST', url: '/closed', isPublic: false },
  ]);
});
