import { DatabaseSync } from 'node:sqlite';
import type { Arena } from './arena-under-test.ts';

/** Another process holds SQLite's only write lock for a while. */
export function lockedFor(milliseconds: number) {
  return ({ location }: Arena): void => {
    if (!('file' in location)) throw new Error('Only SQLite is locked as a whole.');
    const other = new DatabaseSync(location.file, { timeout: 5_000 });
    other.exec('begin immediate');
    setTimeout(() => {
      other.exec('rollback');
      other.close();
    }, milliseconds);
  };
}
