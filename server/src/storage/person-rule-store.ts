import { allowableActionSchema } from '@sidelight/contract';
import type { PersonRuleStore } from '../assistant/trust/person-rules.ts';
import type { Database } from './database.ts';

export function createPersonRuleStore(database: Database): PersonRuleStore {
  return {
    async of(connectionId, conversationId) {
      const [person, always, inConversation] = await Promise.all([
        database
          .selectFrom('person_rules')
          .select('read_only_since')
          .where('connection_id', '=', connectionId)
          .executeTakeFirst(),
        database
          .selectFrom('allowed_actions')
          .select('action')
          .where('connection_id', '=', connectionId)
          .orderBy('action')
          .execute(),
        conversationId === null
          ? []
          : database
              .selectFrom('conversation_allowed_actions')
              .select('action')
              .where('conversation_id', '=', conversationId)
              .execute(),
      ]);
      return {
        readOnly: (person?.read_only_since ?? null) !== null,
        always: always.flatMap(known),
        inConversation: inConversation.flatMap(known),
      };
    },

    replace: (connectionId, { readOnly, allowed }, at) =>
      database.transaction().execute(async (transaction) => {
        const since = readOnly ? at : null;
        await transaction
          .insertInto('person_rules')
          .values({ connection_id: connectionId, read_only_since: since })
          .onConflict((conflict) => conflict.column('connection_id').doUpdateSet({ read_only_since: since }))
          .execute();
        await transaction.deleteFrom('allowed_actions').where('connection_id', '=', connectionId).execute();
        for (const action of new Set(allowed)) {
          await transaction
            .insertInto('allowed_actions')
            .values({ connection_id: connectionId, action, allowed_at: at })
            .execute();
        }
        await transaction
          .deleteFrom('conversation_allowed_actions')
          .where('conversation_id', 'in', (query) =>
            query.selectFrom('conversations').select('id').where('connection_id', '=', connectionId),
          )
          .execute();
      }),

    async allow(connectionId, conversationId, action, at) {
      if (conversationId === null) {
        await database
          .insertInto('allowed_actions')
          .values({ connection_id: connectionId, action, allowed_at: at })
          .onConflict((conflict) => conflict.columns(['connection_id', 'action']).doNothing())
          .execute();
        return;
      }
      await database
        .insertInto('conversation_allowed_actions')
        .values({ conversation_id: conversationId, action, allowed_at: at })
        .onConflict((conflict) => conflict.columns(['conversation_id', 'action']).doNothing())
        .execute();
    },
  };
}

/** A kind that this version does not know is asked about. */
function known({ action }: { readonly action: string }) {
  const read = allowableActionSchema.safeParse(action);
  return read.success ? [read.data] : [];
}
