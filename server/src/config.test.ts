import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { configFromEnvironment } from './config.ts';
import { ConfigError } from './environment.ts';

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    configFromEnvironment(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

const oauth = { JIRA_OAUTH_CLIENT_ID: 'id', JIRA_OAUTH_CLIENT_SECRET: 'secret' };
const apiToken = { JIRA_URL: 'https://acme.atlassian.net/', JIRA_USERNAME: 'a@b.c', JIRA_API_TOKEN: 'token' };

const keys = { SIDELIGHT_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}` };
const postgres = { ...keys, DATABASE_URL: 'postgres://sidelight:pw@db.acme.com:5432/sidelight' };

test('with nothing configured it is demo mode at http://localhost:8000', () => {
  const config = configFromEnvironment({});
  expect(config).toMatchObject({
    demo: true,
    host: 'localhost',
    port: 8000,
    publicUrl: 'http://localhost:8000',
    database: { file: path.resolve('data', 'sidelight.db') },
    models: [{ provider: 'built-in' }],
    oauth: null,
    apiToken: null,
  });
  expect(Object.isFrozen(config) && Object.isFrozen(config.models)).toBe(true);
});

test('both ways in at once; the callback follows the public address', () => {
  const config = configFromEnvironment({ ...oauth, ...apiToken, PUBLIC_URL: 'https://sidelight.acme.com' });
  expect(config.demo).toBe(false);
  expect(config.apiToken?.siteUrl).toBe('https://acme.atlassian.net');
  expect(config.oauth).toMatchObject({
    callbackUrl: 'https://sidelight.acme.com/api/auth/callback',
    authUrl: 'https://auth.atlassian.com',
    apiUrl: 'https://api.atlassian.com',
  });
  expect(config.oauth?.scopes).toContain('offline_access');
});

test('an empty setting counts as not given', () => {
  expect(configFromEnvironment({ PORT: '', JIRA_URL: ' ', LOG_LEVEL: '' }).demo).toBe(true);
});

test.each([
  ['file:./some/where.db', path.resolve('some/where.db')],
  ['sqlite:///var/lib/x.db', path.resolve('/var/lib/x.db')],
  ['some/where.db', path.resolve('some/where.db')],
  [':memory:', ':memory:'],
])('DATABASE_URL %s', (url, file) => {
  expect(configFromEnvironment({ DATABASE_URL: url }).database).toEqual({ file });
});

test('a PostgreSQL with the keys that its server processes share', () => {
  expect(configFromEnvironment({ ...postgres, DATABASE_CONNECTIONS: '25' }).database).toEqual({
    url: postgres.DATABASE_URL,
    poolSize: 25,
  });
});

test.each([
  [
    { MODEL_PROVIDER: 'anthropic', MODEL_NAME: 'claude', MODEL_API_KEY: 'k' },
    { provider: 'anthropic', baseUrl: 'https://api.anthropic.com/v1', model: 'claude', apiKey: 'k' },
  ],
  [
    {
      MODEL_PROVIDER: 'Azure-OpenAI',
      MODEL_BASE_URL: 'https://acme.openai.azure.com/openai/',
      MODEL_NAME: 'chat',
      MODEL_API_KEY: 'k',
    },
    {
      provider: 'azure-openai',
      baseUrl: 'https://acme.openai.azure.com/openai',
      model: 'chat',
      apiKey: 'k',
    },
  ],
])('a language model of %j', (environment, model) => {
  expect(configFromEnvironment(environment).models).toEqual([model]);
});

test('models that are asked one after the other, the built-in one last', () => {
  const { models } = configFromEnvironment({
    MODEL_PROVIDER: 'anthropic',
    MODEL_NAME: 'claude',
    MODEL_API_KEY: 'k',
    MODEL_2_PROVIDER: 'openai-compatible',
    MODEL_2_BASE_URL: 'http://localhost:11434/v1/',
    MODEL_2_NAME: 'llama',
    MODEL_4_PROVIDER: 'built-in',
  });
  expect(models).toEqual([
    { provider: 'anthropic', baseUrl: 'https://api.anthropic.com/v1', model: 'claude', apiKey: 'k' },
    { provider: 'openai-compatible', baseUrl: 'http://localhost:11434/v1', model: 'llama', apiKey: null },
    { provider: 'built-in' },
  ]);
});

describe('faults', () => {
  test.each([
    [{ PORT: '80000' }, 'PORT'],
    [{ PORT: '0x10' }, 'PORT'],
    [{ PUBLIC_URL: 'sidelight.acme.com' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://acme.com/sidelight' }, 'PUBLIC_URL'],
    [{ DATABASE_URL: 'postgres://localhost/x' }, 'SIDELIGHT_KEYS'],
    [{ ...keys, DATABASE_URL: 'postgres://localhost' }, 'DATABASE_URL'],
    [{ ...postgres, DATABASE_CONNECTIONS: '1' }, 'DATABASE_CONNECTIONS'],
    [{ ...postgres, ...apiToken }, 'ACCESS_KEY'],
    [{ DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL'],
    [{ SIDELIGHT_KEYS: 'one:short' }, 'SIDELIGHT_KEYS'],
    [{ ACCESS_KEY: 'guess me' }, 'ACCESS_KEY'],
    [{ JIRA_URL: 'https://acme.atlassian.net' }, 'JIRA_USERNAME'],
    [{ ...apiToken, JIRA_URL: 'http://acme.atlassian.net' }, 'JIRA_URL'],
    [{ ...apiToken, JIRA_URL: 'https://user:pw@acme.atlassian.net' }, 'JIRA_URL'],
    [{ JIRA_OAUTH_CLIENT_ID: 'id' }, 'JIRA_OAUTH_CLIENT_SECRET'],
    [{ ...oauth, JIRA_OAUTH_SCOPES: 'read:jira-work' }, 'JIRA_OAUTH_SCOPES'],
    [{ ...oauth, ATLASSIAN_API_URL: 'http://elsewhere.example' }, 'ATLASSIAN_API_URL'],
    [{ MODEL_PROVIDER: 'clever' }, 'MODEL_PROVIDER'],
    [{ MODEL_NAME: 'small' }, 'MODEL_PROVIDER'],
    [{ MODEL_PROVIDER: 'openai-compatible', MODEL_NAME: 'small' }, 'MODEL_BASE_URL'],
    [{ MODEL_PROVIDER: 'anthropic', MODEL_NAME: 'small' }, 'MODEL_API_KEY'],
    [{ MODEL_PROVIDER: 'anthropic', MODEL_API_KEY: 'k' }, 'MODEL_NAME'],
    [{ MODEL_PROVIDER: 'azure-openai', MODEL_NAME: 'small', MODEL_API_KEY: 'k' }, 'MODEL_BASE_URL'],
    [{ MODEL_PROVIDER: 'azure-openai', MODEL_BASE_URL: 'https://x.openai.azure.com' }, 'MODEL_API_KEY'],
    [{ MODEL_2_PROVIDER: 'built-in' }, 'MODEL_PROVIDER'],
    [{ MODEL_2_NAME: 'small' }, 'MODEL_2_PROVIDER'],
    [{ MODEL_3_PROVIDER: 'anthropic', MODEL_3_NAME: 'small' }, 'MODEL_3_API_KEY'],
    [{ EXTENSION_IDS: 'not-an-id' }, 'EXTENSION_IDS'],
    [{ DEMO: 'maybe' }, 'DEMO'],
    [{ DEMO: 'true', ...oauth }, 'DEMO'],
    [{ DEMO: 'false' }, 'DEMO'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ] as [Record<string, string>, string][])('%j is a fault of %s', (environment, name) => {
    const faults = faultsOf(environment);
    expect(faults.map((fault) => fault.split(' ')[0])).toContain(name);
  });

  test('all are told at once, and no value is repeated', () => {
    const faults = faultsOf({
      PORT: 'x',
      JIRA_API_TOKEN: 'ATATT-very-secret',
      ACCESS_KEY: 'short-secret',
      LOG_LEVEL: 'loud',
    });
    expect(faults).toHaveLength(5);
    expect(faults.join(' ')).not.toMatch(/very-secret|short-secret/);
  });
});
