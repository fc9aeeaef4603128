import { z } from 'zod';
import { issueKeySchema } from '../jira.ts';

/** The tool "remind": the person's own reminders, nothing in Jira. */
export const remindInputSchema = z
  .strictObject({
    do: z.enum(['set', 'list', 'cancel', 'snooze']),
    at: z
      .string()
      .min(1)
      .max(40)
      .optional()
      .describe('Local time, 2026-11-27T09:00, or from now: 20m, 2h, 3d'),
    key: issueKeySchema.optional(),
    text: z.string().trim().min(1).max(500).optional(),
    which: z.string().min(1).max(100).optional().describe('To cancel or snooze: id, key, words or "all"'),
  })
  .refine(({ do: what, at }) => (what === 'set' || what === 'snooze') === (at !== undefined), {
    message: 'Give it with set and snooze, and only then',
    path: ['at'],
  });
export type RemindInput = z.infer<typeof remindInputSchema>;

const toldReminderSchema = z.object({
  id: z.string().describe('Short: the beginning of its id'),
  when: z.string().describe('In words, on the person\'s clock: "tomorrow at 09:00"'),
  text: z.string().optional(),
  issue: z.string().optional().describe('Key'),
  due: z.literal(true).optional().describe('It was delivered and stands in the list'),
});
export type ToldReminder = z.infer<typeof toldReminderSchema>;

export const remindOutputSchema = z.object({
  done: z.string().describe('What was done or found, in a sentence'),
  reminders: z.array(toldReminderSchema).describe('Those that it is about, the earliest first'),
  url: z.string().optional().describe('Of the issue, when one was set'),
});
export type RemindOutput = z.infer<typeof remindOutputSchema>;
