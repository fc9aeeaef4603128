import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConnectionStore } from '../../storage/connection-store.ts';
import { type Database, openDatabase } from '../../storage/database.ts';
import { createVault } from '../create-vault.ts';
import { openKeyRing } from '../key-ring.ts';
import { oauthClientOf, signInAt } from '../sandbox-sign-in.test-rig.ts';
import type { ConnectionStore } from '../store.ts';
import type { Vault } from '../vault.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let sandbox: Sandbox;
let database: Database;
let store: ConnectionStore;
let vault: Vault;
let clock: number;
let warnings: string[];
/** Called each time the refresher sleeps, which moves the clock instead of waiting. */
let asleep: () => Promise<void>;

beforeEach(async () => {
  clock = Date.parse('2026-11-23T09:00:00Z');
  warnings = [];
  asleep = async () => undefined;
  sandbox = await startSandbox({ issues: 0, now: () => clock });
  database = await openDatabase({ file: ':memory:', now: () => clock });
  store = createConnectionStore(database);
  let random = 0;
  vault = createVault({
    store,
    keys: await openKeyRing({ keys: null, databaseFile: ':memory:' }),
    oauth: oauthClientOf(sandbox.client),
    apiToken: null,
    ambient: {
      now: () => clock,
      random: () => {
        random = (random + 0.37) % 1;
        return random;
      },
      newId: randomUUID,
      fetch,
      sleep,
    },
    log: { warn: (_details, message) => warnings.push(message) },
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
    const { id } = await vault.connect(signInAt(sandbox, `account-${index}`));
    ids.push(id);
  }
  return ids;
}

async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  clock += milliseconds;
  await asleep();
  await setImmediate();
}

/** Runs it until the clock shows `until`. */
async function runUntil(until: number, look: () => Promise<void> = async () => undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  asleep = async () => {
    await look();
    if (clock >= until) resolve();
  };
  const running = vault.background();
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

  it('lets rest what nobody used for three days, and a use wakes it', async () => {
    const [id = ''] = await connect(1);
    clock += 3 * day + 1;
    await runUntil(clock + hour);
    expect(sandbox.tokenRequests).toHaveLength(0);
    const next = Date.parse((await vault.status(id)).nextRefreshAt ?? '');
    expect(next - clock).toBeGreaterThan(20 * day);
    await store.setLastUsed(id, clock);
    await runUntil(clock + minute);
    expect(sandbox.tokenRequests).toHaveLength(1);
    expect((await vault.authorize(id)).header).toMatch(/^Bearer /);
    expect(sandbox.tokenRequests).toHaveLength(1);
  });

  it('keeps an unused sign-in alive past the 90 days, at a hundredth of the cost', async () => {
    const [id = ''] = await connect(1);
    for (let days = 0; days < 200; days += 5) {
      clock += 5 * day;
      await runUntil(clock + minute);
    }
    // In use it would be over a request an hour: 4,800.
    expect(sandbox.tokenRequests.length).toBeGreaterThanOrEqual(6);
    expect(sandbox.tokenRequests.length).toBeLessThanOrEqual(10);
    expect((await vault.authorize(id)).header).toMatch(/^Bearer /);
    expect((await vault.status(id)).state).toBe('connected');
  });

  it('announces the end of a sign-in a week ahead, once', async () => {
    const [id = ''] = await connect(1);
    const began = clock;
    clock = began + 357 * day;
    // Atlassian would have ended it meanwhile for want of use; what is tested is the telling.
    await vault.announceSignInEnds();
    expect((await vault.status(id)).explanation).not.toContain('Reconnect before');
    clock += day + 1;
    await vault.announceSignInEnds();
    await vault.announceSignInEnds();
    const { events } = await vault.events.list(id, { limit: 10 });
    expect(events.filter(({ kind }) => kind === 'sign-in-ends')).toHaveLength(1);
    const status = await vault.status(id);
    expect(status.signInEndsAt).toBe(new Date(began + 365 * day).toISOString());
    expect(status.explanation).toContain('Reconnect before');
    await connect(1);
    expect((await vault.status(id)).explanation).not.toContain('Reconnect before');
  });

  it('asks nothing while Atlassian answers 429, for as long as it says, and then goes on', async () => {
    await connect(6);
    sandbox.faults.next({ path: '/oauth/token' }, { status: 429, headers: { 'retry-after': '120' } });
    await runUntil(clock + hour);
    const [first, second] = sandbox.calls.filter(({ path }) => path.startsWith('/oauth/token'));
    expect(first?.status).toBe(429);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(120_000);
    expect(sandbox.tokenRequests.length).toBeGreaterThanOrEqual(6);
  });

  it('tries with one request at a time while Atlassian is down, and brings all back after', async () => {
    const ids = await connect(60);
    clock += 55 * minute;
    const downUntil = clock + 4 * minute;
    sandbox.faults.next(({ path }) => path === '/oauth/token' && clock < downUntil, {
      status: 503,
      times: 10_000,
    });
    await runUntil(clock + 20 * minute);
    const refused = sandbox.calls.filter(({ status }) => status === 503).length;
    // Sixty connections that each tried for themselves would have asked some four hundred times.
    expect(refused).toBeLessThan(40);
    for (const id of ids) {
      const { state, accessTokenExpiresAt } = await vault.status(id);
      expect(state).toBe('connected');
      expect(Date.parse(accessTokenExpiresAt ?? '') - clock).toBeGreaterThan(10 * minute);
    }
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
    const claimDue = store.claimDue;
    store.claimDue = async () => {
      store.claimDue = claimDue;
      throw new Error('disk I/O error');
    };
    await runUntil(clock + hour);
    expect((await vault.status(id)).refreshes.successes).toBe(1);
    expect(warnings).toEqual(['The background refresher could not look for due connections']);
  });

  it('stops only when the refreshes under way have ended', async () => {
    const [id = ''] = await connect(1);
    clock += 50 * minute;
    sandbox.faults.next({ path: '/oauth/token' }, { delayMs: 60 });
    const running = vault.background();
    running.start();
    await eventually(() => sandbox.faults.pending === 0);
    await running.stop();
    expect((await vault.status(id)).refreshes).toEqual({ attempts: 1, successes: 1, failures: 0 });
  });
});

async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await setImmediate();
}
