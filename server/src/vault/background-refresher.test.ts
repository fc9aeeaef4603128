import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOAuthClient } from '../oauth/oauth-client.ts';
import { createConnectionStore } from '../storage/connection-store.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { BackgroundRefresher } from './background-refresher.ts';
import { createVault } from './create-vault.ts';
import { openKeyRing } from './key-ring.ts';
import type { ConnectionStore } from './store.ts';
import type { Vault } from './vault.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let sandbox: Sandbox;
let database: Database;
let store: ConnectionStore;
let vault: Vault;
let clock: number;
let warnings: string[];

beforeEach(async () => {
  clock = Date.parse('2026-11-23T09:00:00Z');
  warnings = [];
  sandbox = await startSandbox({ issues: 0, now: () => clock });
  database = await openDatabase({ file: ':memory:', now: () => clock });
  store = createConnectionStore(database);
  let random = 0;
  vault = createVault({
    store,
    keys: await openKeyRing({ keys: null, databaseFile: ':memory:' }),
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
    ambient: {
      now: () => clock,
      random: () => {
        random = (random + 0.37) % 1;
        return random;
      },
      newId: randomUUID,
      fetch,
    },
    log: { warn: () => undefined },
  });
});
afterEach(async () => {
  await vault.settled();
  await database.destroy();
  await sandbox.close();
});

async function connect(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const issued = sandbox.grant();
    const { id } = await vault.connect({
      accessToken: issued.accessToken,
      refreshToken: issued.refreshToken,
      expiresIn: issued.expiresInSeconds,
      scopes: issued.scopes,
      person: { accountId: `account-${index}`, displayName: 'P', email: null, avatarUrl: null },
      sites: [{ cloudId: sandbox.site.cloudId, name: 'Site', url: sandbox.site.url }],
    });
    ids.push(id);
  }
  return ids;
}

/** Its sleep moves the clock instead of waiting; `asleep` is called each time. */
function refresher(asleep: (refresher: BackgroundRefresher) => Promise<void>): BackgroundRefresher {
  const built = new BackgroundRefresher({
    vault,
    store,
    ambient: {
      now: () => clock,
      sleep: async (milliseconds, signal) => {
        signal?.throwIfAborted();
        clock += milliseconds;
        await asleep(built);
        await setImmediate();
      },
    },
    log: { warn: (_details, message) => warnings.push(message) },
  });
  return built;
}

/** Runs it until the clock shows `until`. */
async function runUntil(until: number, look: () => Promise<void> = async () => undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const running = refresher(async () => {
    await look();
    if (clock >= until) resolve();
  });
  running.start();
  await promise;
  await running.stop();
}

describe('the background refresher', () => {
  it('keeps connections in use at least ten minutes from expiry', async () => {
    const ids = await connect(8);
    let least = Number.POSITIVE_INFINITY;
    await runUntil(clock + 4 * hour, async () => {
      for (const id of ids) {
        const connection = await vault.find(id);
        least = Math.min(least, (connection?.accessTokenExpiresAt ?? 0) - clock);
      }
    });
    expect(least).toBeGreaterThanOrEqual(10 * minute);
    // About five per connection in four hours: no storm.
    expect(sandbox.tokenRequests.length).toBeLessThan(8 * 7);
    expect(warnings).toEqual([]);
  });

  it('does not renew them all at the same moment', async () => {
    await connect(8);
    await runUntil(clock + hour);
    const moments = new Set(sandbox.tokenRequests.map(({ at }) => Math.floor(at / minute)));
    expect(moments.size).toBeGreaterThan(3);
  });

  it('lets rest what nobody used for three days', async () => {
    const [id = ''] = await connect(1);
    clock += 3 * day + 1;
    await runUntil(clock + hour);
    expect(sandbox.tokenRequests).toHaveLength(0);
    expect((await vault.status(id)).nextRefreshAt).toBeNull();
    expect((await vault.authorize(id)).header).toMatch(/^Bearer /);
  });

  it('tries again after failures with growing pauses, and succeeds when Atlassian is back', async () => {
    const [id = ''] = await connect(1);
    sandbox.faults.next({ path: '/oauth/token' }, { status: 503, times: 5 });
    await runUntil(clock + hour);
    const { refreshes, state } = await vault.status(id);
    expect(refreshes).toMatchObject({ failures: 5 });
    expect(state).toBe('connected');
    const { events } = await vault.events.list(id, { limit: 50 });
    const times = events
      .filter(({ kind }) => kind === 'refresh-failed')
      .map(({ at }) => Date.parse(at))
      .reverse();
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(pauses).toEqual([...pauses].sort((one, other) => one - other));
    expect(events.some(({ kind, cause }) => kind === 'refreshed' && cause === 'background')).toBe(true);
  });

  it('stops at a connection that Atlassian no longer accepts, and goes on with the others', async () => {
    await connect(2);
    sandbox.faults.next({ path: '/oauth/token' }, { status: 403, body: { error: 'invalid_grant' } });
    await runUntil(clock + 2 * hour);
    const states = await Promise.all(
      (await database.selectFrom('connections').select('id').execute()).map(
        async ({ id }) => (await vault.status(id)).state,
      ),
    );
    expect(states.sort()).toEqual(['connected', 'reconnect-required']);
    expect(sandbox.calls.filter(({ status }) => status === 403)).toHaveLength(1);
  });

  it('leaves alone for an hour what it cannot open', async () => {
    const [id = ''] = await connect(1);
    await database.updateTable('connections').set({ sealed_tokens: 'v1.other.AAAA' }).execute();
    await runUntil(clock + 90 * minute);
    expect(warnings.length).toBeLessThanOrEqual(2);
    expect((await vault.events.list(id, { limit: 5 })).events[0]).toMatchObject({ kind: 'refresh-failed' });
  });

  it('goes on after the database could not be asked', async () => {
    const [id = ''] = await connect(1);
    let broken = true;
    const { promise, resolve } = Promise.withResolvers<void>();
    const running = new BackgroundRefresher({
      vault,
      store: {
        nextRefreshDue: (activeSince) => store.nextRefreshDue(activeSince),
        dueForRefresh: async (...query) => {
          if (!broken) return store.dueForRefresh(...query);
          broken = false;
          throw new Error('disk I/O error');
        },
      },
      ambient: {
        now: () => clock,
        sleep: async (milliseconds, signal) => {
          signal?.throwIfAborted();
          clock += milliseconds;
          if ((await vault.status(id)).refreshes.successes > 0) resolve();
          await setImmediate();
        },
      },
      log: { warn: (_details, message) => warnings.push(message) },
    });
    running.start();
    await promise;
    await running.stop();
    expect(warnings).toEqual(['The background refresher could not look for due connections']);
  });

  it('stops only when the refreshes under way have ended', async () => {
    const [id = ''] = await connect(1);
    clock += 50 * minute;
    sandbox.faults.next({ path: '/oauth/token' }, { delayMs: 60 });
    const running = refresher(async () => undefined);
    running.start();
    await eventually(() => sandbox.faults.pending === 0);
    await running.stop();
    expect((await vault.status(id)).refreshes).toEqual({ attempts: 1, successes: 1, failures: 0 });
  });
});

async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await setImmediate();
}
