import { open } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { WriteAheadLog } from './write-ahead-log.ts';

/**
 * How long SQLite itself may wait for a lock. node:sqlite is synchronous: while it waits, nothing else of this process
 * runs. It covers another process' ordinary write; for longer ones the connection waits without blocking.
 */
const blockingWaitMs = 20;

export interface OpenFile {
  readonly database: DatabaseSync;
  /** Null where SQLite keeps none and waits for the disk itself: in memory, and on file systems that cannot have one. */
  readonly log: Pick<WriteAheadLog, 'flushed' | 'close'> | null;
}

export async function openFile(file: string): Promise<OpenFile> {
  const database = new DatabaseSync(file, { timeout: blockingWaitMs, enableForeignKeyConstraints: true });
  try {
    database.exec('pragma temp_store = memory; pragma synchronous = full;');
    const mode = database.prepare('pragma journal_mode = wal').get()?.['journal_mode'];
    return { database, log: mode === 'wal' ? await logOf(database, file) : null };
  } catch (error) {
    database.close();
    throw error;
  }
}

async function logOf(database: DatabaseSync, file: string): Promise<WriteAheadLog> {
  // The log is there from the first read on.
  database.exec('select count(*) from sqlite_schema');
  // Windows flushes only what may be written to.
  const log = await open(`${file}-wal`, 'r+');
  database.exec('pragma synchronous = normal');
  return new WriteAheadLog({
    file: log,
    checkpoint() {
      const done = database.prepare('pragma wal_checkpoint(truncate)').get();
      if (done?.['busy'] !== 0) throw new Error('Another process is reading the database.');
    },
  });
}
