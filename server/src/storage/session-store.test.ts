import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionStore, StoredSession } from '../sessions/store.ts';
import { connectionUnderTest } from './connection-under-test.ts';
import { type Database, openDatabase } from './database.ts';
import { enginesUnderTest, type PlaceUnderTest } from './database-under-test.ts';
import { createSessionStore } from './session-store.ts';

const now = 1_700_000_000_000;

describe.each(enginesUnderTest())('sessions on $name', (engine) => {
  let place: PlaceUnderTest;
  let database: Database;
  let store: SessionStore;
  beforeEach(async () => {
    place = await engine.newPlace();
    database = await openDatabase({ ...place.location, now: () => now });
    store = createSessionStore(database);
  });
  afterEach(async () => {
    await database.destroy();
    await place.remove();
  });

  const connection = (owner: string) => connectionUnderTest(database, { owner, at: now });

  async function add(connectionId: string, changes: Partial<StoredSession> = {}): Promise<StoredSession> {
    const session: StoredSession = {
      id: randomUUID(),
      tokenHash: randomUUID(),
      connectionId,
      carriedBy: 'cookie',
      device: 'Firefox on Linux',
      remembered: true,
      createdAt: now,
      lastSeenAt: now,
      idleExpiresAt: now + 1_000,
      absoluteExpiresAt: now + 2_000,
      ...changes,
    };
    await store.addSession(session);
    return session;
  }

  it('gives back what was stored', async () => {
    const connectionId = await connection('amira');
    for (const changes of [{}, { remembered: false, carriedBy: 'bearer' as const, device: 'Edge' }]) {
      const session = await add(connectionId, changes);
      expect(await store.findSession(session.tokenHash)).toEqual(session);
    }
    await store.addSignIn({
      stateHash: 's',
      browserHash: 'b',
      returnTo: '/',
      remembered: false,
      expiresAt: now,
    });
    expect(await store.takeSignIn('s')).toMatchObject({ returnTo: '/', remembered: false, expiresAt: now });
    expect(await store.takeSignIn('s')).toBeNull();
  });

  it('lists the living ones of a connection, the one used last first', async () => {
    const [amira, tomas] = [await connection('amira'), await connection('tomas')];
    const early = await add(amira);
    const late = await add(amira, { lastSeenAt: now + 5 });
    await add(amira, { idleExpiresAt: now });
    await add(amira, { absoluteExpiresAt: now });
    await add(tomas);
    const idsOf = async (limit: number) => (await store.sessionsOf(amira, now, limit)).map(({ id }) => id);
    expect(await idsOf(10)).toEqual([late.id, early.id]);
    expect(await idsOf(1)).toEqual([late.id]);
  });

  it("ends one of a connection's, all of them or all but one, and never another's", async () => {
    const [amira, tomas] = [await connection('amira'), await connection('tomas')];
    const [one, two, three] = [await add(amira), await add(amira), await add(amira)];
    const foreign = await add(tomas);
    expect(await store.removeSession(foreign.id, amira)).toBe(false);
    expect(await store.removeSession(one.id, amira)).toBe(true);
    expect(await store.removeSession(one.id, amira)).toBe(false);
    await store.removeSessionsOf(amira, two.id);
    expect(await store.findSession(three.tokenHash)).toBeNull();
    expect(await store.findSession(two.tokenHash)).not.toBeNull();
    await store.removeSessionsOf(amira, null);
    expect(await store.sessionsOf(amira, now, 10)).toEqual([]);
    expect(await store.findSession(foreign.tokenHash)).not.toBeNull();
  });
});
