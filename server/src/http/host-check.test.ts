import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppInstance } from './app-instance.ts';
import { createHttpServer } from './server.ts';

let app: AppInstance;
beforeEach(async () => {
  app = await createHttpServer({
    config: { publicUrl: 'https://jira.acme.example', logLevel: 'silent' },
    version: '0.0.0',
    newId: () => 'request',
  });
  app.get('/open', async () => 'in');
});
afterEach(() => app.close());

const statusOf = async (host: string) =>
  (await app.inject({ method: 'GET', url: '/open', headers: { host } })).statusCode;

describe('the check of the Host header', () => {
  it.each(['jira.acme.example', 'JIRA.acme.example:443', 'localhost:8000', '127.0.0.1:8000', '[::1]:8000'])(
    'takes %s for ours',
    async (host) => expect(await statusOf(host)).toBe(200),
  );

  it.each([
    'evil.example',
    'jira.acme.example.evil.example',
    'evil.example:8000',
    'jira.acme.example@evil.example',
    '127.0.0.1.nip.example',
    '0.0.0.0:8000',
    '192.168.0.7:8000',
    'jira.acme.example.',
    ' ',
  ])('does not take %j for ours', async (host) => expect(await statusOf(host)).toBe(421));
});
