import type { Migration } from './migration.ts';

/** A conversation stays on the site where it began, whichever is picked later. */
export const siteOfAConversation: Migration = {
  name: '0018-site-of-a-conversation',
  async up(database) {
    await database.schema.alterTable('conversations').addColumn('site_url', 'text').execute();
  },
};
