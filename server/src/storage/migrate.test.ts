import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConnectionStore } from './connection-store.ts';
import { connectDatabase, type Database, openDatabase } from './database.ts';
import { enginesUnderTest, type PlaceUnderTest } from './database-under-test.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/registry.ts';

const at = 1_700_000_000_000;
const now = () => at;

describe.each(enginesUnderTest())('migrate on $name', (engine) => {
  let place: PlaceUnderTest;
  let database: Database;
  beforeEach(async () => {
    place = await engine.newPlace();
    database = await connectDatabase(place.location);
  });
  afterEach(async () => {
    await database.destroy();
    await place.remove();
  });

  it.each(migrations.map((_, index) => ({ version: index + 1 })))(
    'brings version $version forward with what was in it',
    async ({ version }) => {
      await migrate(database, migrations.slice(0, version), now);
      await fillFirstVersion(database);
      await migrate(database, migrations, now);

      const store = createConnectionStore(database);
      expect(await store.findByOwner('oauth:ann')).toMatchObject({
        id: 'c1',
        person: { displayName: 'Ann' },
        sealedTokens: 'v1.k1.AAAA',
        tokenVersion: 3,
        refreshDueAt: at,
        refreshes: { attempts: 7, successes: 6, failures: 1 },
      });
      expect(await store.events('c1', { limit: 10 })).toMatchObject([{ id: 1, kind: 'connected' }]);
      const session = await sql<{ id: string; absolute_expires_at: number }>`select * from sessions`.execute(
        database,
      );
      expect(session.rows).toMatchObject([{ id: 's1', absolute_expires_at: at + 2 }]);
      expect(await store.claimDue({ owner: 'p', now: at, until: at + 1 }, 10)).toMatchObject([{ id: 'c1' }]);
    },
  );

  it('runs each step once when several processes start at the same moment', async () => {
    const started = await Promise.all(
      Array.from({ length: 4 }, () => openDatabase({ ...place.location, now })),
    );
    const applied = await sql<{ name: string }>`select name from migrations order by name`.execute(database);
    expect(applied.rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
    for (const each of started) await each.destroy();
  });

  it('leaves the database as it was when a step fails', async () => {
    await migrate(database, migrations, now);
    const half = {
      name: '9999-half',
      async up(partial: Database) {
        await partial.schema.createTable('half').addColumn('id', 'text').execute();
        throw new Error('no');
      },
    };
    await expect(migrate(database, [...migrations, half], now)).rejects.toThrow('no');
    const tables = await database.introspection.getTables();
    expect(tables.map(({ name }) => name)).not.toContain('half');
  });

  it('refuses a database of a newer version', async () => {
    await migrate(database, migrations, now);
    await expect(migrate(database, [], now)).rejects.toThrow(/newer Sidelight \(0001-vault-and-sessions/);
  });
});

it('has its steps numbered in order', () => {
  const numbers = migrations.map(({ name }) => Number(name.slice(0, 4)));
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  expect(new Set(numbers).size).toBe(numbers.length);
});

/** Rows as the first version wrote them; later columns have their defaults. */
async function fillFirstVersion(database: Database): Promise<void> {
  await sql`insert into connections (id, owner, way_in, person, sites, scopes, state, explanation, sealed_tokens,
      token_version, connected_at, grant_began_at, refresh_due_at, refresh_attempts, refresh_successes, refresh_failures)
    values ('c1', 'oauth:ann', 'oauth', '{"accountId":"ann","displayName":"Ann","email":null,"avatarUrl":null}', '[]', '[]',
      'connected', 'Signed in', 'v1.k1.AAAA', 3, ${at}, ${at}, ${at}, 7, 6, 1)`.execute(database);
  await sql`insert into token_events (connection_id, at, kind, cause, explanation)
    values ('c1', ${at}, 'connected', 'sign-in', 'Signed in')`.execute(database);
  await sql`insert into sessions (id, token_hash, connection_id, carried_by, created_at, last_seen_at, idle_expires_at,
      absolute_expires_at) values ('s1', 'hash', 'c1', 'cookie', ${at}, ${at}, ${at + 1}, ${at + 2})`.execute(
    database,
  );
}
