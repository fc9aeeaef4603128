import { issueEditSchema, issueKeySchema } from '@sidelight/contract';
import { z } from 'zod';
import { fieldSettingSchema } from '../../../jira/fields/field-setting.ts';
import { undoes } from '../operation-undoes.ts';
import { seenSchema } from './seen-fields.ts';

/** One step through the workflow, with what its screen is given. */
const legSchema = z.strictObject({
  id: z.string(),
  statusId: z.string(),
  statusName: z.string(),
  settings: z.array(fieldSettingSchema).optional(),
});
export type Leg = z.infer<typeof legSchema>;

const sprintSchema = z.strictObject({ id: z.int(), name: z.string() });

/** Right above or right below another issue. */
export const rankPlaceSchema = z.strictObject({ side: z.enum(['above', 'below']), other: issueKeySchema });

export const changeOperationSchema = z.strictObject({
  kind: z.literal('change'),
  siteUrl: z.string(),
  key: issueKeySchema,
  edit: issueEditSchema.nullable(),
  /** Fields beyond those of `edit`. */
  settings: z.array(fieldSettingSchema).optional(),
  /** The last step, with those that lead to it. */
  transition: legSchema
    .extend({
      before: z.array(legSchema).optional(),
      /** Where the steps are found on the way (`id` is empty then): ids of the statuses that may be passed. */
      among: z.array(z.string()).optional(),
    })
    .nullable(),
  /** `field` is Jira's id of the sprint field; null is the backlog. */
  sprint: z
    .strictObject({ field: z.string(), to: sprintSchema.nullable(), from: sprintSchema.nullable() })
    .optional(),
  /** `was`: where it stood, counted from 0 in its list; null when that is not known. */
  rank: rankPlaceSchema.extend({ was: rankPlaceSchema.extend({ place: z.int() }).nullable() }).optional(),
  seen: seenSchema,
  /** The same edit with the values from before, and the status from before: for the journal of changes. */
  inverse: z.strictObject({
    edit: issueEditSchema.nullable(),
    statusName: z.string().nullable(),
    settings: z.array(fieldSettingSchema).optional(),
    /** By name: what a step back to a status that is done is given. */
    resolution: z.string().optional(),
  }),
  undoes,
});
export type ChangeOperation = z.infer<typeof changeOperationSchema>;
export type PlannedTransition = NonNullable<ChangeOperation['transition']>;
export type RankPlace = z.infer<typeof rankPlaceSchema>;

/** Every step that is known, in their order. */
export function legsOf({ before = [], among: _among, ...last }: PlannedTransition): Leg[] {
  return last.id === '' ? [...before] : [...before, last];
}

/** All that is set by id: by the edit, and on the way through the workflow. Comments are no value of a field. */
export function settingsOf({ settings = [], transition }: Pick<ChangeOperation, 'settings' | 'transition'>) {
  const onTheWay = transition === null ? [] : legsOf(transition).flatMap((leg) => leg.settings ?? []);
  return [...settings, ...onTheWay].filter(({ id }) => id !== 'comment');
}
