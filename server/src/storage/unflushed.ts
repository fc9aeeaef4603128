import { CompiledQuery, type Kysely } from 'kysely';
import { engineOf } from './engine.ts';
import type { Schema } from './schema.ts';

const waitLess = CompiledQuery.raw('pragma synchronous = normal');
const waitAgain = CompiledQuery.raw('pragma synchronous = full');

/**
 * For writes that nobody misses after a power cut, such as leases: SQLite does not wait for the disk, which is most of
 * what a small write costs. Other processes see them all the same, and a crash of this one loses nothing.
 */
export function unflushed<T>(
  database: Kysely<Schema>,
  write: (database: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  if (engineOf(database) === 'postgres') return write(database);
  // The one connection is ours until the end, so no other write comes in between.
  return database.connection().execute(async (connection) => {
    await connection.executeQuery(waitLess);
    try {
      return await write(connection);
    } finally {
      await connection.executeQuery(waitAgain);
    }
  });
}
