import { fold } from '@sidelight/language';
import { z } from 'zod';
import type { Migration } from './migration.ts';

const textsSchema = z.object({
  parts: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
});

/** What was said, in the form in which it is searched. */
export const wordsOfMessages: Migration = {
  name: '0013-words-of-messages',
  async up(database) {
    await database.schema
      .alterTable('messages')
      .addColumn('words', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await database.schema
      .alterTable('conversations')
      .addColumn('last_said_at', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await database.schema
      .alterTable('conversations')
      .addColumn('words', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    const heads = await database.selectFrom('conversations').select(['id', 'title', 'created_at']).execute();
    for (const { id, title, created_at: createdAt } of heads) {
      const messages = await database
        .selectFrom('messages')
        .select(['position', 'body', 'saved_at'])
        .where('conversation_id', '=', id)
        .execute();
      for (const { position, body } of messages) {
        await database
          .updateTable('messages')
          .set({ words: fold(textOf(body)) })
          .where('conversation_id', '=', id)
          .where('position', '=', position)
          .execute();
      }
      const lastSaidAt = Math.max(createdAt, ...messages.map((message) => message.saved_at));
      await database
        .updateTable('conversations')
        .set({ last_said_at: lastSaidAt, words: fold(title) })
        .where('id', '=', id)
        .execute();
    }
    await database.schema
      .createIndex('conversations_by_last_said')
      .on('conversations')
      .columns(['connection_id', 'last_said_at'])
      .execute();
  },
};

function textOf(body: string): string {
  const message = textsSchema.safeParse(JSON.parse(body));
  if (!message.success) return '';
  return message.data.parts.flatMap(({ type, text }) => (type === 'text' ? (text ?? []) : [])).join('\n');
}
