import type { DatabaseConfig } from '../config.ts';
import type { EventBus } from '../vault/event-bus.ts';
import type { Database } from './database.ts';
import { openPostgresBus } from './postgres/event-bus.ts';
import { openSqliteBus } from './sqlite/event-bus.ts';

/** The bus between the processes on this database. Close it before the database. */
export function openEventBus(
  config: DatabaseConfig,
  database: Database,
): Promise<EventBus & { close(): Promise<void> }> {
  return 'url' in config ? openPostgresBus(config.url) : openSqliteBus(database);
}
