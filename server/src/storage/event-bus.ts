import type { DatabaseConfig } from '../config.ts';
import type { ReminderBus } from '../reminders/reminder-bus.ts';
import type { EventBus } from '../vault/event-bus.ts';
import type { Database } from './database.ts';
import { openPostgresBus } from './postgres/event-bus.ts';
import { openSqliteBus } from './sqlite/event-bus.ts';

/** How the processes on one database hear of each other: of tokens, and of reminders. */
export interface ProcessBus extends EventBus {
  readonly reminders: ReminderBus;
  close(): Promise<void>;
}

/** The bus between the processes on this database. Close it before the database. */
export function openEventBus(config: DatabaseConfig, database: Database): Promise<ProcessBus> {
  return 'url' in config ? openPostgresBus(config.url) : openSqliteBus(database);
}
