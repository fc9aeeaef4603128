import type { Kysely } from 'kysely';
import { engineOf } from './engine.ts';
import type { Schema } from './schema.ts';
import { PatientConnection } from './sqlite/connection.ts';

/**
 * For writes that nobody misses after a power cut, such as leases: what is written to SQLite is not waited for to reach the
 * disk, which is most of what a small write costs. Other processes see them all the same, and a crash of this one loses nothing.
 */
export function unflushed<T>(
  database: Kysely<Schema>,
  write: (database: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  if (engineOf(database) === 'postgres') return write(database);
  // The one connection is ours until the end, so no other write comes in between.
  return database.connection().execute(async (ours) => {
    try {
      return await write(ours);
    } finally {
      await ours.getExecutor().provideConnection(async (connection) => {
        if (connection instanceof PatientConnection) connection.takeCommitted();
      });
    }
  });
}
