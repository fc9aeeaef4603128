import type { ModelUsageStore } from '../usage/model-usage.ts';
import type { Database } from './database.ts';

/** The store of what language models were told and said, in SQL. */
export function createModelUsageStore(database: Database): ModelUsageStore {
  return {
    async add(connectionId, { day, model, calls, inputTokens, outputTokens }) {
      await database
        .insertInto('model_usage')
        .values({
          connection_id: connectionId,
          day,
          model,
          calls,
          input_tokens: inputTokens,
          output_tokens: outputTokens,
        })
        .onConflict((conflict) =>
          conflict.columns(['connection_id', 'day', 'model']).doUpdateSet((expression) => ({
            calls: expression('model_usage.calls', '+', expression.ref('excluded.calls')),
            input_tokens: expression(
              'model_usage.input_tokens',
              '+',
              expression.ref('excluded.input_tokens'),
            ),
            output_tokens: expression(
              'model_usage.output_tokens',
              '+',
              expression.ref('excluded.output_tokens'),
            ),
          })),
        )
        .execute();
    },

    async tokensOn(connectionId, day) {
      const rows = await database
        .selectFrom('model_usage')
        .select(['input_tokens', 'output_tokens'])
        .where('connection_id', '=', connectionId)
        .where('day', '=', day)
        .execute();
      return rows.reduce((sum, row) => sum + row.input_tokens + row.output_tokens, 0);
    },

    async of(connectionId, since) {
      const rows = await database
        .selectFrom('model_usage')
        .select(['day', 'model', 'calls', 'input_tokens', 'output_tokens'])
        .where('connection_id', '=', connectionId)
        .where('day', '>=', since)
        .orderBy('day')
        .orderBy('model')
        .execute();
      return rows.map(fromRow);
    },

    async ofEverybody(since) {
      const rows = await database
        .selectFrom('model_usage')
        .where('day', '>=', since)
        .select((expression) => [
          'day',
          'model',
          expression.fn.sum<number>('calls').as('calls'),
          expression.fn.sum<number>('input_tokens').as('input_tokens'),
          expression.fn.sum<number>('output_tokens').as('output_tokens'),
        ])
        .groupBy(['day', 'model'])
        .orderBy('day')
        .orderBy('model')
        .execute();
      return rows.map(fromRow);
    },

    async removeBefore(day) {
      await database.deleteFrom('model_usage').where('day', '<', day).execute();
    },
  };
}

/** PostgreSQL sums bigint to numeric, which comes as text. */
function fromRow(row: {
  day: number;
  model: string;
  calls: number;
  input_tokens: number;
  output_tokens: number;
}) {
  return {
    day: row.day,
    model: row.model,
    calls: Number(row.calls),
    inputTokens: Number(row.input_tokens),
    outputTokens: Number(row.output_tokens),
  };
}
