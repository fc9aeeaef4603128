import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

function run(...args: string[]): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

test('prints what to configure, and it works', async () => {
  const child = run(
    '--port',
    '0',
    '--issues',
    '30',
    '--api-token',
    'secret-1',
    '--now',
    '2026-11-23T09:00:00Z',
    '--control',
    '--omit-refresh-token',
    '--token-lifetime',
    '7',
  );
  try {
    let printed = '';
    for await (const chunk of child.stdout) {
      printed += String(chunk);
      if (printed.includes('Control API: ')) break;
    }
    const setting = (name: string) => new RegExp(`^${name}=(.+)$`, 'm').exec(printed)?.[1] ?? '';
    const credentials = Buffer.from(`${setting('JIRA_USERNAME')}:${setting('JIRA_API_TOKEN')}`).toString(
      'base64',
    );
    const answer = await fetch(`${setting('JIRA_URL')}/rest/api/3/serverInfo`, {
      headers: { authorization: `Basic ${credentials}` },
    });
    expect(await answer.json()).toMatchObject({ serverTime: expect.stringMatching(/^2026-11-23T09:0/) });
    const control = /^Control API: (.+)$/m.exec(printed)?.[1] ?? '';
    expect(await (await fetch(`${control}/switches`)).json()).toMatchObject({
      omitRefreshTokenOnRefresh: true,
      tokenLifetimeSeconds: 7,
    });
    expect(setting('ATLASSIAN_AUTH_URL')).toBe(setting('JIRA_URL'));
  } finally {
    child.kill('SIGKILL');
  }
});

test.each([
  ['--port', 'x', '--port needs a whole number, not "x".'],
  ['--now', 'soon', '--now needs an ISO 8601 time, not "soon".'],
  ['--host', '0.0.0.0', 'loopback only'],
  ['--refresh-leeway', 'long', '--refresh-leeway needs a number, not "long".'],
  ['--permissions', 'all', 'permissions must be schemes or open, not "all".'],
])('%s %s ends with one sentence', async (option, value, message) => {
  const child = run(option, value);
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(code).toBe(1);
  expect(errors).toContain(message);
  expect(errors.trim().split('\n')).toHaveLength(1);
});
