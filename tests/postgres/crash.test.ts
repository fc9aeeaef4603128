import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox } from '@sidelight/jira-sandbox';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { createAmbient } from '../../server/src/ambient.ts';
import { createConnectionStore } from '../../server/src/storage/connection-store.ts';
import { type Database, openDatabase } from '../../server/src/storage/database.ts';
import { StorageError } from '../../server/src/storage/storage-error.ts';
import { createVault } from '../../server/src/vault/create-vault.ts';
import { openKeyRing } from '../../server/src/vault/key-ring.ts';
import { oauthClientOf, signInAt } from '../../server/src/vault/sandbox-sign-in.test-rig.ts';
import { type PostgresUnderTest, startPostgres } from './postgres-under-test.ts';

const signIn = (name: string) => ({ state_hash: name, browser_hash: 'b', return_to: '/', expires_at: 1 });

describe.runIf(inject('postgres') !== null)('a PostgreSQL that crashes and starts again', () => {
  let postgres: PostgresUnderTest;
  let database: Database;
  beforeAll(async () => {
    postgres = await startPostgres();
    database = await openDatabase({ url: postgres.url, poolSize: 4, now: Date.now });
  });
  afterAll(async () => {
    await database?.destroy();
    await postgres?.stop();
  });

  it('loses nothing that was answered; what was under way says so, and what comes next waits for it', async () => {
    const kept: string[] = [];
    const errors: unknown[] = [];
    let running = true;
    const write = async (lane: number) => {
      for (let round = 0; running; round += 1) {
        const name = `${lane} ${round}`;
        try {
          await database.transaction().execute(async (transaction) => {
            await transaction.insertInto('sign_ins').values(signIn(name)).execute();
          });
          kept.push(name);
        } catch (error) {
          errors.push(error);
        }
      }
    };
    const lanes = [0, 1, 2, 3].map(write);
    await sleep(100);
    await postgres.crash();
    const before = kept.length;
    await postgres.start();
    while (kept.length < before + 50) await sleep(10);
    running = false;
    await Promise.all(lanes);

    const rows = await database.selectFrom('sign_ins').select('state_hash').execute();
    const stored = new Set(rows.map(({ state_hash }) => state_hash));
    expect(kept.filter((name) => !stored.has(name))).toEqual([]);
    // At most what each of the four had under way.
    expect(errors.length).toBeLessThanOrEqual(4);
    expect(errors.every((error) => error instanceof StorageError)).toBe(true);
  });

  it('keeps the tokens of a refresh whose answer comes while it is away', async () => {
    const sandbox = await startSandbox({ issues: 0 });
    onTestFinished(() => sandbox.close());
    const { client } = sandbox;
    const vault = createVault({
      store: createConnectionStore(database),
      keys: await openKeyRing({ keys: null, databaseFile: ':memory:' }),
      oauth: oauthClientOf(client),
      apiToken: null,
      ambient: createAmbient(),
      log: { warn: () => undefined },
    });
    const { id } = await vault.connect(signInAt(sandbox, 'ann'));
    sandbox.faults.next({ path: '/oauth/token' }, { delayMs: 300 });
    const refreshed = vault.refresh(id, 'person');
    while (sandbox.faults.pending > 0) await sleep(5);
    await postgres.crash();
    const startsAgain = sleep(500).then(() => postgres.start());
    await Promise.all([refreshed, startsAgain]);
    const { events } = await vault.events.list(id, { limit: 10 });
    expect(events.map(({ kind }) => kind)).toEqual(['refreshed', 'connected']);
    expect(sandbox.tokenRequests).toHaveLength(1);
  });
});
