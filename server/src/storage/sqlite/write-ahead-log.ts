import type { FileHandle } from 'node:fs/promises';
import { StorageError } from '../storage-error.ts';

export interface WriteAheadLogParts {
  readonly file: Pick<FileHandle, 'datasync' | 'close'>;
  /** Brings all that the log holds into the database itself, waits for the disk and begins the log anew. Throws when it cannot. */
  readonly checkpoint: () => void;
}

/**
 * Waits for the disk in SQLite's place, whose `synchronous = normal` leaves that out at a commit
 * (https://www.sqlite.org/pragma.html#pragma_synchronous). SQLite would hold up the whole process for each commit; here
 * nobody is held up, and all who committed before a flush began share it.
 */
export class WriteAheadLog {
  readonly #parts: WriteAheadLogParts;
  #underWay: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;
  /** The disk refused a part, which the system tells once. What is behind the gap would not be found after a power cut. */
  #torn = false;

  constructor(parts: WriteAheadLogParts) {
    this.#parts = parts;
  }

  /**
   * Resolves when all that was committed before the call outlives a power cut. Throws server.storage: it is written, but
   * may be lost.
   */
  flushed(): Promise<void> {
    // One that is under way may have begun before the caller's commit.
    this.#next ??= this.#underWay.then(() => {
      this.#next = undefined;
      const flush = this.#flush();
      this.#underWay = flush.catch(() => undefined);
      return flush;
    });
    return this.#next;
  }

  /** Before the database: Windows does not delete a log that is open. */
  async close(): Promise<void> {
    await this.#next?.catch(() => undefined);
    await this.#underWay;
    await this.#parts.file.close();
  }

  async #flush(): Promise<void> {
    const { file, checkpoint } = this.#parts;
    try {
      if (this.#torn) checkpoint();
      else await file.datasync();
      this.#torn = false;
    } catch (error) {
      this.#torn = true;
      throw new StorageError(error, { passing: false });
    }
  }
}
