import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { TokenEvent } from '@sidelight/contract';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConnectionStore } from '../storage/connection-store.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { enginesUnderTest, type PlaceUnderTest } from '../storage/database-under-test.ts';
import { openEventBus } from '../storage/event-bus.ts';
import { createVault } from './create-vault.ts';
import { type KeyRing, openKeyRing } from './key-ring.ts';
import { oauthClientOf, signInAt } from './sandbox-sign-in.test-rig.ts';
import type { Vault } from './vault.ts';

const sleep = async (milliseconds: number) => {
  await wait(milliseconds);
};

interface Process {
  readonly vault: Vault;
  readonly database: Database;
  /** Connections whose Jira was forgotten. */
  readonly redirected: string[];
  close(): Promise<void>;
}

describe.each(enginesUnderTest())('two processes on one $name', (engine) => {
  let sandbox: Sandbox;
  let place: PlaceUnderTest;
  let keys: KeyRing;
  let one: Process;
  let two: Process;
  let connectionId: string;

  async function start(): Promise<Process> {
    const database = await openDatabase({ ...place.location, now: Date.now });
    const bus = await openEventBus(place.location, database);
    const redirected: string[] = [];
    const { client } = sandbox;
    const vault = createVault({
      store: createConnectionStore(database),
      keys,
      oauth: oauthClientOf(client),
      apiToken: null,
      ambient: { now: Date.now, random: () => 0.5, newId: randomUUID, fetch, sleep },
      log: { warn: () => undefined },
      onRedirected: (id) => redirected.push(id),
      bus,
    });
    const close = async () => {
      await vault.settled();
      await bus.close();
      await database.destroy();
    };
    return { vault, database, redirected, close };
  }

  beforeEach(async () => {
    sandbox = await startSandbox({ issues: 0 });
    place = await engine.newPlace();
    keys = await openKeyRing({ keys: null, databaseFile: ':memory:' });
    one = await start();
    two = await start();
    const site = { cloudId: sandbox.site.cloudId, name: 'Site', url: sandbox.site.url };
    const connection = await one.vault.connect({
      ...signInAt(sandbox, 'ann'),
      sites: [site, { ...site, cloudId: 'other' }],
    });
    connectionId = connection.id;
    await one.vault.chooseSite(connectionId, site.cloudId);
  });
  afterEach(async () => {
    await one.close();
    await two.close();
    await place.remove();
    await sandbox.close();
  });

  /** Resolves with the kinds heard, once the last of them is `until`. */
  function heard(at: Process, until: TokenEvent['kind']): Promise<string[]> {
    const { promise, resolve } = Promise.withResolvers<string[]>();
    const kinds: string[] = [];
    at.vault.events.subscribe(connectionId, ({ kind }) => {
      kinds.push(kind);
      if (kind === until) resolve(kinds);
    });
    return promise;
  }

  it('hear of what the other did, each event once and in order', async () => {
    const atOne = heard(one, 'disconnected');
    const atTwo = heard(two, 'disconnected');
    await two.vault.refresh(connectionId, 'person');
    await one.vault.refresh(connectionId, 'person');
    await one.vault.disconnect(connectionId);
    expect((await atOne).slice(-3)).toEqual(['refreshed', 'refreshed', 'disconnected']);
    expect((await atTwo).slice(-3)).toEqual(['refreshed', 'refreshed', 'disconnected']);
  });

  it('do not go on with a connection that the other led elsewhere or ended', async () => {
    await two.vault.authorize(connectionId);
    const moved = heard(two, 'site-chosen');
    await one.vault.chooseSite(connectionId, 'other');
    await moved;
    expect(two.redirected).toContain(connectionId);
    expect((await two.vault.authorize(connectionId)).apiBase).toMatch(/other$/);

    const ended = heard(two, 'disconnected');
    await one.vault.disconnect(connectionId);
    await ended;
    await expect(two.vault.authorize(connectionId)).rejects.toMatchObject({
      code: 'connection.reconnect-required',
    });
  });

  it.runIf(engine.name === 'PostgreSQL')('catch up on what they missed while cut off', async () => {
    await two.vault.authorize(connectionId);
    // A first event shows that the one who will be cut off was listening.
    const before = heard(two, 'refreshed');
    await one.vault.refresh(connectionId, 'person');
    await before;
    const missed = heard(two, 'disconnected');
    const listening = sql`select pid from pg_stat_activity
      where application_name = 'sidelight events' and datname = current_database()`;
    await sql`select pg_terminate_backend(pid) from (${listening}) listeners`.execute(one.database);
    // Nobody listens now: the connections are made again a tenth of a second later.
    await one.vault.disconnect(connectionId);
    expect((await missed).at(-1)).toBe('disconnected');
    await expect(two.vault.authorize(connectionId)).rejects.toMatchObject({
      code: 'connection.reconnect-required',
    });
  });
});
