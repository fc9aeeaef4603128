import { type JSONSchema7, jsonSchema, type Schema, zodSchema } from 'ai';
import type { z } from 'zod';

/** Lengths, counts and patterns are checked here all the same; in words they would cost a model three times the tokens. */
const checksAlone: ReadonlySet<string> = new Set([
  '$schema',
  'additionalProperties',
  'pattern',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
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
    JSON.stringify(schema, (name, value: unknown) => (checksAlone.has(name) ? undefined : told(value))),
  );
}

/** See the marks in contract/src/tools/model-marks.ts. */
function told(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('untold' in value) return undefined;
  if ('brief' in value && 'type' in value && 'description' in value) {
    return { type: value.type, description: value.description };
  }
  // A constant says what kind it is.
  if ('const' in value && 'type' in value) return { ...value, type: undefined };
  return value;
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
