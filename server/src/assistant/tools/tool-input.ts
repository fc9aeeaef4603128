import { briefKeyword } from '@sidelight/contract';
import { type JSONSchema7, jsonSchema, type Schema, zodSchema } from 'ai';
import { z } from 'zod';

/** Lengths, counts and patterns are checked here all the same; in words they would cost a model three times the tokens. */
const checksAlone: ReadonlySet<string> = new Set([
  '$schema',
  'additionalProperties',
  'pattern',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
]);

/**
 * The schema of a tool's input for the SDK. The JSON Schema is made once, not per turn, and without what a model has
 * no use for. Small models fill what they were not asked for with null or "": when an input is refused, it is read
 * again without those.
 */
export function toolInput<Input>(schema: z.ZodType<Input>): Schema<Input> {
  const strict = zodSchema<Input>(schema);
  return jsonSchema<Input>(async () => withoutChecks(await strict.jsonSchema), {
    validate(value) {
      const first = schema.safeParse(value);
      if (first.success) return { success: true, value: first.data };
      const second = schema.safeParse(withoutBlanks(value));
      if (second.success) return { success: true, value: second.data };
      return { success: false, error: new Error(faultsOf(first.error)) };
    },
  });
}

function withoutChecks(schema: JSONSchema7): JSONSchema7 {
  return JSON.parse(
    JSON.stringify(schema, (name, value: unknown) => (checksAlone.has(name) ? undefined : shortOf(value))),
  );
}

const briefSchema = z.object({
  [briefKeyword]: z.literal(true),
  type: z.string(),
  description: z.string(),
});

/** What is spelt out elsewhere in the same input is told by its description. */
function shortOf(value: unknown): unknown {
  const told = briefSchema.safeParse(value).data;
  return told === undefined ? value : { type: told.type, description: told.description };
}

function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null && item !== '' && !(Array.isArray(item) && item.length === 0))
      .map(([name, item]) => [name, withoutBlanks(item)]),
  );
}

function faultsOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`).join('; ');
}
