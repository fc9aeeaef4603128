import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createOAuthClient } from '../oauth/oauth-client.ts';
import { createConnectionStore } from '../storage/connection-store.ts';
import { openDatabase } from '../storage/database.ts';
import { createVault } from './create-vault.ts';
import { openKeyRing } from './key-ring.ts';

const kills = 20;
const sleep = async (milliseconds: number) => {
  await wait(milliseconds);
};

it('loses no connection when the process is killed 20 times while refreshes run', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sidelight-kill-'));
  const databaseFile = join(folder, 'sidelight.db');
  const sandbox = await startSandbox({ issues: 0, tokenLifetimeSeconds: 1 });
  const before = await open(sandbox, databaseFile);
  const connectionIds: string[] = [];
  for (const person of sandbox.people.slice(0, 6)) {
    const issued = sandbox.grant({ accountId: person.accountId });
    const connection = await before.vault.connect({
      accessToken: issued.accessToken,
      refreshToken: issued.refreshToken,
      expiresIn: issued.expiresInSeconds,
      scopes: issued.scopes,
      person: { accountId: person.accountId, displayName: 'P', email: null, avatarUrl: null },
      sites: [{ cloudId: sandbox.site.cloudId, name: 'Site', url: sandbox.site.url }],
    });
    connectionIds.push(connection.id);
  }
  await before.database.destroy();

  for (let kill = 0; kill < kills; kill += 1) {
    // The moments lie from the arrival of a token request to well after its answer was stored.
    await killDuringRefresh(sandbox, [databaseFile, ...connectionIds], {
      request: 1 + (kill % 4),
      delayMs: kill,
    });
  }

  const after = await open(sandbox, databaseFile);
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(after.database);
  expect(integrity.rows).toEqual([{ integrity_check: 'ok' }]);
  const tokens: string[] = [];
  // What a killed process sent last may still lie unread at the sandbox, and rotates when it is read. Two round trips
  // later it has been; then the tokens have run out, so that each connection renews once more, as it would a minute later.
  for (let trip = 0; trip < 2; trip += 1) await (await fetch(`${sandbox.url}/rest/api/3/serverInfo`)).text();
  sandbox.advance(2_000);
  after.clock.ahead = 2_000;
  for (const connectionId of connectionIds) await after.vault.authorize(connectionId);
  // Past the leeway only the newest refresh token of each family works: it must be the one that was stored.
  const leewayAndMore = 11 * 60_000;
  sandbox.advance(leewayAndMore);
  after.clock.ahead += leewayAndMore;
  for (const connectionId of connectionIds) {
    const { apiBase, header } = await after.vault.authorize(connectionId);
    tokens.push(header.slice('Bearer '.length));
    const answer = await fetch(`${apiBase}/rest/api/3/myself`, { headers: { authorization: header } });
    expect(answer.status).toBe(200);
    const { events } = await after.vault.events.list(connectionId, { limit: 200 });
    expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(['connected', 'refreshed']));
  }
  // Killed processes left the write-ahead log behind, which must give away as little as the database.
  const written = await bytesOf(folder, (name) => !name.endsWith('.key'));
  for (const secret of [...tokens, sandbox.client.secret]) expect(written.includes(secret)).toBe(false);
  await after.database.destroy();
  await sandbox.close();
  await rm(folder, { recursive: true });
}, 60_000);

/** Starts the process and kills it `delayMs` after its nth token request reached the sandbox. */
async function killDuringRefresh(
  sandbox: Sandbox,
  [databaseFile = '', ...connectionIds]: string[],
  { request, delayMs }: { request: number; delayMs: number },
): Promise<void> {
  const child = fork(
    join(import.meta.dirname, 'killed-process.ts'),
    [databaseFile, sandbox.url, sandbox.client.secret, ...connectionIds],
    { execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  );
  let complaints = '';
  child.stderr?.on('data', (text: Buffer) => {
    complaints += text.toString();
  });
  let seen = 0;
  sandbox.faults.next(
    ({ path }) => {
      if (path !== '/oauth/token') return false;
      seen += 1;
      if (seen === request) setTimeout(() => child.kill('SIGKILL'), delayMs);
      return false;
    },
    { times: 1 },
  );
  const [, signal] = await once(child, 'exit');
  sandbox.faults.clear();
  expect({ signal, complaints }).toEqual({ signal: 'SIGKILL', complaints: '' });
}

async function open(sandbox: Sandbox, databaseFile: string) {
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  const database = await openDatabase({ file: databaseFile, now });
  const vault = createVault({
    store: createConnectionStore(database),
    keys: await openKeyRing({ keys: null, databaseFile }),
    oauth: createOAuthClient({
      config: {
        clientId: sandbox.client.id,
        clientSecret: sandbox.client.secret,
        callbackUrl: 'http://localhost:8000/api/auth/callback',
        scopes: [],
        authUrl: sandbox.client.authUrl,
        apiUrl: sandbox.client.apiUrl,
      },
      fetch,
    }),
    apiToken: null,
    ambient: { now, random: Math.random, newId: randomUUID, fetch, sleep },
    log: { warn: () => undefined },
  });
  return { database, vault, clock };
}

async function bytesOf(folder: string, wanted: (name: string) => boolean): Promise<Buffer> {
  const names = (await readdir(folder)).filter(wanted);
  expect(names.length).toBeGreaterThan(0);
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))));
}
