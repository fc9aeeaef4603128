import { z } from 'zod';

/** What each state of a tool's part must bring along to be shown. */
const wholeSchema = z.union([
  z.looseObject({ state: z.enum(['input-streaming', 'input-available', 'output-available']) }),
  z.looseObject({ state: z.literal('approval-requested'), approval: z.looseObject({ id: z.string() }) }),
  z.looseObject({
    state: z.literal('approval-responded'),
    approval: z.looseObject({ id: z.string(), approved: z.boolean() }),
  }),
  z.looseObject({ state: z.literal('output-error'), errorText: z.string() }),
  z.looseObject({
    state: z.literal('output-denied'),
    approval: z.looseObject({ reason: z.string().optional() }).optional(),
  }),
]);

/** False for what a damaged database, or a version that failed while it wrote, may have left of a part. */
export function isWholeToolPart(part: unknown): boolean {
  return wholeSchema.safeParse(part).success;
}
