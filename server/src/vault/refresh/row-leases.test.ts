import { afterEach, beforeEach, expect, it } from 'vitest';
import { createConnectionStore } from '../../storage/connection-store.ts';
import { connectionUnderTest } from '../../storage/connection-under-test.ts';
import { type Database, openDatabase } from '../../storage/database.ts';
import type { ConnectionStore } from '../store.ts';
import { leaseMs, RowLeases } from './row-leases.ts';

const noon = Date.parse('2026-11-23T12:00:00Z');
let database: Database;
let store: ConnectionStore;
let id: string;
beforeEach(async () => {
  database = await openDatabase({ file: ':memory:', now: () => noon });
  store = createConnectionStore(database);
  id = await connectionUnderTest(database, {
    at: noon,
    accessTokenExpiresAt: noon,
    refreshDueAt: noon,
  });
});
afterEach(() => database.destroy());

const leasesAt = (clock: number, name: string) =>
  new RowLeases({
    store,
    ambient: { now: () => clock, random: () => 0, sleep: async () => undefined },
    holder: { name, isGone: () => false },
  });

it('leaves a lease to its owner whose clock is ahead, or whose turn came while the database was busy', async () => {
  expect((await leasesAt(noon + 5_000, 'ahead').take(id, false)).mine).toBe(true);
  expect((await leasesAt(noon, 'behind').take(id, false)).mine).toBe(false);
});

it('takes a lease that can only be from before the clock was set back', async () => {
  expect((await leasesAt(noon + 3_600_000, 'tomorrow').take(id, false)).mine).toBe(true);
  expect((await leasesAt(noon, 'today').take(id, false)).mine).toBe(true);
});

it('takes a lease that ran out', async () => {
  expect((await leasesAt(noon, 'dead').take(id, false)).mine).toBe(true);
  expect((await leasesAt(noon + leaseMs + 1, 'alive').take(id, false)).mine).toBe(true);
});
