import type { SealedRowStore } from '../vault/key-rotation.ts';
import type { Database } from './database.ts';

export function createSealedRowStore(database: Database): SealedRowStore {
  return {
    async notSealedBy(prefix, afterId, limit) {
      const rows = await database
        .selectFrom('connections')
        .select(['id', 'sealed_tokens'])
        .where('sealed_tokens', 'is not', null)
        // Not LIKE: an underscore of a key's id would stand for any character.
        .where((expression) =>
          expression(
            expression.fn('substr', ['sealed_tokens', expression.lit(1), expression.lit(prefix.length)]),
            '<>',
            prefix,
          ),
        )
        .where('id', '>', afterId)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(({ id, sealed_tokens }) => ({ connectionId: id, sealed: sealed_tokens ?? '' }));
    },

    async replace({ connectionId, sealed }, to) {
      const { numUpdatedRows } = await database
        .updateTable('connections')
        .set({ sealed_tokens: to })
        .where('id', '=', connectionId)
        .where('sealed_tokens', '=', sealed)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async count() {
      const { stored } = await database
        .selectFrom('connections')
        .select((expression) => expression.fn.countAll<number>().as('stored'))
        .where('sealed_tokens', 'is not', null)
        .executeTakeFirstOrThrow();
      return stored;
    },
  };
}
