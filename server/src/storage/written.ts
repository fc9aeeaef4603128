import type { Database } from './database.ts';
import { engineOf } from './engine.ts';

/** Written, and seen by everybody. */
export interface Written<T> {
  readonly result: T;
  /** Resolves when a power cut does not take it back any more. Throws server.storage. Never an unhandled rejection. */
  readonly onDisk: Promise<void>;
}

/** For a write after which something can begin that may only be told when the write is safe. */
export async function written<T>(
  database: Database,
  write: (database: Database) => Promise<T>,
): Promise<Written<T>> {
  // PostgreSQL shows a write to others when it is safe.
  if (engineOf(database) === 'postgres') return { result: await write(database), onDisk: Promise.resolve() };
  const result = Promise.withResolvers<T>();
  // The connection is given back at once; what is waited for then is the disk.
  const onDisk = database.connection().execute(async (ours) => result.resolve(await write(ours)));
  onDisk.catch(result.reject);
  return { result: await result.promise, onDisk };
}
