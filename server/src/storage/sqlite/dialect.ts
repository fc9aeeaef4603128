import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { PatientConnection } from './busy.ts';
import { asSqliteStorageError } from './errors.ts';

/** Statements kept prepared; past this the oldest is dropped. Every query of the server is far fewer. */
const preparedStatements = 200;
/**
 * How long SQLite itself may wait for a lock. node:sqlite is synchronous: while it waits, nothing else of this process
 * runs. It covers another process' ordinary write; for longer ones PatientConnection waits without blocking.
 */
const blockingWaitMs = 20;

/** Kysely over node:sqlite: its SQLite dialect expects better-sqlite3, which differs in three small ways. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #file: string;

  constructor(file: string) {
    super({ database: async () => openFile(file) });
    this.#file = file;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver({ database: async () => openFile(this.#file) });
  }
}

/**
 * A transaction here means to write. Taking the write lock at once lets a second process wait for it;
 * a deferred one that reads first and writes later fails with SQLITE_BUSY without waiting.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  #patient: PatientConnection | undefined;

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#patient ??= new PatientConnection(await super.acquireConnection());
    return this.#patient;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

function openFile(file: string) {
  const database = new DatabaseSync(file, { timeout: blockingWaitMs, enableForeignKeyConstraints: true });
  // FULL, not WAL's usual NORMAL: a rotated refresh token that a power cut takes back is a lost connection.
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory;');
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql: string): SqliteStatement {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = asKyselyStatement(orStorageError(() => database.prepare(sql)));
      const oldest = prepared.size >= preparedStatements ? prepared.keys().next().value : undefined;
      if (oldest !== undefined) prepared.delete(oldest);
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => orStorageError(() => statement.all(...asInputs(parameters))),
    run: (parameters) => orStorageError(() => statement.run(...asInputs(parameters))),
    iterate: (parameters) => statement.iterate(...asInputs(parameters)),
  };
}

function orStorageError<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw asSqliteStorageError(error);
  }
}

function asInputs(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (
      value === null ||
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'bigint'
    ) {
      return value;
    }
    if (value instanceof Uint8Array) return value;
    throw new TypeError(`SQLite cannot hold a ${typeof value}`);
  });
}
