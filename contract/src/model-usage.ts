import { z } from 'zod';

/** GET /api/model/usage?days=… */
export const modelUsageQuerySchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(30).default(7),
});

/** What one language model was told and said in one day. The built-in model reads no tokens and is not counted. */
export const dayOfModelSchema = z.object({
  day: z.iso.date().describe('In UTC'),
  model: z.string(),
  answers: z.int().describe('A question may take several: one for each time tools were called'),
  inputTokens: z.int(),
  outputTokens: z.int(),
});
export type DayOfModel = z.infer<typeof dayOfModelSchema>;

export const modelUsageSchema = z.object({
  tokensPerDay: z
    .int()
    .nullable()
    .describe('What one person may spend in one day (UTC), in and out; null: no limit'),
  tokensToday: z.int(),
  freeAt: z.iso.datetime().describe("When the next day's tokens are there"),
  days: z.array(dayOfModelSchema).describe('Newest day first; only days on which a model was asked'),
});
export type ModelUsage = z.infer<typeof modelUsageSchema>;
