import type { z } from 'zod';
import { JiraError } from '../errors.ts';

/** A part of Jira's answer as ours. Throws jira.unintelligible when what is needed of it is missing. */
export function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new JiraError('jira.unintelligible', { cause: result.error });
}
