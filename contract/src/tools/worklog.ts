import { z } from 'zod';
import { daySchema, issueKeySchema } from '../jira.ts';

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'A time looks like 09:30');

/** What becomes of the remaining estimate: Jira reckons (auto), it stays, is as long as said, or shorter by as much as said. */
const remainingSchema = z
  .string()
  .regex(
    /^(?:auto|leave|-?\d{1,5}(?:\.\d{1,2})?[wdhm](?: ?\d{1,5}[wdhm]){0,3})$/,
    'It is auto, leave, a time like "4h 30m", or one with a minus to shorten the estimate by',
  );

export const worklogInputSchema = z
  .strictObject({
    key: issueKeySchema.optional(),
    keys: z.array(issueKeySchema).min(1).max(50).optional(),
    /** Left out: add. */
    action: z.enum(['add', 'edit', 'delete']).optional(),
    minutes: z.int().min(1).max(14_400).optional(),
    day: daySchema.optional().describe('Default: today'),
    from: clock.optional().describe('Like 09:00'),
    to: clock.optional().describe('Instead of minutes'),
    comment: z.string().trim().min(1).max(5_000).optional().describe('Markdown'),
    // Which one is meant; where nothing is said, the only one of the person.
    id: z.string().min(1).max(50).optional().describe('Or "last"'),
    author: z.string().min(1).max(200).optional(),
    ofDay: daySchema.optional(),
    remaining: remainingSchema.optional().describe('Estimate: leave, 4h or -1h'),
    visibleTo: z.string().min(1).max(255).optional(),
  })
  .refine(({ key, keys }) => (key === undefined) !== (keys === undefined), 'Give one of key and keys')
  .refine(({ from, to }) => to === undefined || from !== undefined, '"to" needs "from"')
  .refine(({ minutes, to }) => minutes === undefined || to === undefined, 'Give minutes or "to"')
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, '"from" is before "to"')
  .refine(
    ({ action = 'add', minutes, to }) => action !== 'add' || minutes !== undefined || to !== undefined,
    'Give minutes, or from and to',
  )
  .refine(
    ({ action, minutes, day, from, comment, visibleTo }) =>
      action !== 'edit' || [minutes, day, from, comment, visibleTo].some((given) => given !== undefined),
    'Give what to change',
  )
  .refine(
    ({ action = 'add', id, author, ofDay }) => action !== 'add' || (id ?? author ?? ofDay) === undefined,
    'New work has no id, author and ofDay',
  )
  .refine(({ keys, id }) => keys === undefined || id === undefined || id === 'last', 'An id is of one issue');
export type WorklogInput = z.infer<typeof worklogInputSchema>;
