import { z } from 'zod';
import { type FieldKind, fieldKindOf, fieldTypeSchema } from './field-kind.ts';

/** What can be chosen in a field; `children` is empty but in cascading fields. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly children: readonly Choice[];
}

/** A field of a screen of Jira's: to create an issue, to edit one, or on the way to a status. */
export interface ScreenField {
  /** Jira's id: "duedate", "customfield_10010". */
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
  readonly kind: FieldKind;
  /** Null when anything of its kind goes, or Jira did not list what does. */
  readonly choices: readonly Choice[] | null;
}

const choiceSchema: z.ZodType<Choice | null> = z.lazy(() =>
  z
    .object({
      id: z.coerce.string(),
      name: z.string().optional(),
      value: z.string().optional(),
      archived: z.boolean().optional().catch(undefined),
      disabled: z.boolean().optional().catch(undefined),
      children: z.array(choiceSchema).optional().catch(undefined),
    })
    .transform(({ id, name, value, archived, disabled, children }) => {
      const words = name ?? value;
      if (words === undefined || archived === true || disabled === true) return null;
      return { id, name: words, children: (children ?? []).filter((child) => child !== null) };
    })
    .catch(null),
);

const fieldSchema = z.object({
  name: z.string().catch(''),
  required: z.boolean().catch(false),
  hasDefaultValue: z.boolean().optional().catch(undefined),
  schema: fieldTypeSchema.catch({ type: 'unknown' }),
  allowedValues: z.array(choiceSchema).nullish().catch(null),
});

/** `field` as createmeta, editmeta and transitions describe it (`FieldMetadata`); what cannot be read is "unsupported". */
export function screenFieldOf(id: string, field: unknown): ScreenField {
  const read = fieldSchema.catch({ name: id, required: false, schema: { type: 'unknown' } }).parse(field);
  return {
    id,
    name: read.name === '' ? id : read.name,
    required: read.required,
    hasDefault: read.hasDefaultValue ?? false,
    kind: fieldKindOf(read.schema),
    choices: read.allowedValues?.filter((choice) => choice !== null) ?? null,
  };
}

/** The two estimates are one field to screens, `timetracking`, and two to issues. */
const estimates = [
  { id: 'timeoriginalestimate', name: 'Original estimate' },
  { id: 'timeestimate', name: 'Remaining estimate' },
] as const;

/** The fields of a screen from Jira's record of them by id, with each estimate on its own. */
export function screenFieldsOf(fields: Readonly<Record<string, unknown>>): ScreenField[] {
  return Object.entries(fields).flatMap(([id, field]): ScreenField[] => {
    const read = screenFieldOf(id, field);
    if (id !== 'timetracking') return [read];
    return estimates.map((estimate) => ({ ...read, ...estimate, kind: 'duration' }));
  });
}
