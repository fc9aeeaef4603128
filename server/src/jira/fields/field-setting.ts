import { z } from 'zod';
import { fieldKindSchema } from './field-kind.ts';

/** A value in Jira's JSON as its writing operations take it; null empties a field. */
export const jiraJsonSchema = z.json();
export type JiraJson = z.infer<typeof jiraJsonSchema>;

/** A value for a field, or one that it holds. */
export interface FieldValue {
  readonly json: JiraJson;
  /** As the person reads it; null for nothing. */
  readonly words: string | null;
}

/** A field set to a value, as a plan and the journal of changes keep it. */
export const fieldSettingSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: fieldKindSchema,
  value: jiraJsonSchema,
  /** What the person read of it; null for nothing. */
  words: z.string().nullable().optional(),
});
export type FieldSetting = z.infer<typeof fieldSettingSchema>;
