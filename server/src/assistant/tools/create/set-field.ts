import { z } from 'zod';
import { fieldSettingSchema } from '../../../jira/fields/field-setting.ts';

/** A field that a new issue is given beyond its own parts, also in the words in which a person knows the value. */
export const setFieldSchema = fieldSettingSchema.extend({ words: z.string() });
export type SetField = z.infer<typeof setFieldSchema>;
