import { expect, test } from 'vitest';
import { configFromEnvironment } from './config.ts';
import { startMessage } from './start-message.ts';

const url = 'http://127.0.0.1:8000';

test('says where to go', () => {
  const config = configFromEnvironment({
    PUBLIC_URL: 'https://sidelight.example',
    JIRA_OAUTH_CLIENT_ID: 'client',
    JIRA_OAUTH_CLIENT_SECRET: 'the-client-secret',
  });
  const message = startMessage({ config, url, accessKey: null });
  expect(message).toContain(`listens at ${url}`);
  for (const page of ['/', '/dashboard/token', '/docs'])
    expect(message).toContain(`https://sidelight.example${page}\n`);
  expect(message).not.toContain('the-client-secret');
  expect(message).not.toContain('Access key');
  expect(message).not.toContain('Demo');
});

test('gives the access key, and never the API token', () => {
  const config = configFromEnvironment({
    JIRA_URL: 'https://acme.atlassian.net',
    JIRA_USERNAME: 'amelie@acme.example',
    JIRA_API_TOKEN: 'ATATT-very-secret-token',
  });
  const message = startMessage({ config, url, accessKey: 'the-key' });
  expect(message).toContain('Access key  the-key');
  expect(message).toContain('https://acme.atlassian.net as amelie@acme.example');
  expect(message).not.toContain('ATATT');
});
