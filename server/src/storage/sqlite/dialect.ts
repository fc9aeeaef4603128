import {
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { NodeSqliteDriver } from './driver.ts';
import { type OpenFile, openFile } from './open-file.ts';

/** Kysely over node:sqlite. */
export class NodeSqliteDialect implements Dialect {
  readonly #open: () => Promise<OpenFile>;

  /** `file`: a path, or ":memory:". */
  constructor(file: string, open: (file: string) => Promise<OpenFile> = openFile) {
    this.#open = () => open(file);
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.#open);
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): DialectAdapter {
    return new TurnTakingAdapter();
  }

  createIntrospector(database: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(database);
  }
}

/** Kysely need not keep others from the one connection until it is given back entirely: the driver does, for less long. */
class TurnTakingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}
