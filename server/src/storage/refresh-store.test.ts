import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionGrant, ConnectionStore, NewTokenEvent } from '../vault/store.ts';
import { createConnectionStore } from './connection-store.ts';
import { grantUnderTest } from './connection-under-test.ts';
import { type Database, openDatabase } from './database.ts';
import { enginesUnderTest, type PlaceUnderTest } from './database-under-test.ts';

const now = 1_700_000_000_000;
const minute = 60_000;

const event = (kind: NewTokenEvent['kind']): NewTokenEvent => ({
  at: now,
  kind,
  cause: 'background',
  explanation: 'because',
  durationMs: 5,
});

function grant(owner: string, changes: Partial<ConnectionGrant> = {}): ConnectionGrant {
  return grantUnderTest({
    owner,
    at: now,
    seal: (id) => `sealed for ${id}`,
    accessTokenExpiresAt: now + 60 * minute,
    refreshDueAt: now,
    ...changes,
  });
}

const renewed = {
  sealedTokens: 'new',
  at: now,
  scopes: [],
  accessTokenExpiresAt: now + 120 * minute,
  refreshDueAt: now + 110 * minute,
  confirmDueAt: now + minute,
  idle: false,
};

describe.each(enginesUnderTest())('refreshes on $name', (engine) => {
  let place: PlaceUnderTest;
  let databases: [Database, Database];
  let store: ConnectionStore;
  let other: ConnectionStore;
  beforeEach(async () => {
    place = await engine.newPlace();
    // Two processes on one database: each has its own connection to it.
    databases = await Promise.all([
      openDatabase({ ...place.location, now: () => now }),
      openDatabase({ ...place.location, now: () => now }),
    ]);
    store = createConnectionStore(databases[0]);
    other = createConnectionStore(databases[1]);
  });
  afterEach(async () => {
    for (const database of databases) await database.destroy();
    await place.remove();
  });
  const connect = async (owner: string, changes?: Partial<ConnectionGrant>) =>
    (await store.connect(grant(owner, changes), event('connected'))).value;

  it('leases a connection to one process until it ends, is given back or runs out', async () => {
    const { id } = await connect('ann');
    const mine = { owner: 'one', now, until: now + minute };
    const theirs = { owner: 'two', now, until: now + minute };
    expect(await store.lease(id, mine)).toMatchObject({ connection: { id }, heldUntil: null });
    expect(await other.lease(id, theirs)).toMatchObject({ connection: { id }, heldUntil: now + minute });
    expect(await store.lease(id, { ...mine, until: now + 2 * minute })).toMatchObject({ heldUntil: null });
    expect(await other.lease(id, theirs)).toMatchObject({ heldUntil: now + 2 * minute });

    await other.release(id, 'two');
    expect(await other.lease(id, theirs)).toMatchObject({ heldUntil: now + 2 * minute });
    await store.release(id, 'one');
    expect(await other.lease(id, theirs)).toMatchObject({ heldUntil: null });
    const later = { owner: 'one', now: now + minute, until: now + 2 * minute };
    expect(await store.lease(id, later)).toMatchObject({ heldUntil: null });
    expect(await store.lease(randomUUID(), mine)).toBeNull();
  });

  it('has one holder when two processes ask at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await connect(`owner ${round}`);
      const answers = await Promise.all([
        store.lease(id, { owner: 'one', now, until: now + minute }),
        other.lease(id, { owner: 'two', now, until: now + minute }),
      ]);
      expect(answers.filter((answer) => answer?.heldUntil === null)).toHaveLength(1);
    }
  });

  it('reads the token set again under the lease, and ends the lease with the write over its version', async () => {
    const { id, tokenVersion } = await connect('ann');
    await store.completeRefresh(id, tokenVersion, renewed, event('refreshed'));
    const leased = await other.lease(id, { owner: 'two', now, until: now + minute });
    expect(leased?.connection).toMatchObject({ tokenVersion: tokenVersion + 1, sealedTokens: 'new' });

    // A process whose lease ran out comes late with an answer over the old version.
    expect(await store.completeRefresh(id, tokenVersion, renewed, event('refreshed'))).toBeNull();
    expect(await store.lease(id, { owner: 'one', now, until: now + minute })).toMatchObject({
      heldUntil: now + minute,
    });
    expect(
      await other.failRefresh(
        id,
        tokenVersion + 1,
        { retryAt: now, answered: true },
        event('refresh-failed'),
      ),
    ).not.toBeNull();
    expect(await store.lease(id, { owner: 'one', now, until: now + minute })).toMatchObject({
      heldUntil: null,
    });
  });

  it('claims what is due and free, the most urgent first, and tells when the next is due', async () => {
    const late = await connect('late', { refreshDueAt: now - 1 });
    const latest = await connect('latest', { refreshDueAt: now - 2 });
    const soon = await connect('soon', { refreshDueAt: now + minute });
    await connect('never', { refreshDueAt: null });
    const leased = await connect('leased', { refreshDueAt: now - 3 });
    await other.lease(leased.id, { owner: 'two', now, until: now + minute });

    const mine = { owner: 'one', now, until: now + minute };
    expect((await store.claimDue(mine, 1)).map((due) => due.id)).toEqual([latest.id]);
    expect((await store.claimDue(mine, 10)).map((due) => due.id)).toEqual([late.id]);
    expect(await store.claimDue(mine, 10)).toEqual([]);
    expect(await store.nextDue()).toBe(now - 3);
    const later = { owner: 'one', now: now + minute, until: now + 2 * minute };
    expect((await store.claimDue(later, 10)).map((due) => due.id)).toEqual([
      leased.id,
      latest.id,
      late.id,
      soon.id,
    ]);
  });

  it('shares the due connections between two processes: each goes to one', async () => {
    const ids = new Set<string>();
    for (let index = 0; index < 30; index += 1) ids.add((await connect(`owner ${index}`)).id);
    const claimed: string[] = [];
    const work = async (of: ConnectionStore, owner: string) => {
      for (;;) {
        const batch = await of.claimDue({ owner, now, until: now + minute }, 4);
        if (batch.length === 0) return;
        claimed.push(...batch.map((due) => due.id));
      }
    };
    await Promise.all([work(store, 'one'), work(other, 'two'), work(store, 'one'), work(other, 'two')]);
    // A claim that met another's locked rows may end early; what it left is still due.
    await work(store, 'one');
    expect(claimed).toHaveLength(30);
    expect(new Set(claimed)).toEqual(ids);
  });

  it('keeps one connection of an owner who signs in twice at the same moment', async () => {
    const both = await Promise.all([
      store.connect(grant('ann'), event('connected')),
      other.connect(grant('ann'), event('connected')),
    ]);
    const [first, second] = both.map(({ value }) => value.id);
    expect(first).toBe(second);
    const stored = await store.findByOwner('ann');
    expect(stored).toMatchObject({ id: first, sealedTokens: `sealed for ${first}`, tokenVersion: 2 });
    expect(await store.events(String(first), { limit: 10 })).toHaveLength(2);
  });
});
