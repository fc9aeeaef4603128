import type { AnswerPartStore } from '../assistant/answering/answer-relay.ts';
import type { Database } from './database.ts';
import { unflushed } from './unflushed.ts';

export function createAnswerPartStore(database: Database): AnswerPartStore {
  return {
    async add({ turn, conversationId, position, chunks, last, at }) {
      await unflushed(database, (connection) =>
        connection
          .insertInto('answer_parts')
          .values({
            owner: turn,
            position,
            conversation_id: conversationId,
            chunks: JSON.stringify(chunks),
            last: last ? 1 : 0,
            at,
          })
          .execute(),
      );
    },

    async from(turn, position) {
      const parts = await database
        .selectFrom('answer_parts')
        .select(['position', 'chunks', 'last'])
        .where('owner', '=', turn)
        .where('position', '>=', position)
        .orderBy('position')
        .execute();
      return parts.map(({ chunks, last, ...part }) => ({
        ...part,
        chunks: JSON.parse(chunks),
        last: last === 1,
      }));
    },

    async forgetBefore(at) {
      await unflushed(database, (connection) =>
        connection.deleteFrom('answer_parts').where('at', '<', at).execute(),
      );
    },
  };
}
