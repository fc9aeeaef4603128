import { z } from 'zod';
import { issueKeySchema, statusSchema } from './jira.ts';

/** Reminders of the caller, at /api/reminders. Times are ISO 8601 in UTC. */
const issueNowSchema = z.object({ summary: z.string(), status: statusSchema });

const remindedIssueSchema = z.object({
  key: z.string(),
  url: z.url().describe('Its page in Jira'),
  now: issueNowSchema
    .nullable()
    .describe('As the caller sees it now; null when it was not looked at or is not shown'),
  why: z.string().nullable().describe('Why it is not shown, as a sentence'),
});

export const reminderSchema = z.object({
  id: z.uuid(),
  text: z.string().nullable(),
  issue: remindedIssueSchema.nullable(),
  at: z.iso.datetime(),
  timeZone: z.string().describe('IANA name: where the person was when they said the time'),
  deliveredAt: z.iso.datetime().nullable().describe('Null while it waits for its time'),
});
export type Reminder = z.infer<typeof reminderSchema>;

export const remindersQuerySchema = z.strictObject({
  state: z
    .enum(['all', 'delivered'])
    .default('all')
    .describe('"delivered": those alone whose time has come and that were not dismissed or snoozed'),
  issues: z
    .enum(['now', 'keys'])
    .default('now')
    .describe('"now" asks Jira what the issues are like; "keys" asks nothing'),
});
export const remindersSchema = z.object({
  reminders: z.array(reminderSchema).describe('The earliest first'),
});

const when = z
  .string()
  .min(1)
  .max(40)
  .describe('2026-11-27T09:00 in the time zone, an instant with its offset, or from now on: 20m, 2h, 3d');
const timeZone = z.string().max(64).optional().describe('IANA name; default UTC');

export const newReminderSchema = z.strictObject({
  at: when,
  timeZone,
  text: z.string().trim().min(1).max(500).optional(),
  key: issueKeySchema.optional().describe('An issue that the caller can see; without it `text` is needed'),
});
export type NewReminder = z.infer<typeof newReminderSchema>;

export const snoozeSchema = z.strictObject({ at: when, timeZone });
export const reminderParamsSchema = z.strictObject({ reminderId: z.uuid() });
