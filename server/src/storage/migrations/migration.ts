import type { Kysely } from 'kysely';
import type { Engine } from '../engine.ts';
import type { Schema } from '../schema.ts';

/** One step forward of the database. There is no way back: a fault is mended by the next step. */
export interface Migration {
  /** "0001-vault-and-sessions": the number orders them; never renamed once landed. */
  readonly name: string;
  /**
   * Use only `database.schema` and raw SQL: `Schema` describes the newest tables, not those of this step. It runs
   * inside the migration's transaction; start none of its own.
   */
  up(database: Kysely<Schema>, engine: Engine): Promise<void>;
}
