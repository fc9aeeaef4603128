import type { Migration } from './migration.ts';

/** A turn can be stopped and heard from every process on the database. */
export const answersElsewhere: Migration = {
  name: '0015-answers-elsewhere',
  async up(database) {
    // Of a turn that was begun before, nobody is asked for; it ends by itself.
    await database.schema
      .alterTable('turn_leases')
      .addColumn('connection_id', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    for (const wish of ['stop', 'heard']) {
      await database.schema
        .alterTable('turn_leases')
        .addColumn(wish, 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
    }
    await database.schema
      .createTable('answer_parts')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversations.id').onDelete('cascade'),
      )
      .addColumn('chunks', 'text', (column) => column.notNull())
      .addColumn('last', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('answer_parts_primary', ['owner', 'position'])
      .execute();
    await database.schema.createIndex('answer_parts_by_time').on('answer_parts').column('at').execute();
    await database.schema
      .createIndex('answer_parts_by_conversation')
      .on('answer_parts')
      .column('conversation_id')
      .execute();
  },
};
