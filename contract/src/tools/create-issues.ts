import { z } from 'zod';
import { mostFilesOfMessage } from '../files.ts';
import { daySchema } from '../jira.ts';
import { fieldsSaid } from './fields-said.ts';
import { brief } from './model-marks.ts';
import { personSaid } from './person-said.ts';

/** The most issues that one plan may create. */
export const mostIssuesCreated = 100;

const parentSaid = z
  .string()
  .trim()
  .regex(/^(?:#[1-9]\d{0,2}|[A-Za-z][A-Za-z0-9_]{1,254}-[1-9]\d{0,9})$/, 'A parent is a key, or "#1"')
  .transform((said) => said.toUpperCase());

const commonShape = {
  project: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe('Key or name; may be left out when there is only one'),
  type: z.string().min(1).max(255).optional().describe('Default: Task'),
  description: z.string().max(32_767).optional().describe('Markdown'),
  assignee: personSaid.optional(),
  priority: z.string().max(255).optional(),
  dueDate: daySchema.optional(),
  labels: z.array(z.string().min(1).max(255)).max(100).optional(),
  fields: fieldsSaid
    .optional()
    .meta({ ...brief, description: 'Any other field by name: {"Severity": "High"}' }),
  parent: parentSaid.optional().describe('A key, or "#1": the first of this list'),
  sprint: z.string().min(1).max(255).optional().describe('Name, "current" or "next"'),
};

export const issueToCreateSchema = z.strictObject({
  summary: z.string().trim().min(1).max(255),
  ...commonShape,
  files: z
    .array(z.string().min(1).max(255))
    .max(mostFilesOfMessage)
    .optional()
    .describe('Sent files to attach: names; [] for the newest'),
});
export type IssueToCreate = z.infer<typeof issueToCreateSchema>;

export const createIssuesInputSchema = z.strictObject({
  issues: z.array(issueToCreateSchema).min(1).max(mostIssuesCreated),
  common: z
    .strictObject(commonShape)
    .optional()
    .meta({ ...brief, description: 'What all have, once: project, type, labels, …' }),
});
export type CreateIssuesInput = z.infer<typeof createIssuesInputSchema>;
