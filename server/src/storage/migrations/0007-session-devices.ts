import type { Migration } from './migration.ts';

/** What a person needs to know their sessions apart, and whether they asked to be remembered. */
export const sessionDevices: Migration = {
  name: '0007-session-devices',
  async up(database) {
    await database.schema
      .alterTable('sessions')
      .addColumn('device', 'text', (column) => column.notNull().defaultTo('an unknown device'))
      .execute();
    await database.schema
      .alterTable('sessions')
      .addColumn('remembered', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
    await database.schema
      .alterTable('sign_ins')
      .addColumn('remembered', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
  },
};
